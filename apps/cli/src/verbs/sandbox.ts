import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../hub/hub.js';
import { CHECKOUT, dataDir } from '../hub/run-place.js';
import { EXIT, Failure } from '../output/failure.js';
import { talk } from '../output/print.js';
import { words } from '../output/words.js';

/** Lets the simulated agencies and institutions act, or rest. They run in a process of their own, which ends with «off» or with the hub. */
export async function sandboxSwitch(state: string): Promise<void> {
  const { json } = await ask('operator', 'PUT', '/v1/ops/sandbox', { json: { on: state === 'on' } });
  if (json.on === true) begin();
  talk(json.on === true ? words('演示机构开始办理', 'the simulated partners act') : words('演示机构已休息', 'the simulated partners rest'));
}

/** A second one beside a running one ends by itself. */
function begin(): void {
  const entry = join(CHECKOUT, 'dist/apps/sandbox/src/main.js');
  if (!existsSync(entry)) throw new Failure(words('演示机构尚未编译：请运行 npm run build', 'the sandbox is not built: npm run build'), EXIT.unavailable);
  const log = openSync(join(dataDir(), 'sandbox.log'), 'a');
  spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', entry, '--until-off'], {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, HUB_DATA_DIR: dataDir() },
  }).unref();
  closeSync(log);
}
