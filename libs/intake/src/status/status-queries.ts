import { Inject, Injectable } from '@nestjs/common';
import { DOOR_PARTY, SOURCE_SYSTEM_OF, type Door } from '#contracts';
import { instantMs, instantOf, type Clock, type LocalDate } from '#kernel';
import { Database, type Tx } from '#persistence';
import { CLOCK, referralIdOf } from '#platform';
import { startOfDay } from '../mapping/values.js';
import { statusFeed, statusKeyOf } from './status-key.js';

const PAGE = 500;
const DAY_MS = 86_400_000;

export interface FeedPage {
  /** Rendered bodies, each JSON as it was told. */
  readonly bodies: readonly string[];
  /** Position of the last one, or where the reader stood. */
  readonly last: bigint;
}

export interface OrderHistory {
  readonly referralId: string;
  readonly code: string | null;
  readonly referralNo: string | null;
  readonly referralVersion: number | null;
  readonly bodies: readonly string[];
}

/** What the doors read back: their feed and the history of one order. */
@Injectable()
export class StatusQueries {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The feed's last position. */
  async head(door: Door): Promise<bigint> {
    const rows = await this.read(door, (tx) => tx.query<{ head: string }>('select head from intake.feed where name = $1', [statusFeed(door)]));
    return BigInt(rows[0]?.head ?? 0);
  }

  async page(door: Door, after: bigint): Promise<FeedPage> {
    const rows = await this.read(door, (tx) =>
      tx.query<{ position: string; body: string }>('select position, body from intake.status where door = $1 and position > $2 order by position limit $3', [
        door,
        after.toString(),
        PAGE,
      ]),
    );
    return { bodies: rows.map(({ body }) => body), last: BigInt(rows.at(-1)?.position ?? after) };
  }

  /** The bodies told to a door within one day in Qingdao, in the order of the feed, page by page. */
  async *ofDay(door: Door, day: LocalDate): AsyncGenerator<readonly string[]> {
    const from = startOfDay(day);
    const to = instantOf(instantMs(from) + DAY_MS);
    for (let after = '0'; ;) {
      const rows = await this.read(door, (tx) =>
        tx.query<{ position: string; body: string }>(
          'select position, body from intake.status where door = $1 and told_at >= $2 and told_at < $3 and position > $4 order by position limit $5',
          [door, from, to, after, PAGE],
        ),
      );
      if (rows.length > 0) yield rows.map(({ body }) => body);
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.position ?? after;
    }
  }

  /** null for an order this door has never sent. */
  async order(door: Door, sourceOrderNo: string): Promise<OrderHistory | null> {
    const referralId = referralIdOf(SOURCE_SYSTEM_OF[door], sourceOrderNo);
    return this.read(door, async (tx) => {
      const [known] = await tx.query('select 1 from intake.source_order where referral_id = $1', [referralId]);
      if (!known) return null;
      const key = statusKeyOf(door, sourceOrderNo);
      const [stream] = await tx.query<{ last_code: string | null; referral_no: string | null; referral_version: number | null }>(
        'select last_code, referral_no, referral_version from intake.status_stream where status_key = $1',
        [key],
      );
      const rows = await tx.query<{ body: string }>('select body from intake.status where status_key = $1 order by position', [key]);
      return {
        referralId,
        code: stream?.last_code ?? null,
        referralNo: stream?.referral_no ?? null,
        referralVersion: stream?.referral_version ?? null,
        bodies: rows.map(({ body }) => body),
      };
    });
  }

  private read<T>(door: Door, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.app({ orgId: DOOR_PARTY[door], scope: 'party', at: this.clock.now() }, work);
  }
}
