import { pino } from 'pino';

const sink = pino.destination({ dest: 2, sync: false });
let held: string[] | null = null;
let isGone = false;

// Who read our lines has gone (EPIPE), or his disk is full: the work goes on, and nothing is tried again and again.
sink.on('error', () => {
  isGone = true;
});
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

/** Everything this process tells people and operators goes through here, so that a table on the same terminal can stay whole. */
export const stderrLines = {
  write(text: string): void {
    if (held) held.push(text);
    else if (!isGone) sink.write(text);
  },
  /** Keeps what is written until `release`: another process draws on the terminal. */
  hold(): void {
    held ??= [];
  },
  release(): void {
    const kept = held ?? [];
    held = null;
    for (const text of kept) sink.write(text);
  },
};

process.once('exit', () => {
  stderrLines.release();
  if (!isGone) sink.flushSync();
});
