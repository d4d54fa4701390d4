import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { instantMs, instantOf, type Clock } from '#kernel';
import { Database, type Tx } from '#persistence';
import { CLOCK, LOGGER, PassLoop, type Logger } from '#platform';

/** For so long a delivery can be looked at and sent again. */
const KEEP_DAYS = 30;
const AT_ONCE = 2_000;
const REST_MS = 3_600_000;
const DAY_MS = 86_400_000;
const OLD = `clock_timestamp() - make_interval(days => ${KEEP_DAYS})`;
const LANES = 'json_to_recordset($1::json) as e (party text, purpose text, order_key text)';

/**
 * Deliveries, their sealed bodies and attempts go 30 days after they were settled; what waited for so long for an endpoint that stayed away is given up
 * and goes 30 days later. Notices go after 30 days too. In small pieces, so that nothing waits for it.
 */
@Injectable()
export class DeliveryRetention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: PassLoop;

  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new PassLoop(() => this.pass(), { restMs: REST_MS, logger, complaint: 'old deliveries could not be removed and are tried again' });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** @returns how many rows were removed or given up */
  async pass(): Promise<number> {
    const expired = await this.database.worker((tx) => this.giveUpOld(tx));
    const removed = await this.database.worker((tx) =>
      tx.query(
        `delete from delivery.push where push_id in (select push_id from delivery.push where state <> 'waiting' and settled_at < ${OLD} limit ${AT_ONCE} for update skip locked) returning 1`,
      ),
    );
    // Notices live in business time.
    const before = instantOf(instantMs(this.clock.now()) - KEEP_DAYS * DAY_MS);
    const told = await this.database.worker((tx) =>
      tx.query(
        `delete from delivery.notice where notice_id in (select notice_id from delivery.notice where settled_at < $1 limit ${AT_ONCE} for update skip locked) returning 1`,
        [before],
      ),
    );
    return expired + removed.length + told.length;
  }

  /** The lanes are locked before they are looked at: what is queued at this moment keeps its lane. */
  private async giveUpOld(tx: Tx): Promise<number> {
    const expired = await tx.query<{ party: string; purpose: string; order_key: string }>(
      `update delivery.push set state = 'given-up', last_error = 'HUB_DELIVERY_EXPIRED', settled_at = clock_timestamp() where push_id in (
         select push_id from delivery.push where state = 'waiting' and queued_at < ${OLD} order by party, purpose, order_key limit ${AT_ONCE} for update skip locked)
       returning party, purpose, order_key`,
    );
    const lanes = [JSON.stringify(expired)];
    await tx.query(
      `select 1 from delivery.lane where (party, purpose, order_key) in (select party, purpose, order_key from ${LANES}) order by party, purpose, order_key for update`,
      lanes,
    );
    await tx.query(
      `delete from delivery.lane l using (select distinct party, purpose, order_key from ${LANES}) e
        where l.party = e.party and l.purpose = e.purpose and l.order_key = e.order_key
          and not exists (select 1 from delivery.push p where p.party = l.party and p.purpose = l.purpose and p.order_key = l.order_key and p.state = 'waiting')`,
      lanes,
    );
    return expired.length;
  }
}
