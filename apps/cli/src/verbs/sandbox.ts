import { ask } from '../hub/hub.js';
import { talk } from '../output/print.js';
import { words } from '../output/words.js';

/** Lets the simulated agencies and institutions act, or rest. */
export async function sandboxSwitch(state: string): Promise<void> {
  const { json } = await ask('operator', 'PUT', '/v1/ops/sandbox', { json: { on: state === 'on' } });
  talk(json.on === true ? words('演示机构开始办理', 'the simulated partners act') : words('演示机构已休息', 'the simulated partners rest'));
}
