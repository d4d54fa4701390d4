import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#contracts';
import type { Clock as Time, Instant } from '#kernel';
import { Database } from '#persistence';
import { CLOCK } from '#platform';
import { caseDue, deriveClock, explainClock, standingAt, type ClockView, type Standing, type StripDay } from '#sla';
import { lawFor } from '../calendar/legal-time.js';
import { seesAll } from '../commands/scope.js';
import { LegalTimeSource } from '../legal-time.source.js';
import { loadClocks } from '../work/store.js';

/** One time limit of a case with everything that made it, and where it stands now. */
export interface ClockEntry {
  readonly clockId: string;
  readonly assignmentId: string | null;
  readonly view: ClockView;
  /** How it was counted, day by day; empty for limits in hours. */
  readonly strip: readonly StripDay[];
  readonly standing: Standing;
}

export interface ClockBookView {
  readonly referralId: string;
  readonly asOf: Instant;
  /** The earliest end among the running clocks, and the limit of law for closing the case. */
  readonly nextDue: { readonly ruleId: string; readonly dueAt: Instant | null } | null;
  readonly finalDue: { readonly ruleId: string; readonly dueAt: Instant | null } | null;
  readonly clocks: readonly ClockEntry[];
}

const named = (view: ClockView | null): ClockBookView['nextDue'] => view && { ruleId: view.policy.ruleId, dueAt: view.dueAt };

/** Why is this due then? Every clock of a case with its rule, article, pauses, extensions and marks, derived from its facts when it is asked. */
@Injectable()
export class ClockBook {
  constructor(
    private readonly database: Database,
    private readonly legalTime: LegalTimeSource,
    @Inject(CLOCK) private readonly clock: Time,
  ) {}

  /** Null for what is unknown or not the caller's. */
  async of(referralId: string, actor: Actor): Promise<ClockBookView | null> {
    const asOf = this.clock.now();
    const scope = { orgId: actor.orgId, scope: seesAll(actor) ? 'desk' : 'party', at: asOf } as const;
    const { stored, law } = await this.database.app(scope, async (tx) => {
      const visible = await tx.query('select 1 from casework.referral where referral_id = $1', [referralId]);
      const found = visible.length === 0 ? null : ((await loadClocks(tx, [referralId])).get(referralId) ?? []);
      return { stored: found, law: await this.legalTime.fresh(tx) };
    });
    if (!stored) return null;
    const clocks = stored.map(({ clockId, assignmentId, facts, calendar, provisional }): ClockEntry => {
      const own = lawFor(law, calendar);
      const { view, strip } = explainClock({ ...deriveClock(facts, own), provisional }, own);
      return { clockId, assignmentId, view, strip, standing: standingAt(view, asOf) };
    });
    const { next, final } = caseDue(clocks.map(({ view }) => view));
    return { referralId, asOf, nextDue: named(next), finalDue: named(final), clocks };
  }
}
