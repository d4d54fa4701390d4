import { pino } from 'pino';

const sink = pino.destination({ dest: 2, sync: false });
let held: string[] | null = null;

/** Everything this process tells people and operators goes through here, so that a table on the same terminal can stay whole. */
export const stderrLines = {
  write(text: string): void {
    if (held) held.push(text);
    else sink.write(text);
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
  sink.flushSync();
});
