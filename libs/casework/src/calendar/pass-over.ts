import type { Database } from '#persistence';
import { MARGIN_DAYS } from './settle.js';

const CHUNK = 5_000;

/**
 * Clocks that a revision cannot touch, because they end before its first day or are another organisation's, go on to it without being counted
 * again. Only clock rows are locked, and none that another holds: nobody waits for this, and it waits for nobody.
 * @returns how many
 */
export async function passOver(database: Database): Promise<number> {
  const rows = await database.statement(
    `with far as (
       select c.clock_id, r.revision from casework.clock c join casework.calendar_revision r on r.revision = c.calendar_examined + 1
        where c.state <> 'STOPPED' and c.calendar_examined < (select max(revision) from casework.calendar_revision)
          and (c.due_on + ${MARGIN_DAYS} < r.touches_from or (r.org_id is not null and c.calendar_org is distinct from r.org_id))
        order by c.clock_id limit ${CHUNK} for update of c skip locked)
     update casework.clock k set calendar_examined = far.revision, calendar_revision = case when k.calendar_revision = k.calendar_examined then far.revision else k.calendar_revision end
       from far where k.clock_id = far.clock_id returning k.clock_id`,
  );
  return rows.length;
}
