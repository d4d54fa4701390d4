import { DOOR_PARTY, isDoor, type DoorNotice, type InboxItem } from '#contracts';
import type { Instant, JsonObject } from '#kernel';
import { evolve, initialReferral, type Referral, type ReferralEvent, type Status } from '#referral';
import type { Clock } from './clock.js';
import type { Cause } from './cause.js';
import { revisionOf } from '../calendar/legal-time.js';
import { clocksAfter, type LegalTime } from './clock-effects.js';

/** Facts of the order that routing and projection read and no rule of the state machine needs. No texts, no persons. */
export interface CaseFacts {
  readonly receivedAt: Instant;
  readonly districtCode: string | null;
  readonly amountFen: number | null;
  readonly personCount: number;
  readonly complainantKey: string | null;
  readonly respondentOrgId: string | null;
  readonly specialPopulation: readonly string[];
  readonly sourceDueAt: Instant | null;
  readonly unknownCodes: readonly { readonly field: string; readonly raw: string }[];
  readonly faults: readonly { readonly field: string; readonly code: string }[];
  readonly kindWord: string | null;
  readonly keyId: string;
  /** Orders that were merged into this case: its statuses are told to them too. */
  readonly followers: readonly { readonly door: string; readonly sourceOrderNo: string; readonly part: 0 | 1 }[];
  readonly duplicateOf: string | null;
  readonly splitFromId: string | null;
  readonly advice: string | null;
}

/** What a sealed content row holds. */
export type ContentKind =
  'source' | 'reply' | 'opinion' | 'explanation' | 'material' | 'interim' | 'contact' | 'parts' | 'statement' | 'question' | 'assist-answer';

export interface Recorded {
  readonly eventId: string;
  readonly event: ReferralEvent;
  readonly streamVersion: number;
  readonly version: number;
  readonly cause: Cause;
  readonly statusAfter: Status;
  /** Of the calendar it was recorded under. */
  readonly calendarRevision: number;
}

/** One referral in one transaction: what stood, what happens now, and what has to be written because of it. */
export class Case {
  state: Referral;
  readonly recorded: Recorded[] = [];
  readonly contents: { readonly contentId: string; readonly kind: ContentKind; readonly keyId: string; readonly sealed: string }[] = [];
  readonly doorNotices: DoorNotice[] = [];
  readonly items: { readonly orgId: string; readonly item: InboxItem }[] = [];
  readonly receipts: { readonly eventId: string; readonly receipt: JsonObject }[] = [];
  /** The clocks before and after each recorded event: their changes ride inside it. */
  readonly clockSteps: { readonly before: readonly Clock[]; readonly after: readonly Clock[] }[] = [];
  clocks: readonly Clock[];

  constructor(
    readonly referralId: string,
    readonly referralNo: string,
    readonly before: Referral,
    public facts: CaseFacts,
    readonly kept: {
      readonly streamVersion: number;
      readonly lastHash: string;
      readonly outbound: Readonly<Record<string, number>>;
      readonly clocks: readonly Clock[];
    },
  ) {
    this.state = before;
    this.clocks = kept.clocks;
  }

  static begin(referralId: string, referralNo: string, facts: CaseFacts): Case {
    return new Case(referralId, referralNo, initialReferral, facts, { streamVersion: 0, lastHash: '', outbound: {}, clocks: [] });
  }

  /** The party of the door it came from; null for letters and visits. */
  get doorParty(): string | null {
    const { door } = this.state;
    return door !== null && isDoor(door) ? DOOR_PARTY[door] : null;
  }

  get isNew(): boolean {
    return this.kept.streamVersion === 0;
  }

  get streamVersion(): number {
    return this.kept.streamVersion + this.recorded.length;
  }

  record(eventId: string, event: ReferralEvent, { cause, law }: { readonly cause: Cause; readonly law: LegalTime }): Recorded {
    const before = this.clocks;
    this.state = evolve(this.state, event);
    const { version, status } = this.state;
    const recorded = { eventId, event, streamVersion: this.streamVersion + 1, version, cause, statusAfter: status, calendarRevision: revisionOf(law) };
    this.recorded.push(recorded);
    this.clocks = clocksAfter(event, { clocks: before, state: this.state, referralId: this.referralId, law });
    this.clockSteps.push({ before, after: this.clocks });
    return recorded;
  }
}
