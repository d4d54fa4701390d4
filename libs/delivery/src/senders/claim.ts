import type { Tx } from '#persistence';
import type { Purpose } from './push-queue.js';

/** One push to be sent now. */
export interface ClaimedPush {
  readonly push_id: string;
  readonly party: string;
  readonly purpose: Purpose;
  readonly order_key: string;
  readonly media_type: string;
  readonly sealed: string | null;
  readonly body: Buffer | null;
  /** The breaker of its endpoint is open: this is the one try of the minute. */
  readonly probe: boolean;
  /** The push before it that was given up and passed over. */
  readonly after_gap: string | null;
}

export const PER_ENDPOINT = 4;
/** What a dead node had is sent again after this; a living one renews its leases well before. */
const LEASE_S = 10;
/** How often a node renews what it has under way, in milliseconds. */
export const RENEW_MS = 3_000;
/** An open breaker lets one try through in this time. */
const PROBE_S = 60;

interface Ready {
  readonly party: string;
  readonly purpose: Purpose;
  readonly probe: boolean;
  readonly places: number;
}

/**
 * Leases the heads of lanes that are due, at most four at once an endpoint over all nodes, one where it is slow or being probed. An endpoint whose breaker
 * is open, that asked for rest, is disabled or whose partner is paused is left out before any of its pushes is looked at.
 *
 * Two statements, because what is under way is counted under the endpoint's lock: within one statement another node's leases of a moment ago are not seen.
 * A row that is locked keeps its place (ctid) until the end of the transaction: found by it, no plan can choose to look through the table.
 */
export async function claim(tx: Tx, most: number): Promise<ClaimedPush[]> {
  const ready = await lockReady(tx, most);
  return ready.length === 0 ? [] : leaseHeads(tx, ready, most);
}

const lockReady = (tx: Tx, most: number): Promise<Ready[]> =>
  tx.query<Ready>(
    `select e.party, e.purpose, e.opened_at is not null as probe,
            case when e.opened_at is not null or e.slow_until > clock_timestamp() then 1 else ${PER_ENDPOINT} end as places
       from delivery.endpoint e
      where e.disabled_at is null and (e.not_before is null or e.not_before <= clock_timestamp()) and (e.opened_at is null or e.probe_at <= clock_timestamp())
        and not exists (select 1 from identity.line_pause s where s.org_id = e.party and s.direction = 'out')
        and exists (select 1 from delivery.lane l where l.party = e.party and l.purpose = e.purpose and l.held_by is null and l.next_at <= clock_timestamp())
      order by random() limit $1 for update of e skip locked`,
    [most],
  );

const leaseHeads = (tx: Tx, ready: readonly Ready[], most: number): Promise<ClaimedPush[]> =>
  tx.query<ClaimedPush>(
    `with ready as materialized (select * from json_to_recordset($2::json) as r (party text, purpose text, probe boolean, places int)),
     due as materialized (
       select l.row, l.party, l.purpose, r.probe from ready r cross join lateral (
         select d.ctid as row, d.party, d.purpose from delivery.lane d
          where d.party = r.party and d.purpose = r.purpose and d.held_by is null and d.next_at <= clock_timestamp() order by d.next_at
          limit greatest(0, r.places - (select count(*) from delivery.lane b where b.party = r.party and b.purpose = r.purpose and b.leased_until > clock_timestamp()))
          for update of d skip locked) l
        limit $1),
     probing as (
       update delivery.endpoint e set probe_at = clock_timestamp() + make_interval(secs => ${PROBE_S}) from due d
        where d.probe and e.party = d.party and e.purpose = d.purpose),
     leased as (
       update delivery.lane l set next_at = clock_timestamp() + make_interval(secs => ${LEASE_S}), leased_until = clock_timestamp() + make_interval(secs => ${LEASE_S})
        where l.ctid = any (array(select row from due))
       returning l.party, l.purpose, l.order_key, l.after_gap)
     select p.push_id, p.party, p.purpose, p.order_key, p.media_type, p.sealed, p.body, r.probe, l.after_gap
       from leased l join ready r on r.party = l.party and r.purpose = l.purpose cross join lateral (
         select * from delivery.push p where p.party = l.party and p.purpose = l.purpose and p.order_key = l.order_key and p.state = 'waiting' order by p.seq limit 1) p`,
    [most, JSON.stringify(ready)],
  );

/** Keeps the lanes of these pushes for another lease: an attempt may take longer than one. A lane that is no longer leased stays as it is. */
export async function renew(tx: Tx, pushes: readonly Pick<ClaimedPush, 'party' | 'purpose' | 'order_key'>[]): Promise<void> {
  await tx.query(
    `update delivery.lane l set next_at = clock_timestamp() + make_interval(secs => ${LEASE_S}), leased_until = clock_timestamp() + make_interval(secs => ${LEASE_S})
       from unnest($1::text[], $2::text[], $3::text[]) as f (party, purpose, order_key)
      where l.party = f.party and l.purpose = f.purpose and l.order_key = f.order_key and l.leased_until is not null`,
    [pushes.map(({ party }) => party), pushes.map(({ purpose }) => purpose), pushes.map(({ order_key: key }) => key)],
  );
}
