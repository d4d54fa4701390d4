import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeData } from '#embedded';
import { freePort } from '../support/running-hub.js';
import { HubProcess } from './hub-process.js';
import { optionsOf } from './options.js';
import { startOfYear } from './rhythm.js';
import { SimHub } from './sim-hub.js';
import { reportText, simulate } from './simulate.js';

const USAGE = 2;
const CANNOT_START = 6;
const DIFFERENCES = 7;
const INTERRUPTED = 130;
const LINE_EVERY_MS = 5_000;

const talk = (line: string): void => void process.stderr.write(`${line}\n`);

/** At most a line every five seconds, or one that is drawn over on a terminal. */
function progress(): (line: string) => void {
  let last = 0;
  return (line) => {
    if (performance.now() - last < (process.stderr.isTTY ? 200 : LINE_EVERY_MS)) return;
    last = performance.now();
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K  ${line}`);
    else talk(`  ${line}`);
  };
}

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2));
  if (typeof options === 'string') {
    talk(options);
    return USAGE;
  }
  const dataDir = mkdtempSync(join('/var/tmp', 'liandong-simulate-'));
  let hub: HubProcess | null = null;
  try {
    hub = await HubProcess.start(dataDir, await freePort(), startOfYear(options.year)).catch((error: unknown) => {
      talk(error instanceof Error ? error.message : String(error));
      return null;
    });
    if (hub === null) return CANNOT_START;
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        void hub?.stop().finally(() => {
          removeData(dataDir);
          process.exit(INTERRUPTED);
        });
      });
    const keys = JSON.parse(readFileSync(join(dataDir, 'demo-keys.json'), 'utf8')) as Record<string, string>;
    const partners = new SimHub(hub.url, keys);
    const report = await simulate(options, partners, progress());
    partners.close();
    if (process.stderr.isTTY) talk('');
    if (report.internalErrors > 0) talk(hub.log());
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : reportText(report));
    return report.ok ? 0 : DIFFERENCES;
  } finally {
    await hub?.stop();
    removeData(dataDir);
  }
}

process.exitCode = await main();
