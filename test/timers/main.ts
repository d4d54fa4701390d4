import { privateServers } from '../../apps/cli/src/clocks/score/private-servers.js';
import { timersOptions } from './options.js';
import { timersRun, type TimersRun } from './run.js';
import { isKept } from './verdict.js';

/** npm run timers: exit code 0 when every mark was told once, in order, and the topic says the same. */
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const { json, ...options } = timersOptions(process.argv.slice(2));
const found = await privateServers((servers, dataDir) => timersRun(servers, dataDir, options, say));
process.stdout.write(json ? `${JSON.stringify(found)}\n` : table(found));
process.exit(isKept(found) ? 0 : 1);

function table(run: TimersRun): string {
  return Object.entries(run)
    .map(([name, value]) => `${name.padEnd(16)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}\n`)
    .join('');
}
