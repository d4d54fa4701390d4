import { instantOf, instantMs, type Instant, type LocalDate } from '#kernel';
import type { Database } from '#persistence';
import { addDays, type ClockChange } from '#sla';
import type { Clock } from '../work/clock.js';
import { CLOCK_JSON, normalised } from '../work/store.js';
import type { Candidate } from './candidate.js';
import { changeBy, worstFirst } from './change-by.js';
import type { Preview } from './change.js';
import { MARGIN_DAYS } from './settle.js';

// Small, so that nobody else waits long for the process.
const PAGE = 200;
/** A preview answers a person who waits; the recalculation itself has no limit. */
const MOST = 50_000;
const SHOWN = 50;
const FIRST = '00000000-0000-0000-0000-000000000000';

const OPEN = `
  select ${CLOCK_JSON} as clock from casework.clock
   where state <> 'STOPPED' and clock_id > $1 and due_on >= $2 and ($3::text is null or calendar_org = $3) order by clock_id limit $4`;

/** What a change would do to the clocks that are open now, worst first. Reads without a lock: what is open changes meanwhile. */
export async function previewOf(database: Database, { revision, law, days }: Candidate, now: Instant): Promise<Preview> {
  const clocks = { LATER: 0, EARLIER: 0, CONFIRMED: 0, KEPT: 0, looked: 0, reexamine: 0, overdueAtOnce: 0 };
  const at = instantOf(instantMs(now));
  const from = addDays(revision.touchesFrom ?? ('2018-01-01' as LocalDate), -MARGIN_DAYS);
  let worst: ClockChange[] = [];
  let after = FIRST;
  for (;;) {
    const rows = await database.statement<{ clock: Clock }>(OPEN, [after, from, revision.orgId, PAGE]);
    const changes = rows.flatMap(({ clock }) => changeBy(normalised(clock), revision.revision, law, at) ?? []);
    for (const { change, reexamineBreach, isOverdueNow } of changes) {
      clocks[change] += 1;
      if (reexamineBreach) clocks.reexamine += 1;
      if (isOverdueNow) clocks.overdueAtOnce += 1;
    }
    clocks.looked += rows.length;
    worst = [...worst, ...changes].sort(worstFirst).slice(0, SHOWN);
    after = rows.at(-1)?.clock.clockId ?? after;
    if (rows.length < PAGE || clocks.looked >= MOST) return { days, clocks, worst, complete: rows.length < PAGE };
  }
}
