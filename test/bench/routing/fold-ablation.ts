import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { DEMO_PARTIES } from '#contracts';
import { compileRuleSet, SHIPPED_RULE_SET } from '#routing';
import { History } from '../../../apps/cli/src/route/history.js';
import { isDoor, orderFactsOf, personNameOf } from '../../../apps/cli/src/route/order-facts.js';
import { predictionOf } from '../../../apps/cli/src/route/prediction.js';
import { isRawOrder, type RawOrder } from '../../../apps/cli/src/route/raw-order.js';

/**
 * Leave-one-fold-out figures for the words (docs/adr/0011): for each of five folds the rule set is compiled without every word whose only orders in the
 * file lie in that fold, and that fold alone is predicted. Names of institutions come from registers and stay. Writes `<out>-<fold>.ndjson` and
 * `<out>-<fold>.gold.ndjson` for the scorer. Usage: `fold-ablation <orders.ndjson.gz> <out>`.
 */
const FOLDS = 5;
const REGISTERS = new Set([
  'version',
  'effectiveFrom',
  'order',
  'regulator',
  'parties',
  'groups',
  'placeWords',
  'transfers',
  'homophones',
  'parameters',
  'lineNames',
  'groupNames',
]);

interface Row {
  readonly line: string;
  readonly id: string;
  readonly fold: number;
  readonly text: string;
  readonly raw: RawOrder;
  readonly door: string;
}

const foldOf = (id: string): number => Number(BigInt(`0x${createHash('sha1').update(id).digest('hex')}`) % BigInt(FOLDS));

function rowOf(line: string): Row {
  const row: unknown = JSON.parse(line);
  if (!isRawOrder(row) || !isRawOrder(row['order']) || typeof row['id'] !== 'string' || typeof row['door'] !== 'string') throw new Error('no order');
  return { line, id: row['id'], fold: foldOf(row['id']), text: JSON.stringify(row['order']).toLowerCase(), raw: row['order'], door: row['door'] };
}

/** Whether a word is kept when `fold` is left out: it stands in no order at all, or in one of another fold. */
const keeps =
  (rows: readonly Row[], fold: number, dropped: Set<string>) =>
  (word: string): boolean => {
    const folds = new Set(rows.filter(({ text }) => text.includes(word)).map((row) => row.fold));
    const kept = folds.size === 0 || folds.size > 1 || !folds.has(fold);
    if (!kept) dropped.add(word);
    return kept;
  };

function without(value: unknown, keep: (word: string) => boolean): unknown {
  if (Array.isArray(value)) return value.every((entry) => typeof entry === 'string') ? value.filter(keep) : value.map((entry: unknown) => without(entry, keep));
  if (!isRawOrder(value)) return value;
  const firm = typeof value['sector'] === 'string' && ['UNLISTED', 'ELSEWHERE', 'PAYMENT'].includes(value['sector']) && 'kind' in value;
  return firm ? value : Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, without(entry, keep)]));
}

const [, , from, out] = process.argv;
if (from === undefined || out === undefined) throw new Error('usage: fold-ablation <orders.ndjson.gz> <out>');
const rows = gunzipSync(readFileSync(from)).toString('utf8').trim().split('\n').map(rowOf);
for (let fold = 0; fold < FOLDS; fold += 1) {
  const dropped = new Set<string>();
  const keep = keeps(rows, fold, dropped);
  const set = Object.fromEntries(
    Object.entries(SHIPPED_RULE_SET as RawOrder).map(([name, value]) => [name, REGISTERS.has(name) ? value : without(value, keep)]),
  );
  const result = compileRuleSet(set, DEMO_PARTIES);
  if (!result.compiled) throw new Error(result.problems.join('; '));
  const history = new History();
  const lines: string[] = [];
  for (const { id, door, raw } of rows) {
    if (!isDoor(door)) continue;
    const name = personNameOf(door, raw);
    const { order, open } = history.of(orderFactsOf(door, raw), name);
    const proposal = result.engine.propose(order, open);
    history.add(order, name, proposal);
    lines.push(JSON.stringify({ id, ...predictionOf(proposal, result.engine.autoDispatchScore) }));
  }
  const gold = rows.filter((row) => row.fold === fold);
  writeFileSync(`${out}-${fold}.ndjson`, `${lines.join('\n')}\n`);
  writeFileSync(`${out}-${fold}.gold.ndjson`, `${gold.map(({ line }) => line).join('\n')}\n`);
  console.log(`fold ${fold}: ${gold.length} orders, ${dropped.size} words left out`);
}
