import { DOORS, isDoor, type Door } from '#contracts';
import { endOfFeed, HubUnreachable, type HubHttp } from '#simulation';
import { connect } from '../hub/hub.js';
import { EXIT, Failure, hubIsDown } from '../output/failure.js';
import { printFields, printJson, talk } from '../output/print.js';
import { words } from '../output/words.js';
import { wholeNumber } from '../sample/sample.js';
import { compareWithManifest, type Mismatch } from './compare.js';
import { askOrderPages, followStatuses, waitForPlaces } from './follow.js';
import { sendRegistrations } from './market-batch.js';
import { postOrders } from './post-orders.js';
import { showProgress } from './progress.js';
import { reportOf, type SendReport } from './report.js';
import { sourceOrders } from './source-order.js';
import { Tally } from './tally.js';

export interface SendOptions {
  readonly door: string;
  readonly file: string;
  readonly rate?: string;
  readonly wait?: boolean;
  readonly manifest?: string;
  readonly json?: boolean;
  readonly concurrency: string;
  readonly patience: string;
}

const FIRST_CONTACT_MS = 10_000;
const GIVE_UP_AFTER_MS = 180_000;
const SHOWN = 20;

/** Sends a file through a door as its agency would, and with `wait` follows every order by the door's public interface alone. */
export async function send(options: SendOptions): Promise<void> {
  const door = doorOf(options.door);
  await reach(door);
  const concurrency = wholeNumber('--concurrency', options.concurrency, 1, 512);
  const http = connect(door, { giveUpAfterMs: GIVE_UP_AFTER_MS, maxConnections: concurrency });
  const feed = connect(door, { giveUpAfterMs: GIVE_UP_AFTER_MS });
  try {
    await run({ options, door, concurrency, http, feed });
  } catch (error) {
    if (error instanceof HubUnreachable) throw hubIsDown(error.message);
    throw error;
  } finally {
    http.close();
    feed.close();
  }
}

/** A hub that never was there is not waited for; one that goes away in between is. */
async function reach(door: Door): Promise<void> {
  const first = connect(door, { giveUpAfterMs: FIRST_CONTACT_MS });
  try {
    const { status } = await first.get('/healthz');
    if (status >= 500) throw hubIsDown(`HTTP ${status}`);
  } catch (error) {
    throw error instanceof HubUnreachable ? hubIsDown(error.message) : error;
  } finally {
    first.close();
  }
}

function doorOf(name: string): Door {
  if (isDoor(name)) return name;
  throw new Failure(words(`没有入口 ${name}，可用：${DOORS.join('、')}`, `no door ${name}; there are ${DOORS.join(', ')}`), EXIT.usage);
}

interface Run {
  readonly options: SendOptions;
  readonly door: Door;
  readonly concurrency: number;
  readonly http: HubHttp;
  readonly feed: HubHttp;
}

async function run({ options, door, concurrency, http, feed }: Run): Promise<void> {
  const rate = options.rate === undefined ? null : wholeNumber('--rate', options.rate, 1, 100_000);
  const patienceMs = wholeNumber('--patience', options.patience, 1, 86_400) * 1_000;
  const waited = options.wait === true || options.manifest !== undefined;
  const after = waited ? await endOfFeed(feed, `/v1/doors/${door}/statuses`) : null;
  const tally = new Tally();
  const follower = waited ? followStatuses(feed, door, after, tally) : null;
  const endProgress = showProgress(tally, waited);
  try {
    if (door === 'market-12315') await sendRegistrations(http, options.file, rate, tally);
    else await postOrders({ http, door, tally, rate, concurrency }, sourceOrders(door, options.file));
    if (follower !== null) {
      await waitForPlaces(tally, patienceMs, follower.failed);
      await askOrderPages(http, door, tally);
    }
  } finally {
    endProgress();
    await follower?.stop();
  }
  const mismatches = options.manifest === undefined ? null : await compareWithManifest(options.manifest, door, tally);
  conclude(options, reportOf(tally, waited), tally, mismatches);
}

/** Prints the sums, then the exit code: 7 other than the manifest says, 1 missing or doubled, 4 refused, 5 in conflict. */
function conclude(options: SendOptions, report: SendReport, tally: Tally, mismatches: readonly Mismatch[] | null): void {
  const whole = { door: options.door, file: options.file, ...report, ...(mismatches === null ? {} : { mismatches: mismatches.length }) };
  if (options.json === true) printJson(whole);
  else printFields(whole);
  const troubles = mismatches === null ? refusals(tally) : mismatches.map(mismatchLine);
  if (report.missing !== null) troubles.push(...tally.waiting.map(({ orderNo }) => words(`没有下落：${orderNo}`, `missing: ${orderNo}`)));
  troubles.slice(0, SHOWN).forEach(talk);
  if (troubles.length > SHOWN) talk(words(`……还有 ${troubles.length - SHOWN} 条`, `… and ${troubles.length - SHOWN} more`));
  const code = exitCodeOf(report, mismatches);
  if (code !== EXIT.ok) throw new Failure('', code);
}

const lineName = (line: number, orderNo: string | null): string => `${words(`第 ${line} 行`, `line ${line}`)} ${orderNo ?? ''}`.trimEnd();
const mismatchLine = ({ line, orderNo, expected, found }: Mismatch): string =>
  words(`${lineName(line, orderNo)}：应为 ${expected}，实为 ${found}`, `${lineName(line, orderNo)}: expected ${expected}, found ${found}`);
const refusals = (tally: Tally): string[] => tally.results.flatMap(({ line, orderNo, why }) => (why === null ? [] : `${lineName(line, orderNo)}: ${why}`));

function exitCodeOf({ missing, doubled, refused, conflict }: SendReport, mismatches: readonly Mismatch[] | null): number {
  if (mismatches !== null && mismatches.length > 0) return EXIT.checkFailed;
  if ((missing ?? 0) > 0 || (doubled ?? 0) > 0) return EXIT.failed;
  if (mismatches !== null) return EXIT.ok;
  if (refused > 0) return EXIT.invalidInput;
  return conflict > 0 ? EXIT.conflict : EXIT.ok;
}
