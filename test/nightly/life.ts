import { instantOf, type Instant } from '#kernel';
import type { EventRow } from '#messaging';
import { REFERRAL_NAMESPACE, uuidV5 } from '#platform';
import { decide, type CommandBody, type Referral, type ReferralActor, type ReferralEvent } from '#referral';
import { SHIPPED_POLICIES, SHIPPED_YEARS, WorkCalendar, type Law } from '#sla';
import { START } from '../../libs/referral/src/lifecycle.spec-support.js';
import { codesOfTransaction } from '../../libs/casework/src/project/status-codes.js';
import { fireMarks } from '../../libs/casework/src/timers/fire-marks.js';
import { Case } from '../../libs/casework/src/work/case.js';
import type { Clock } from '../../libs/casework/src/work/clock.js';
import { eventRows } from '../../libs/casework/src/work/recorder.js';
import { Session } from '../../libs/casework/src/work/session.js';
import { visibilityOf } from '../../libs/casework/src/work/visibility.js';
import type { Tried } from './sequences.js';

export const LAW: Law = { policies: SHIPPED_POLICIES, calendar: new WorkCalendar(SHIPPED_YEARS) };
const REFERRAL_ID = uuidV5(REFERRAL_NAMESPACE, 'a life');
const SYSTEM: ReferralActor = { orgId: 'HUB', roles: ['SYS'], door: null };
/** The calendar is known to the end of next year: a life stays inside it. */
const LONGEST_MS = 150 * 86_400_000;

/** One transaction of a life: what stood, who asked for what, and everything that it left behind. */
export interface Moment {
  readonly at: Instant;
  readonly actor: ReferralActor;
  /** Null: the timers. */
  readonly body: CommandBody | null;
  readonly isAccepted: boolean;
  readonly before: Referral;
  readonly after: Referral;
  readonly clocksBefore: readonly Clock[];
  readonly clocksAfter: readonly Clock[];
  readonly events: readonly ReferralEvent[];
  readonly rows: readonly EventRow[];
  readonly codes: readonly string[];
  /** Who may read the case now, as `party role`. */
  readonly sight: ReadonlySet<string>;
}

/** A case lived through casework's own session, as if every step were a transaction: state, clocks, event rows, statuses, sight. No store, no wall clock. */
export class Life {
  readonly moments: Moment[] = [];
  splits = 0;
  commands = 0;
  private kept: Case;
  private sight: ReadonlySet<string> = new Set();
  private ms = START;

  constructor() {
    this.kept = fresh(null);
  }

  static of(sequence: readonly Tried[], look: (moment: Moment, life: Life) => void): Life {
    const life = new Life();
    for (const { after, commands, timersLook } of sequence) {
      life.ms = Math.min(life.ms + after, START + LONGEST_MS);
      for (const [actor, body] of commands) {
        const moment = life.command(actor, body);
        look(moment, life);
        if (moment.events.length > 0) break;
      }
      if (timersLook) look(life.timers(), life);
    }
    return life;
  }

  get state(): Referral {
    return this.kept.state;
  }

  get clocks(): readonly Clock[] {
    return this.kept.clocks;
  }

  private command(actor: ReferralActor, body: CommandBody): Moment {
    this.commands += 1;
    if (body.type === 'split') return this.split(actor, body);
    return this.transaction(actor, body, (session) => session.apply(REFERRAL_ID, actor, body).accepted);
  }

  /** A split is recorded on the report's own stream: this case only knows that it happened. */
  private split(actor: ReferralActor, body: CommandBody): Moment {
    const decision = decide({ at: instantOf(this.ms), actor, body }, this.state);
    if (decision.accepted) this.splits += decision.events.filter(({ type }) => type === 'ReferralSplit').length;
    return this.transaction(actor, body, () => decision.accepted);
  }

  private timers(): Moment {
    const now = instantOf(this.ms);
    return this.transaction(SYSTEM, null, (session, given) => {
      fireMarks(session, given, { now, law: LAW, superiorOf: (orgId) => (orgId.startsWith('BNK') ? 'BNK-ICBC-HQ' : null) });
      return true;
    });
  }

  private transaction(actor: ReferralActor, body: CommandBody | null, act: (session: Session, given: Case) => boolean): Moment {
    const at = instantOf(this.ms);
    const given = fresh(this.kept);
    const session = new Session({ at, law: LAW, nameOf: (orgId) => orgId }, new Map());
    const causationId = uuidV5(REFERRAL_NAMESPACE, String(this.moments.length));
    session.begin(given, { causationId, actor: { orgId: actor.orgId, userHash: null, role: actor.roles[0] ?? 'SYS' } });
    const isAccepted = act(session, given);
    const events = given.recorded.map(({ event }) => event);
    const { rows, lastHash } = eventRows(given);
    this.see(given, rows, lastHash);
    const moment = {
      at,
      actor,
      body,
      isAccepted,
      before: given.before,
      after: given.state,
      clocksBefore: given.kept.clocks,
      clocksAfter: given.clocks,
      events,
      rows,
      codes: codesOfTransaction(events, given.state.status).map(({ code }) => code),
      sight: this.sight,
    };
    this.kept = keptAs(given, lastHash);
    this.moments.push(moment);
    return moment;
  }

  /** As the rows of row security are written: what ends first, then what begins. */
  private see(given: Case, rows: readonly EventRow[], lastHash: string): void {
    const changes = visibilityOf([{ given, rows, lastHash, outbound: {} }]);
    const taken = new Set(changes.taken.map(({ party }) => party));
    const left = [...this.sight].filter((each) => !taken.has(each.split(' ')[0] ?? '') || each.endsWith(' SOURCE'));
    this.sight = new Set([...left, ...changes.given.map(({ party, role }) => `${party} ${role}`)]);
  }
}

const FACTS = {
  receivedAt: instantOf(START),
  districtCode: null,
  amountFen: null,
  personCount: 1,
  complainantKey: null,
  respondentOrgId: null,
  specialPopulation: [],
  sourceDueAt: null,
  unknownCodes: [],
  faults: [],
  kindWord: null,
  keyId: 'hub',
  followers: [],
  duplicateOf: null,
  splitFromId: null,
  advice: null,
} as const;

/** The case as the next transaction reads it. */
const fresh = (kept: Case | null): Case =>
  kept === null ? Case.begin(REFERRAL_ID, 'QD-LIFE', FACTS) : new Case(REFERRAL_ID, 'QD-LIFE', kept.state, FACTS, kept.kept);

const keptAs = (given: Case, lastHash: string): Case =>
  new Case(REFERRAL_ID, 'QD-LIFE', given.state, FACTS, {
    streamVersion: given.streamVersion,
    lastHash: lastHash === '' ? given.kept.lastHash : lastHash,
    outbound: {},
    clocks: given.clocks,
  });

export { REFERRAL_ID };
