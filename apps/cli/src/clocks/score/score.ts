import { instantMs, instantOf } from '#kernel';
import type { Servers } from '#operations';
import { rowsOf, type Row } from '../../input/json-lines.js';
import { EXIT, Failure } from '../../output/failure.js';
import { print, printFields, printJson, talk } from '../../output/print.js';
import { words } from '../../output/words.js';
import { momentOf } from '../clock-options.js';
import { asOfOf, type AsOf } from './as-of.js';
import { recognised, type Fields } from './fields.js';
import { liveThrough } from './live.js';
import { outcomeOf, type Outcome } from './outcome.js';
import { privateServers } from './private-servers.js';
import { isLivable, limitsOf, type GivenLimit } from './register.js';
import { ScoreClock } from './score-clock.js';
import { scoringHub } from './scoring-hub.js';

export interface ScoreOptions {
  readonly file: string;
  readonly id?: string;
  readonly opened?: string;
  readonly closed?: string;
  readonly due?: string;
  readonly days?: string;
  readonly flag?: string;
  readonly late?: string;
  readonly onTime?: string;
  readonly asOf?: string;
  readonly json?: boolean;
}

export interface Score extends Omit<Outcome, 'limit'> {
  readonly asOf: string;
  /** Why open cases are judged then: see {@link AsOf}. */
  readonly asOfBounds: { readonly lastEnd: string; readonly lastOverdueOpen: string | null; readonly firstOnTimeOpen: string | null };
  readonly seconds: number;
  readonly steps: number;
  readonly limits: readonly Outcome[];
}

const TALK_EVERY_MS = 5_000;

/** `hub clocks score`: lives the cases of a register through on the hub's own timers, and compares their breaches with what the register says. */
export async function score(options: ScoreOptions): Promise<void> {
  const rows = rowsOf(options.file);
  const fields = fieldsOf(rows[0] ?? {}, options);
  const limits = rows.flatMap((row, index) => limitsOf(row, fields, index + 1));
  const found = await privateServers((servers, dataDir) => scoreOn(servers, dataDir, limits, options));
  if (options.json === true) {
    printJson({ file: options.file, ...found });
    return;
  }
  const { limits: outcomes, asOfBounds: _bounds, ...sums } = found;
  printFields({ ...sums, contradicting: undefined });
  for (const { limit, agree, contradict, contradicting, breachedShare } of outcomes) {
    const of = agree + contradict;
    print(
      `${limit}: ${words('一致', 'agreement')} ${of === 0 ? '–' : `${((100 * agree) / of).toFixed(2)} %`}, ${words('逾期', 'breached')} ${(100 * breachedShare).toFixed(2)} %`,
    );
    if (contradicting.length > 0) print(`  ${words('不一致', 'contradicting')}: ${contradicting.join(' ')}`);
  }
}

/** The same on servers that are there already; their database must be empty. */
export async function scoreOn(servers: Servers, dataDir: string, limits: readonly GivenLimit[], options: Pick<ScoreOptions, 'asOf'> = {}): Promise<Score> {
  const begun = performance.now();
  const found = asOfOf(limits.filter(isLivable));
  const asOf = options.asOf === undefined ? found.at : instantMs(momentOf('--as-of', options.asOf));
  const lived = limits.filter((limit) => isLivable(limit) && limit.openedAt <= asOf);
  const first = lived.reduce((earliest, { openedAt }) => Math.min(earliest, openedAt), asOf);
  const hub = await scoringHub(servers, dataDir, new ScoreClock(first));
  try {
    const { breachedAt, steps } = await liveThrough(hub, lived, asOf, progress());
    const told = new Map([...breachedAt].flatMap(([index, at]) => (lived[index] ? [[lived[index], at] as const] : [])));
    const names = [...new Set(limits.map(({ name }) => name))];
    const outcomes = names.map((name) => outcomeOf(name, limits, told));
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    return { asOf: instantOf(asOf), asOfBounds: boundsOf(found), seconds, steps, ...sum(outcomes), limits: outcomes };
  } finally {
    await hub.stop();
  }
}

const iso = (ms: number | null): string | null => (ms === null ? null : instantOf(ms));
const boundsOf = ({ notBefore, before }: AsOf): Score['asOfBounds'] => ({
  lastEnd: instantOf(notBefore.lastEnd),
  lastOverdueOpen: iso(notBefore.lastOverdueOpen),
  firstOnTimeOpen: iso(before),
});

/** The limits together; a case counts once. */
function sum(outcomes: readonly Outcome[]): Omit<Outcome, 'limit'> {
  const total = (of: (outcome: Outcome) => number): number => outcomes.reduce((so, outcome) => so + of(outcome), 0);
  const [breached, lived] = [total((each) => each.breached), total((each) => each.withTarget - each.unusable)];
  return {
    cases: Math.max(0, ...outcomes.map(({ cases }) => cases)),
    withTarget: total((each) => each.withTarget),
    unusable: total((each) => each.unusable),
    noFlag: total((each) => each.noFlag),
    agree: total((each) => each.agree),
    contradict: total((each) => each.contradict),
    breached,
    breachedShare: lived === 0 ? 0 : Math.round((10_000 * breached) / lived) / 10_000,
    contradicting: outcomes.flatMap(({ contradicting }) => contradicting).slice(0, 20),
  };
}

/** One line every five seconds. */
function progress(): (done: number, of: number) => void {
  let said = performance.now();
  return (done, of) => {
    if (performance.now() - said < TALK_EVERY_MS) return;
    said = performance.now();
    talk(words(`已经历 ${done}/${of} 个时刻`, `lived ${done} of ${of} moments`));
  };
}

/** What the options say, else what the register's own names say. */
export function fieldsOf(row: Row, options: ScoreOptions): Fields {
  const known = recognised(row);
  const opened = options.opened ?? known?.opened;
  const closed = options.closed ?? known?.closed;
  if (opened === undefined || closed === undefined) throw unknownRegister();
  const limits = limitFields(options, known);
  if (limits.due === null && limits.days.length === 0)
    throw new Failure(`HUB_CLOCK_OPTION ${words('需要 --due 或 --days', 'give --due or --days')}`, EXIT.usage);
  return { ...DEFAULT_FIELDS, ...known, ...named(options), opened, closed, ...limits };
}

const DEFAULT_FIELDS = { id: 'id', flag: null, late: 'OVERDUE', onTime: 'ONTIME' } as const;

const named = ({ id, flag, late, onTime }: ScoreOptions): Partial<Fields> =>
  Object.fromEntries(Object.entries({ id, flag, late, onTime }).filter(([, value]) => value !== undefined));

/** A due or days that are asked for take the place of both that the register is known by. */
function limitFields({ due, days }: ScoreOptions, known: Fields | null): Pick<Fields, 'due' | 'days'> {
  if (due === undefined && days === undefined) return { due: known?.due ?? null, days: known?.days ?? [] };
  return { due: due ?? null, days: days?.split(',').map(dayCount) ?? [] };
}

function dayCount(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new Failure(`HUB_CLOCK_OPTION --days ${text}: ${words('应为天数，如 15,60', 'write numbers of days, like 15,60')}`, EXIT.usage);
  return Number(text);
}

const unknownRegister = (): Failure =>
  new Failure(
    `HUB_FILE_INVALID ${words('不认识这份登记的字段：请给出 --opened 与 --closed', 'the fields of this register are not known: give --opened and --closed')}`,
    EXIT.invalidInput,
  );
