import { mkdtempSync, rmSync } from 'node:fs';
import { removeData } from '#embedded';
import { judgeFolder } from './checker/history.js';
import { isKept, type Verdict } from './checker/verdict.js';
import { longRun } from './long-run.js';
import { faultsOptions } from './options.js';

/** npm run faults: exit code 0 when nothing was missing, doubled, out of order or seen by strangers, and an order came through after every fault. */
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const options = faultsOptions(process.argv.slice(2));
const verdict = options.judge === '' ? await run() : await judgeFolder(options.judge);
process.stdout.write(options.json ? `${JSON.stringify(verdict)}\n` : table(verdict));
process.exit(isKept(verdict) ? 0 : 1);

async function run(): Promise<Verdict> {
  const folder = options.keep === '' ? mkdtempSync('/var/tmp/liandong-faults-') : options.keep;
  try {
    return await longRun(folder, options, say);
  } finally {
    removeData(`${folder}/data`);
    if (options.keep === '') rmSync(folder, { recursive: true, force: true });
  }
}

function table({ faults, examples, conservation, ...counts }: Verdict): string {
  const lines = [
    ...Object.entries(counts).map(([name, value]) => `${name}: ${String(value)}`),
    ...conservation.map(
      (each) => `source ${each.source}: received ${each.received} = registered ${each.registered} + dead ${each.dead}; refused ${each.refused}`,
    ),
    'fault · times · recovery in seconds (median, max)',
    ...faults.map(
      ({ fault, times, recoverySeconds, never }) =>
        `  ${fault} · ${times} · ${recoverySeconds.median} · ${recoverySeconds.max}${never > 0 ? ` · NEVER ${never}` : ''}`,
    ),
    ...examples,
  ];
  return `${lines.join('\n')}\n`;
}
