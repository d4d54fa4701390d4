import { stderrLines, type HubConfig } from '#platform';
import { hostHub, type HostOptions, type HostedHub } from './host-hub.js';
import { playStory } from './story.js';

export interface RunOptions extends Omit<HostOptions, 'say'> {
  readonly args: readonly string[];
  readonly storyEntry: string;
}

/** The exit code of a stop that had to be cut off. */
const LATE = 1;

const say = (line: string): void => stderrLines.write(`${line}\n`);

/**
 * What `npm start` does once everything is installed: start, tell the story, show where to look, run until Ctrl-C.
 * `--empty`: no story · `--once`: stop after the story · `--json`: only the counts on standard output.
 * @returns the exit code
 */
export async function runHub(options: RunOptions): Promise<number> {
  const flags = new Set(options.args);
  const unknown = options.args.filter((flag) => !['--empty', '--once', '--json'].includes(flag));
  if (unknown.length > 0) {
    say(`不认识的参数 · unknown option: ${unknown.join(' ')}\n用法 · usage: npm start [-- --empty | --once --json]`);
    return 2;
  }
  const stopped = untilStopped();
  const hub = await hostHub({ ...options, say });
  const told = flags.has('--empty') ? 0 : await playStory({ config: options.config, hub, entry: options.storyEntry, json: flags.has('--json') });
  if (!flags.has('--once') && !stopped.asked()) {
    say(banner(hub, options.config));
    await stopped.wait;
  }
  try {
    await hub.stop();
  } catch {
    say(
      '没有在 HUB_SHUTDOWN_MS 内全部停下；已受理的都在库中，下次启动接着做 · not everything stopped in time; what was accepted is kept, the next start goes on [HUB_STOP_LATE]',
    );
    return LATE;
  }
  return flags.has('--once') ? told : 0;
}

const banner = ({ url }: HostedHub, config: HubConfig): string =>
  [
    '',
    '联动已就绪 · Liandong is ready',
    `  接口 API      ${url}   (GET /healthz, /readyz, /metrics)`,
    `  数据 data     ${config.HUB_DATA_DIR}`,
    '  试试 try      eval "$(npx hub partner ls --env)"; npx hub status',
    '  停止 stop     Ctrl+C',
    '',
  ].join('\n');

/** The first signal asks for a clean stop, the second ends at once. */
function untilStopped(): { readonly asked: () => boolean; readonly wait: Promise<void> } {
  let asked = false;
  const wait = new Promise<void>((resolve) => {
    const stop = (): void => {
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
  return { asked: () => asked, wait };
}
