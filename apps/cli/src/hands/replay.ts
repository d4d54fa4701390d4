import { instantMs, instantOf, type Instant } from '#kernel';
import { holdersOf, returnsToFormerHands, timeInHands, totals, type HandsSegment } from '#referral';
import { rowsOf } from '../input/json-lines.js';
import { print, printFields, printJson, printTable } from '../output/print.js';
import { words } from '../output/words.js';
import { lifeOf } from './case-life.js';
import { loggedCase, type LoggedCase } from './logged-case.js';

export interface ReplayOptions {
  readonly file: string;
  readonly group: string;
  readonly time: string;
  readonly json?: boolean;
}

const NAMED = 20;
const SHOWN = 10;

export interface Replayed {
  readonly cases: number;
  readonly loggedEvents: number;
  readonly referralEvents: number;
  readonly reassignments: number;
  /** Cases whose time in hands, second by second, is the case's own length, without gap or overlap. */
  readonly addsUp: number;
  readonly differs: readonly string[];
  /** Cases that came back to a party that had had them. */
  readonly pingPong: number;
  readonly pingPongShare: number;
  readonly longest: { readonly id: string; readonly hours: number; readonly parties: number } | null;
  readonly mostReturns: { readonly id: string; readonly returns: number } | null;
  readonly hours: number;
  readonly parties: readonly { readonly party: string; readonly hours: number; readonly share: number }[];
}

/** `hub hands replay`: a log's changes of group as reassignments, through the product's state machine and its ledger. */
export function replayLog(options: ReplayOptions): void {
  const begun = performance.now();
  const found = replayed(rowsOf(options.file).map((row, index) => loggedCase(row, options, index + 1)));
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  if (options.json === true) {
    printJson({ file: options.file, ...found, seconds });
    return;
  }
  const { parties, ...sums } = found;
  printFields({ ...sums, seconds });
  print('');
  printTable(
    [words('单位', 'party'), words('小时', 'hours'), words('占比', 'share')],
    parties.slice(0, SHOWN).map(({ party, hours, share }) => [party, hours, share]),
  );
}

interface LivedCase {
  readonly logged: LoggedCase;
  readonly events: number;
  readonly segments: readonly HandsSegment[];
  readonly moves: number;
  readonly returns: number;
}

export function replayed(cases: readonly LoggedCase[]): Replayed {
  const lived = cases.map((logged): LivedCase => {
    const events = lifeOf(logged);
    const segments = timeInHands(events, lastOf(logged));
    return { logged, events: events.length, segments, moves: holdersOf(events).length - 1, returns: returnsToFormerHands(events) };
  });
  const differs = lived.filter(({ logged, segments }) => !addsUp(logged, segments));
  const pingPong = lived.filter(({ returns }) => returns > 0).length;
  const longest = mostOf(lived, ({ logged }) => lengthOf(logged));
  const most = mostOf(lived, ({ returns }) => returns);
  return {
    cases: cases.length,
    loggedEvents: sumOf(cases, ({ stops }) => stops.length),
    referralEvents: sumOf(lived, ({ events }) => events),
    reassignments: sumOf(lived, ({ moves }) => moves),
    addsUp: lived.length - differs.length,
    differs: differs.slice(0, NAMED).map(({ logged }) => logged.id),
    pingPong,
    pingPongShare: shareOf(pingPong, lived.length),
    longest: longest && { id: longest.logged.id, hours: hoursOf(lengthOf(longest.logged)), parties: longest.moves + 1 },
    mostReturns: most && { id: most.logged.id, returns: most.returns },
    hours: hoursOf(sumOf(cases, lengthOf)),
    parties: partiesOf(lived),
  };
}

const lastOf = ({ stops }: LoggedCase): Instant => instantOf(stops.at(-1)?.at ?? 0);
const lengthOf = ({ stops }: LoggedCase): number => (stops.at(-1)?.at ?? 0) - (stops[0]?.at ?? 0);
const hoursOf = (ms: number): number => Math.round(ms / 36_000) / 100;
const shareOf = (part: number, of: number): number => (of === 0 ? 0 : Math.round((10_000 * part) / of) / 10_000);
const sumOf = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((sum, item) => sum + of(item), 0);
const mostOf = <T>(items: readonly T[], of: (item: T) => number): T | null =>
  items.reduce<T | null>((best, item) => (best === null || of(item) > of(best) ? item : best), null);

/** From the first moment to the last, each segment begins where the one before it ends, and their lengths are the case's. */
function addsUp(logged: LoggedCase, segments: readonly HandsSegment[]): boolean {
  const sum = sumOf(segments, ({ from, to }) => instantMs(to) - instantMs(from));
  const joined = segments.every(({ from }, index) => instantMs(from) === (index === 0 ? logged.stops[0]?.at : instantMs(segments[index - 1]?.to ?? from)));
  return joined && sum === lengthOf(logged);
}

function partiesOf(lived: readonly LivedCase[]): Replayed['parties'] {
  const byParty = new Map<string, number>();
  for (const { segments } of lived) for (const [party, ms] of totals(segments)) byParty.set(party, (byParty.get(party) ?? 0) + ms);
  const all = sumOf([...byParty.values()], (ms) => ms);
  return [...byParty]
    .sort(([, a], [, b]) => b - a)
    .map(([party, ms]) => ({ party: party.replace(/^INSTITUTION:/, ''), hours: hoursOf(ms), share: shareOf(ms, all) }));
}
