import { HubError, instantMs, instantOf, type Clock, type ErrorCode } from '#kernel';
import { Database } from '#persistence';
import { SimulatedClock, SystemClock, type HubConfig } from '#platform';
import { anchorClock, readClock, writeClock, type ClockRow } from './clock-row.js';

/** Which clock the environment asks for. */
export type ClockWish = Pick<HubConfig, 'HUB_CLOCK_START' | 'HUB_CLOCK_SPEED'>;

const refuse = (code: ErrorCode, zh: string, en: string): HubError => new HubError(code, `${zh} · ${en}`, false);

/**
 * The clock of a process that starts on this database: the one its data was made on.
 * @throws HubError `HUB_CLOCK_IS_REAL`, `HUB_CLOCK_IS_SIMULATED`, `HUB_CLOCK_START_DIFFERS`, `HUB_CLOCK_SPEED_ALONE`: the environment asks for another clock. None is retryable.
 */
export async function openClock(databaseUrl: string, wish: ClockWish): Promise<Clock> {
  const { HUB_CLOCK_START: start, HUB_CLOCK_SPEED: speed } = wish;
  if (start === undefined && speed !== undefined)
    throw refuse(
      'HUB_CLOCK_SPEED_ALONE',
      'HUB_CLOCK_SPEED 只用于模拟时钟：请同时设置 HUB_CLOCK_START，或去掉它',
      'HUB_CLOCK_SPEED is for a simulated clock: set HUB_CLOCK_START too, or unset it',
    );
  const database = Database.of(databaseUrl, 2);
  try {
    return await open(database, start, speed);
  } finally {
    await database.onApplicationShutdown();
  }
}

async function open(database: Database, start: string | undefined, speed: number | undefined): Promise<Clock> {
  const system = new SystemClock();
  const first = start === undefined ? system.now() : instantOf(Date.parse(start));
  if ((await readClock(database)) === null)
    await writeClock(database, start === undefined ? 'REAL' : 'SIMULATED', { at: first, speed: start === undefined ? 1 : (speed ?? 0) });
  const row = await readClock(database);
  if (row === null) throw new HubError('HUB_NOT_READY', 'the clock row is not there', true);
  if (start === undefined && row.kind === 'REAL') return system;
  mustAgree(row, start);
  return new SimulatedClock((await anchorClock(database)) ?? row);
}

function mustAgree({ kind, startedAt, at }: ClockRow, start: string | undefined): void {
  if (kind === 'REAL')
    throw refuse(
      'HUB_CLOCK_IS_REAL',
      '这里的数据是按真实时钟产生的，不能改用模拟时钟：请去掉 HUB_CLOCK_START，或另用 HUB_DATA_DIR（或 HUB_DATABASE_URL）',
      'the data here was made on the real clock and cannot go on a simulated one: unset HUB_CLOCK_START, or use another HUB_DATA_DIR (or HUB_DATABASE_URL)',
    );
  if (start === undefined)
    throw refuse(
      'HUB_CLOCK_IS_SIMULATED',
      `这里的数据是按模拟时钟产生的（始于 ${startedAt}，现为 ${at}）：请设置 HUB_CLOCK_START=${startedAt}，或另用 HUB_DATA_DIR（或 HUB_DATABASE_URL）`,
      `the data here was made on a simulated clock (began ${startedAt}, stands at ${at}): set HUB_CLOCK_START=${startedAt}, or use another HUB_DATA_DIR (or HUB_DATABASE_URL)`,
    );
  if (Date.parse(start) !== instantMs(startedAt))
    throw refuse(
      'HUB_CLOCK_START_DIFFERS',
      `模拟时钟始于 ${startedAt}，现为 ${at}，不能重新开始：请设置 HUB_CLOCK_START=${startedAt}，或另用 HUB_DATA_DIR`,
      `the simulated clock began ${startedAt} and stands at ${at}; it cannot begin anew: set HUB_CLOCK_START=${startedAt}, or use another HUB_DATA_DIR`,
    );
}
