import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#contracts';
import type { Clock, Instant } from '#kernel';
import { Database } from '#persistence';
import { CLOCK } from '#platform';
import { returnsToFormerHands, timeInHands, totals, type HandsSegment } from '#referral';
import { seesAll } from '../commands/scope.js';
import { eventOf } from '../work/recorder.js';

/** On whose desk a case lay, and for how long. */
export interface HandsView {
  readonly referralId: string;
  readonly asOf: Instant;
  readonly segments: readonly HandsSegment[];
  /** Seconds in each pair of hands. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly returnsToFormerHands: number;
}

/** The time-in-hands ledger of a case, derived from its history each time it is asked for. */
@Injectable()
export class HandsLedger {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null for what is unknown or not the caller's. */
  async of(referralId: string, actor: Actor): Promise<HandsView | null> {
    const asOf = this.clock.now();
    const scope = { orgId: actor.orgId, scope: seesAll(actor) ? 'desk' : 'party', at: asOf } as const;
    const visible = await this.database.app(scope, (tx) => tx.query('select 1 from casework.referral where referral_id = $1', [referralId]));
    if (visible.length === 0) return null;
    const rows = await this.database.statement<{ message: string }>(
      `select message from casework.event where stream_id = $1 and topic = 'casework.referral.event.v1' order by stream_version`,
      [referralId],
    );
    const events = rows.map(({ message }) => eventOf(message).event);
    const segments = timeInHands(events, asOf);
    const seconds = Object.fromEntries([...totals(segments)].map(([hands, ms]) => [hands, Math.round(ms / 1_000)]));
    return { referralId, asOf, segments, seconds, returnsToFormerHands: returnsToFormerHands(events) };
  }
}
