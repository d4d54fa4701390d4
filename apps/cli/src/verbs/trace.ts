import { isDoor, statusWord, type StatusCode } from '#contracts';
import type { JsonObject } from '#kernel';
import { ask, listIn } from '../hub/hub.js';
import { tracesOf, type Trace } from '../hub/traces.js';
import { asText, EXIT, Failure } from '../output/failure.js';
import { print, printJson, talk } from '../output/print.js';
import { words } from '../output/words.js';
import { readManifest } from '../sample/manifest.js';

interface Options {
  readonly check?: boolean;
  readonly json?: boolean;
  readonly manifest?: string;
}

/** What a door was told against what history says it must have been told. */
export interface Check {
  readonly referralNo: string;
  readonly orderNo: string;
  readonly agrees: boolean;
  readonly expected: readonly string[];
  readonly atTheDoor: readonly string[];
  readonly chainIntact: boolean;
}

/** The whole path of a case; with `check` the comparison of its statuses with its history. */
export async function trace(name: string | undefined, options: Options): Promise<void> {
  if (options.manifest !== undefined) return checkAll(await orderNumbersOf(options.manifest), options);
  if (name === undefined) throw new Failure(words('要追踪哪一件？请给出工单号或转办编号', 'trace what? give an order number or a referral number'), EXIT.usage);
  if (options.check === true) return checkAll([name], options);
  const traces = await tracesOf(name);
  if (options.json === true) printJson(traces);
  else traces.forEach(printTrace);
}

async function orderNumbersOf(path: string): Promise<string[]> {
  const { expected } = await readManifest(path);
  return [...new Set(expected.filter(({ outcome }) => outcome === 'accepted').flatMap(({ orderNo }) => orderNo ?? []))];
}

async function checkAll(names: readonly string[], options: Options): Promise<void> {
  const checks: Check[] = [];
  const todo = [...names];
  const lane = async (): Promise<void> => {
    for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
      const traces = await tracesOf(name);
      for (const found of traces) checks.push(await checkOf(found));
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  const wrong = checks.filter(({ agrees, chainIntact }) => !agrees || !chainIntact);
  if (options.json === true) printJson({ checked: checks.length, wrong: wrong.length, checks: names.length === 1 ? checks : wrong });
  else report(checks, wrong);
  if (wrong.length > 0) throw new Failure(words(`${wrong.length} 件不一致`, `${wrong.length} do not agree`), EXIT.checkFailed);
}

function report(checks: readonly Check[], wrong: readonly Check[]): void {
  const shown = checks.length <= 10 ? checks : wrong.slice(0, 20);
  for (const { referralNo, orderNo, agrees, expected, atTheDoor, chainIntact } of shown) {
    print(`${referralNo} ${orderNo}  check: ${String(agrees && chainIntact)}`);
    print(`  ${words('历史', 'history')}  ${expected.join(' ')}`);
    print(`  ${words('入口', 'door   ')}  ${atTheDoor.join(' ')}`);
  }
  if (checks.length > 10) print(words(`核对 ${checks.length} 件，不一致 ${wrong.length} 件`, `${checks.length} checked, ${wrong.length} wrong`));
}

/** Statuses are published after the transition: a difference counts only when it is still there two seconds later. */
async function checkOf(found: Trace): Promise<Check> {
  for (let tries = 0; ; tries += 1) {
    const check = compare(found, await atTheDoor(found));
    if (check.agrees || tries === 10) return check;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function compare(found: Trace, told: readonly string[]): Check {
  const { door, orderNo } = found.source;
  const expected = found.expectedStatuses.filter((code) => door !== null && isDoor(door) && statusWord(door, code as StatusCode) !== null);
  const agrees = expected.length === told.length && expected.every((code, at) => code === told[at]);
  return {
    referralNo: found.referralNo,
    orderNo,
    agrees,
    expected,
    atTheDoor: told,
    chainIntact: found.chainIntact && found.replayAgrees && found.clocksAgree,
  };
}

/** The codes on the order page, read with the door's own key; of a split order those of this part. */
async function atTheDoor({ source }: Trace): Promise<readonly string[]> {
  if (source.door === null) return [];
  const { json } = await ask(source.door, 'GET', `/v1/doors/${source.door}/orders/${encodeURIComponent(source.orderNo)}`);
  const mine = ({ part, 部分: teil }: JsonObject): boolean => {
    const named = asText(part ?? teil);
    return source.part === 1 ? named === '举报' || named === '1' : named !== '举报' && named !== '1';
  };
  return listIn(json, 'history')
    .filter(mine)
    .map(({ code }) => asText(code));
}

function printTrace(found: Trace): void {
  const { referralNo, source, status, version } = found;
  print(`${referralNo}  ${source.orderNo}${source.part === 1 ? words('（举报部分）', ' (report part)') : ''}  ${status}  v${version}  ${found.referralId}`);
  if (found.receipt !== null) printReceipt(found.receipt);
  for (const { version: at, type, at: time, actor, data } of found.events)
    print(`  v${String(at).padEnd(3)} ${time}  ${type.padEnd(24)} ${actor}  ${brief(data)}`);
  for (const clock of found.clocks) print(`  ⏱ ${['ruleId', 'article', 'state', 'dueAt'].map((field) => asText(clock[field])).join('  ')}`);
  print(`  ${words('入口应收到', 'the door is told')}: ${found.expectedStatuses.join(' ')}`);
  if (!found.chainIntact || !found.replayAgrees || !found.clocksAgree) talk(words('  哈希链或重放不一致！', '  the hash chain or the replay does not agree!'));
}

function printReceipt(receipt: JsonObject): void {
  print(
    `  ${words('分派依据', 'why')}: ${asText(receipt.ruleId)}  score ${asText(receipt.score)}  ${asText(receipt.because)}  (${asText(receipt.ruleSetVersion)})`,
  );
}

const brief = (data: JsonObject): string =>
  Object.entries(data)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .slice(0, 4)
    .map(([name, value]) => `${name}=${asText(value)}`)
    .join(' ')
    .slice(0, 160);
