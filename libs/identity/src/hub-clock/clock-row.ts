import { instantOf, type Instant } from '#kernel';
import type { Database } from '#persistence';
import { TRUSTED_MS, type TimeReading } from '#platform';

export interface ClockRow extends TimeReading {
  readonly kind: 'REAL' | 'SIMULATED';
  readonly startedAt: Instant;
}

interface Read {
  readonly kind: ClockRow['kind'];
  readonly started_ms: number;
  readonly now_ms: number;
  readonly speed: number;
}

/** Time goes on while some process says that it is there, and no longer than it is trusted to: a hub that is down makes nobody late. */
const PRESENT = `c.simulated_at + greatest(least(t.t, c.seen_at + interval '${TRUSTED_MS} ms') - c.anchored_at, interval '0') * c.speed`;
const MS = (expression: string): string => `(extract(epoch from ${expression}) * 1000)::float8`;
const READ = `c.kind, ${MS('c.started_at')} as started_ms, c.speed`;

const rowOf = (read: Read | undefined): ClockRow | null =>
  read ? { kind: read.kind, startedAt: instantOf(Math.round(read.started_ms)), at: instantOf(Math.floor(read.now_ms + 0.001)), speed: read.speed } : null;

export async function readClock(database: Database): Promise<ClockRow | null> {
  const [read] = await database.statement<Read>(
    `select ${READ}, ${MS(PRESENT)} as now_ms from identity.hub_clock c, (select clock_timestamp() as t) t where c.kind = 'SIMULATED'
     union all select ${READ}, 0 as now_ms from identity.hub_clock c where c.kind = 'REAL'`,
  );
  return rowOf(read);
}

/** The first process of a new hub decides; the others find what it wrote. */
export async function writeClock(database: Database, kind: ClockRow['kind'], { at, speed }: TimeReading): Promise<void> {
  await database.statement(
    `insert into identity.hub_clock (kind, started_at, simulated_at, anchored_at, seen_at, speed)
     select $1, $2::timestamptz, $2::timestamptz, t, t, $3 from clock_timestamp() as t on conflict do nothing`,
    [kind, at, speed],
  );
}

/**
 * Anchors the simulated clock anew where it stands, and says that somebody is there.
 * @param change `to`: jump to this moment, never backward; `speed`: go on at this one
 */
export async function anchorClock(database: Database, change: { readonly to?: Instant; readonly speed?: number } = {}): Promise<ClockRow | null> {
  const [read] = await database.statement<Read>(
    `update identity.hub_clock c set simulated_at = greatest(${PRESENT}, $1::timestamptz), anchored_at = greatest(t.t, c.anchored_at), seen_at = greatest(t.t, c.seen_at),
       speed = coalesce($2::float8, c.speed)
     from (select clock_timestamp() as t) t where c.kind = 'SIMULATED' returning ${READ}, ${MS('c.simulated_at')} as now_ms`,
    [change.to ?? null, change.speed ?? null],
  );
  return rowOf(read);
}
