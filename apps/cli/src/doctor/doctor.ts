import { EXIT, Failure } from '../output/failure.js';
import { print, printJson } from '../output/print.js';
import { words } from '../output/words.js';
import { hubChecks } from './hub-checks.js';
import { machineChecks } from './machine-checks.js';

/** Everything a first start or a sick hub may lack. Exit 7 when something is wrong. */
export async function doctor(options: { readonly json?: boolean }): Promise<void> {
  const findings = [...(await machineChecks()), ...(await hubChecks())];
  if (options.json === true) printJson({ findings });
  else for (const { name, state, detail } of findings) print(`${{ ok: '✓', wrong: '✗', skipped: '-', notice: '!' }[state]} ${name}: ${detail}`);
  const wrong = findings.filter(({ state }) => state === 'wrong').length;
  if (wrong > 0) throw new Failure(words(`${wrong} 项有问题`, `${wrong} things are wrong`), EXIT.checkFailed);
}
