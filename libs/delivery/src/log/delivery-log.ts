import { Inject, Injectable } from '@nestjs/common';
import type { Clock, JsonObject } from '#kernel';
import { Database, type Tx } from '#persistence';
import { CLOCK } from '#platform';

/** Whose deliveries: a party's own, or everybody's for the hub's operators. */
export interface Onlooker {
  readonly orgId: string;
  readonly scope: 'party' | 'desk';
}

export const DELIVERY_STATES = ['waiting', 'held', 'delivered', 'given-up'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface DeliveryQuery {
  readonly party: string | null;
  readonly state: DeliveryState | null;
  /** Only what is older than this position. */
  readonly before: bigint | null;
  readonly limit: number;
}

interface PushRow {
  readonly push_id: string;
  readonly party: string;
  readonly purpose: string;
  readonly order_key: string;
  readonly kind: string;
  readonly state: string;
  readonly held: boolean;
  readonly attempts: number;
  readonly next_at: Date | null;
  readonly made_at: Date;
  readonly settled_at: Date | null;
  readonly last_status: number | null;
  readonly last_error: string | null;
  readonly seq: string;
}

interface AttemptRow {
  readonly attempt: number;
  readonly at: Date;
  readonly status: number;
  readonly error: string | null;
  readonly duration_ms: number;
  readonly next_at: Date | null;
  readonly is_probe: boolean;
}

const COLUMNS = `p.push_id, p.party, p.purpose, p.order_key, p.kind, p.state, p.attempts, p.made_at, p.settled_at, p.last_status, p.last_error, p.seq,
  case when p.state = 'waiting' then greatest(p.next_at, l.next_at) end as next_at, p.state = 'waiting' and l.held_by is not null and l.held_by <> p.push_id as held`;
const FROM = 'delivery.push p left join delivery.lane l using (party, purpose, order_key)';

/** What was pushed to whom and how it went: no bodies, no personal data. Row security shows a party its own. */
@Injectable()
export class DeliveryLog {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(who: Onlooker, { party, state, before, limit }: DeliveryQuery): Promise<{ readonly items: readonly JsonObject[]; readonly last: bigint | null }> {
    const rows = await this.look(who, (tx) =>
      tx.query<PushRow>(
        `select ${COLUMNS} from ${FROM} where ($1::text is null or p.party = $1) and ($2::bigint is null or p.seq < $2)
            and ($3::text is null or case $3 when 'held' then p.state = 'waiting' and l.held_by is not null else p.state = $3 end) order by p.seq desc limit $4`,
        [who.scope === 'party' ? who.orgId : party, before?.toString() ?? null, state, limit],
      ),
    );
    const last = rows.at(-1);
    return { items: rows.map(deliveryOf), last: last === undefined || rows.length < limit ? null : BigInt(last.seq) };
  }

  /** With its attempts and what people did about it; null where it is unknown or not the onlooker's. */
  async show(who: Onlooker, pushId: string): Promise<JsonObject | null> {
    return this.look(who, async (tx) => {
      const [row] = await tx.query<PushRow>(`select ${COLUMNS} from ${FROM} where p.push_id = $1`, [pushId]);
      if (!row) return null;
      const attempts = await tx.query<AttemptRow>('select * from delivery.attempt where push_id = $1 order by attempt', [pushId]);
      const actions = await tx.query<{ verb: string; reason: string; by_org: string; at: Date }>(
        'select verb, reason, by_org, at from delivery.desk_action where push_id = $1 order by at, action_id',
        [pushId],
      );
      return {
        ...deliveryOf(row),
        attemptLog: attempts.map(attemptOf),
        actions: actions.map(({ verb, reason, by_org: by, at }) => ({ verb, reason, by, at: at.toISOString() })),
      };
    });
  }

  /** The health of every endpoint, as all nodes see it. */
  async endpoints(who: Onlooker): Promise<readonly JsonObject[]> {
    const rows = await this.look(who, (tx) =>
      tx.query<{
        party: string;
        purpose: string;
        recent: string;
        opened_at: Date | null;
        failing_since: Date | null;
        disabled_at: Date | null;
        disabled_why: string | null;
      }>('select party, purpose, recent, opened_at, failing_since, disabled_at, disabled_why from delivery.endpoint order by party, purpose'),
    );
    return rows.map(({ party, purpose, recent, opened_at: opened, failing_since: failing, disabled_at: disabled, disabled_why: why }) => ({
      party,
      purpose,
      state: disabled !== null ? 'disabled' : opened !== null ? 'open' : 'closed',
      lastAttempts: recent,
      failingSince: failing?.toISOString() ?? null,
      disabledAt: disabled?.toISOString() ?? null,
      disabledWhy: why,
    }));
  }

  private look<T>(who: Onlooker, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.app({ ...who, at: this.clock.now() }, work);
  }
}

const deliveryOf = (row: PushRow): JsonObject => ({
  deliveryId: row.push_id,
  party: row.party,
  purpose: row.purpose,
  orderKey: row.order_key,
  kind: row.kind,
  state: row.held ? 'held' : row.state,
  attempts: row.attempts,
  madeAt: row.made_at.toISOString(),
  nextAt: row.held ? null : (row.next_at?.toISOString() ?? null),
  settledAt: row.settled_at?.toISOString() ?? null,
  lastStatus: row.last_status,
  lastError: row.last_error,
});

const attemptOf = (row: AttemptRow): JsonObject => ({
  attempt: row.attempt,
  at: row.at.toISOString(),
  status: row.status,
  error: row.error,
  durationMs: row.duration_ms,
  nextAt: row.next_at?.toISOString() ?? null,
  isProbe: row.is_probe,
});
