import { createWriteStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Command } from 'commander';
import { explainOrder, explanationLines } from './explain.command.js';
import { DOORS, isDoor } from './order-facts.js';
import { predictFile } from './predict.command.js';

interface PredictOptions {
  readonly file: string;
  readonly out?: string;
}
interface ExplainOptions {
  readonly door: string;
  readonly file: string;
  readonly json?: boolean;
}

async function predict({ file, out }: PredictOptions): Promise<void> {
  if (out === undefined) {
    await predictFile(file, (line) => process.stdout.write(`${line}\n`));
    return;
  }
  const target = createWriteStream(out);
  const written = await predictFile(file, (line) => target.write(`${line}\n`));
  target.end();
  await finished(target);
  process.stderr.write(`${written} predictions → ${out}\n`);
}

function explain({ door, file, json }: ExplainOptions): void {
  if (!isDoor(door)) throw new Error(`unknown door ${door}; one of ${DOORS.join(', ')}`);
  const order: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const proposal = explainOrder(door, order);
  process.stdout.write(json === true ? `${JSON.stringify(proposal, null, 2)}\n` : `${explanationLines(proposal).join('\n')}\n`);
}

/** Adds `route predict` and `route explain`: the routing engine by hand, without a server. */
export function registerRoute(program: Command): void {
  const route = program.command('route').description('对口处理: ask the routing rules without a server');
  route
    .command('predict')
    .description('route every order of a file of lines {id, door, order}; one prediction per line')
    .requiredOption('--file <path>', '.ndjson or .ndjson.gz')
    .option('--out <path>', 'write here instead of standard output')
    .action(predict);
  route
    .command('explain')
    .description('where one order would go, and why')
    .requiredOption('--door <door>', DOORS.join(' | '))
    .requiredOption('--file <path>', 'one order as JSON')
    .option('--json', 'the whole proposal as JSON')
    .action(explain);
}
