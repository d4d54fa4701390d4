import type { Door } from '#contracts';
import type { Instant, LocalDate } from '#kernel';
import type { Tx } from '#persistence';
import type { Reconciled } from './reconcile.js';

const COLUMNS = 'received, registered, duplicate, quarantined, refused, dead, on_the_way, difference, missing';

export async function writeReconciled(tx: Tx, day: LocalDate, rows: readonly Reconciled[], at: Instant): Promise<void> {
  await tx.query(
    `insert into operations.reconciliation as t (day, door, ${COLUMNS}, made_at)
     select $2::date, r.door, r.received, r.registered, r.duplicate, r.quarantined, r.refused, r.dead, r."onTheWay", r.difference, r.missing, $3
       from json_to_recordset($1::json) as r (door text, received int, registered int, duplicate int, quarantined int, refused int, dead int, "onTheWay" int, difference int, missing jsonb)
     on conflict (day, door) do update set (${COLUMNS}, made_at) = (${COLUMNS.split(', ')
       .map((name) => `excluded.${name}`)
       .join(', ')}, excluded.made_at)`,
    [JSON.stringify(rows), day, at],
  );
}

export const readReconciled = (tx: Tx, day: LocalDate): Promise<readonly (Reconciled & { readonly door: Door })[]> =>
  tx.query<Reconciled>(
    `select door, received, registered, duplicate, quarantined, refused, dead, on_the_way as "onTheWay", difference, missing from operations.reconciliation where day = $1 order by door`,
    [day],
  );
