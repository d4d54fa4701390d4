import { Inject, Injectable } from '@nestjs/common';
import type { Clock, JsonObject } from '#kernel';
import { Database, type Tx } from '#persistence';
import { CLOCK, newId, Problem } from '#platform';
import type { Onlooker } from '../log/delivery-log.js';
import { noDelivery } from '../log/delivery-query.js';

/** Who asks for it, and why: kept with the delivery. */
export interface Asking extends Onlooker {
  readonly actorOrgId: string;
  readonly userHash: string | null;
  readonly reason: string;
}

interface Standing {
  readonly state: string;
  readonly party: string;
  readonly purpose: string;
  readonly order_key: string;
}

/** What people decide about pushes that the table of retries has given up, and about endpoints that are disabled. Each decision leaves a row with its reason. */
@Injectable()
export class Redelivery {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Sends it again under the same `webhook-id`, with a whole new table of retries; what waits behind it goes on when it has arrived.
   * @throws Problem 404 for an unknown or foreign one · 409 `HUB_DELIVERY_WAITING` where it is still being tried
   */
  redeliver(pushId: string, asking: Asking): Promise<JsonObject> {
    return this.decide(pushId, { verb: 'redeliver', asking }, async (tx, { state, party, purpose, order_key: key }) => {
      if (state === 'waiting') throw new Problem(409, 'HUB_DELIVERY_WAITING', '该推送仍在自动重试。This delivery is still being tried by itself: see nextAt.');
      await tx.query(`update delivery.push set state = 'waiting', round_from = attempts, settled_at = null, next_at = clock_timestamp() where push_id = $1`, [
        pushId,
      ]);
      await tx.query(
        `insert into delivery.lane as l (party, purpose, order_key, next_at) values ($1, $2, $3, clock_timestamp())
         on conflict (party, purpose, order_key) do update set held_by = case when l.held_by = $4 then null else l.held_by end,
           next_at = case when l.held_by = $4 then clock_timestamp() else l.next_at end`,
        [party, purpose, key, pushId],
      );
      return { deliveryId: pushId, state: 'waiting' };
    });
  }

  /**
   * Lets go on what waits behind a push that was given up; the next one says which was passed over (`hub-after-gap`).
   * @throws Problem 404 · 409 `HUB_DELIVERY_NOT_HOLDING` where nothing waits for it
   */
  release(pushId: string, asking: Asking): Promise<JsonObject> {
    return this.decide(pushId, { verb: 'release', asking }, async (tx, { party, purpose, order_key: key }) => {
      const freed = await tx.query(
        `update delivery.lane set held_by = null, after_gap = $4, next_at = clock_timestamp() where party = $1 and purpose = $2 and order_key = $3 and held_by = $4 returning 1`,
        [party, purpose, key, pushId],
      );
      if (freed.length === 0)
        throw new Problem(409, 'HUB_DELIVERY_NOT_HOLDING', '该推送没有挡住后续推送。This delivery holds nothing up: only a given-up one does.');
      return { deliveryId: pushId, released: true };
    });
  }

  /** @throws Problem 404 `HUB_ENDPOINT_NOT_DISABLED` where there is no such disabled endpoint */
  enable(party: string, asking: Asking): Promise<JsonObject> {
    return this.database.app({ orgId: asking.orgId, scope: asking.scope, at: this.clock.now() }, async (tx) => {
      const enabled = await tx.query<{ purpose: string }>(
        `update delivery.endpoint set disabled_at = null, disabled_why = null, failing_since = null, recent = '', timeouts_in_row = 0, not_before = null,
                opened_at = clock_timestamp(), probe_at = clock_timestamp()
          where party = $1 and disabled_at is not null and url <> '' returning purpose`,
        [party],
      );
      if (enabled.length === 0) throw new Problem(404, 'HUB_ENDPOINT_NOT_DISABLED', '该单位没有停用的推送地址。This party has no disabled endpoint.');
      await this.note(tx, { party, pushId: null, verb: 'enable', asking });
      return { party, enabled: enabled.map(({ purpose }) => purpose) };
    });
  }

  private decide(
    pushId: string,
    { verb, asking }: { readonly verb: string; readonly asking: Asking },
    work: (tx: Tx, standing: Standing) => Promise<JsonObject>,
  ): Promise<JsonObject> {
    return this.database.app({ orgId: asking.orgId, scope: asking.scope, at: this.clock.now() }, async (tx) => {
      const [standing] = await tx.query<Standing>('select state, party, purpose, order_key from delivery.push where push_id = $1 for update', [pushId]);
      if (!standing) throw noDelivery();
      const answer = await work(tx, standing);
      await this.note(tx, { party: standing.party, pushId, verb, asking });
      return answer;
    });
  }

  private async note(
    tx: Tx,
    { party, pushId, verb, asking }: { readonly party: string; readonly pushId: string | null; readonly verb: string; readonly asking: Asking },
  ): Promise<void> {
    await tx.query(
      'insert into delivery.desk_action (action_id, party, push_id, verb, reason, by_org, by_user_hash, at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [newId(), party, pushId, verb, asking.reason, asking.actorOrgId, asking.userHash, this.clock.now()],
    );
  }
}
