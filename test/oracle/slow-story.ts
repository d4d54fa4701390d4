import { dependsOnUrgency, exists, ruleFor, written, type Urgency } from './rules-by-hand.js';
import { dayNo, isOff, slowClock, type Days, type SlowCase } from './slow-clock.js';

/*
 * Lives through the history of one case, event by event, with a finger on every limit that runs, and writes down each that passes. It knows
 * nothing of the hub but what its events say, and looks at no event that tells a mark. Written to disagree, not to be fast.
 */

export interface ToldEvent {
  type: string;
  at: string;
  data: Record<string, unknown>;
}
export interface SlowBreach {
  ruleId: string;
  /** When the limit passed. */
  due: number;
  /** When it had to be told: then, or when a limit that stood still came back overdue. */
  told: number;
}

interface Running {
  ruleId: string;
  of: string | null;
  urgency: Urgency;
  /** The last day, where somebody named it. */
  named: string | null;
  facts: SlowCase;
  raised: { at: number; urgency: Urgency }[];
  /** The day asked for, which becomes a number of units when it is decided. */
  asked: { rule: string; until: string; requested: number } | null;
  backSince: number;
  breached: boolean;
}

const AUTHORITIES: Record<string, string> = { MKT12315: 'MR-01', PETITION: 'PT-01', HL12378: 'FC-01', LETTER: 'FC-01', VISIT: 'FC-01' };
const HANDED_IN = 'HANDLE INTERIM RETURN CONTACT NOTIFY REPORT REDO'.split(' ');
const OVER = 'DISPATCH SIGN RETURN HANDLE INTERIM ACCEPT FORWARD NOTIFY REPORT CONTACT REVIEW CALLBACK REDO DISPUTE MEDIATE ASSIST'.split(' ');
const OF_ASSIGNMENT = 'SIGN RETURN INTERIM CONTACT NOTIFY REPORT'.split(' ');
/** What has nothing to do with time. */
const IDLE = new Set(
  `ReferralQuarantined ReferralRepaired RouteProposed ReferralInProgress MaterialRequested CallbackRecorded Reminded SourceChanged SuspensionRequested
   SuspensionRefused AssistProposed AssistProposalRejected AssistAdded ReviewOpened ReferralArchived SupervisionVerified SupervisionRejected
   SupervisionEscalated MajorCaseLinked`.split(/\s+/),
);
const MARKS = ['ClockWarned50', 'ClockWarned80', 'YellowCardIssued', 'ClockBreached', 'BulletinIssued'];

/** @param until the end of the story: what passes later is not told in it */
export function slowBreaches(events: readonly ToldEvent[], until: number, days: Days): SlowBreach[] {
  const story = new Story(days);
  for (const event of events) {
    if (MARKS.includes(event.type)) continue;
    story.waitUntil(Date.parse(event.at));
    story.hear(event);
  }
  story.waitUntil(until);
  return story.breaches;
}

function nothingYet(start: number): SlowCase {
  return { start, pauses: [], extensions: [], restarts: [], stopped: null };
}

class Story {
  readonly breaches: SlowBreach[] = [];
  private clocks: Running[] = [];
  private urgency: Urgency = 'NORMAL';
  private matter = '';
  private source = '';
  private repliedAt = 0;
  private atAnInstitution = false;

  constructor(private readonly days: Days) {}

  waitUntil(moment: number): void {
    for (const clock of this.clocks) {
      if (clock.breached || clock.facts.stopped !== null) continue;
      const { end, open } = this.endOf(clock);
      if (open || end > moment) continue;
      clock.breached = true;
      this.breaches.push({ ruleId: clock.ruleId, due: end, told: Math.max(end, clock.backSince) });
    }
  }

  hear({ type, at: moment, data }: ToldEvent): void {
    const at = Date.parse(moment);
    const id = (name: string): string => String(data[name]);
    if (IDLE.has(type)) return;
    switch (type) {
      case 'ReferralReceived':
      case 'ReferralSplit':
        this.source = id('sourceSystem');
        this.start('DISPATCH', at);
        return this.startAuthority(data.part === 1 ? 'FR-01' : AUTHORITIES[this.source], Date.parse(id('receivedAt')));
      case 'ReferralClassified':
        this.urgency = id('urgency') as Urgency;
        this.matter = id('matterType');
        // The urgency was not known before: the same wait for a dispatch, measured by its own limit.
        for (const clock of this.clocks) if (clock.ruleId === 'DISPATCH' && clock.facts.stopped === null) clock.urgency = this.urgency;
        return;
      case 'ReferralDispatched':
        if (data.dueOn !== null) throw new Error('the slow calculator was never told what an order to report by a day means');
        return this.stop(at, ['DISPATCH', 'ACCEPT', 'FORWARD']);
      case 'AssignmentOffered':
        this.start('SIGN', at, id('assignmentId'));
        if (data.role !== 'ASSIST') this.startLimitsOfTheMatter(at);
        else if (data.dueOn !== undefined) this.start('HUB-ASSIST', at, id('assignmentId'), id('dueOn'));
        return;
      case 'AssignmentAcknowledged':
        this.stop(at, ['SIGN'], id('assignmentId'));
        return this.start('FIRST_CONTACT', at, id('assignmentId'));
      case 'ContactLogged':
        return this.stop(at, ['CONTACT', 'NOTIFY']);
      case 'ReturnRequested':
        this.stop(at, ['SIGN'], id('assignmentId'));
        return this.start('RETURN_REVIEW', at);
      case 'ReturnApproved':
      case 'ReturnRejected':
        for (const clock of this.clocks) if (clock.ruleId === 'RETURN_REVIEW') clock.facts.stopped ??= at;
        return;
      case 'AssignmentReturned':
        this.stop(at, OF_ASSIGNMENT, id('assignmentId'));
        this.atAnInstitution = false;
        return this.start('DISPATCH', at);
      case 'AssignmentReassigned':
        return this.stop(at, OF_ASSIGNMENT, id('assignmentId'));
      case 'AssistRemoved':
      case 'AssistWaived':
      case 'AssistAnswered':
        for (const clock of this.clocks) if (clock.of === id('assignmentId')) clock.facts.stopped ??= at;
        return;
      case 'InterimReplied':
        this.stop(at, ['INTERIM', 'REPORT']);
        this.start('HUB-NEXT', at, null, id('nextDate'));
        if (this.urgency === 'CRITICAL') this.start('DAILY_REPORT', at);
        return;
      case 'ReplySubmitted':
        this.stop(at, HANDED_IN);
        this.repliedAt = at;
        return this.start('REVIEW', at);
      case 'ReplyRejected':
        this.stop(at, ['REVIEW']);
        // That reply never stopped a limit; what had ended before it stays ended.
        for (const clock of this.clocks) if (written(clock.ruleId).kind === 'HANDLE' && clock.facts.stopped === this.repliedAt) this.comeBack(clock, at);
        return;
      case 'ReplyApproved':
        this.stop(at, ['REVIEW']);
        return this.start('CALLBACK', at);
      case 'RedoOrdered':
        this.stop(at, ['CALLBACK']);
        return this.start('REDO', at);
      case 'SourceUpdated':
        if (data.newFacts === true) for (const clock of this.clocks) if (clock.facts.stopped === null) clock.facts.restarts.push(at);
        return;
      case 'ReferralSuspended':
        return this.pause(at, id('ground'));
      case 'ReferralResumed':
        return this.resume(at);
      default:
        return this.hearMore({ type, at: moment, data });
    }
  }

  private hearMore({ type, at: moment, data }: ToldEvent): void {
    const at = Date.parse(moment);
    const id = (name: string): string => String(data[name]);
    switch (type) {
      case 'ExtensionRequested':
        for (const clock of this.of(id('ruleId'))) clock.asked = { rule: id('extensionRuleId'), until: id('newDueOn'), requested: at };
        return;
      case 'ExtensionGranted':
        for (const clock of this.of(id('ruleId'))) this.lengthen(clock, at);
        return;
      case 'ExtensionRefused':
        for (const clock of this.of(id('ruleId'))) clock.asked = null;
        return;
      case 'UrgencyChanged':
        this.urgency = id('urgency') as Urgency;
        for (const clock of this.clocks)
          if (clock.facts.stopped === null && dependsOnUrgency(clock.ruleId)) clock.raised.push({ at, urgency: this.urgency });
        if (this.atAnInstitution) this.startMissing(at, this.limitsOfUrgency());
        return;
      case 'MediationRequested':
        this.pause(at, 'MEDIATION');
        return this.start('MD-01', at);
      case 'MediationEnded':
        this.stop(at, ['MEDIATE']);
        this.resume(at);
        if (data.outcome === 'failed') return;
        this.stop(at, HANDED_IN);
        return this.start('REVIEW', at);
      case 'SupervisionOrdered': {
        const counted = slowClock(ruleFor('SUPERVISION', this.urgency), nothingYet(at), this.days).day;
        if (counted === data.dueOn) return this.start('SUPERVISION', at, id('orderId'));
        return this.start('HUB-SUPERVISED', at, id('orderId'), id('dueOn'));
      }
      case 'RectificationOpened':
        return this.start('HUB-RECTIFY', at, id('taskId'), id('dueOn'));
      case 'RectificationClosed':
        return this.stop(at, ['RECTIFY'], id('taskId'));
      case 'SupervisionAnswered':
        return this.stop(at, ['SUPERVISE'], id('orderId'));
      case 'ReferralTransferredOut':
      case 'ReferralNotAccepted':
      case 'ReferralMerged':
      case 'ReferralWithdrawn':
      case 'ReferralClosed':
        return this.stop(at, OVER);
      default:
        throw new Error(`the slow calculator was never told of ${type}: say in test/oracle/slow-story.ts what it does to a limit`);
    }
  }

  private startAuthority(ruleId: string | undefined, receivedAt: number): void {
    if (ruleId !== undefined) this.start(ruleId, receivedAt);
  }

  /** A case that comes to an institution: the limits of its matter, unless they run already. */
  private startLimitsOfTheMatter(at: number): void {
    this.atAnInstitution = true;
    const limits: string[] = [];
    if (this.matter === 'COMPLAINT') limits.push('FC-02');
    if (this.matter === 'REPORT') limits.push('FR-01');
    if (this.matter === 'PETITION') limits.push('PT-05', 'PT-03');
    if (this.source === 'HL12345') limits.push('HL-01');
    this.startMissing(at, [...limits, ...this.limitsOfUrgency()]);
  }

  private limitsOfUrgency(): string[] {
    const limits = this.source === 'HL12345' && this.urgency !== 'NORMAL' ? ['INTERIM', 'HANDLE', 'FIRST_REPORT'] : ['HANDLE', 'FIRST_REPORT'];
    return limits.filter((ruleId) => exists(ruleId, this.urgency));
  }

  private startMissing(at: number, ruleIds: string[]): void {
    for (const ruleId of ruleIds) if (this.of(ruleId).length === 0) this.start(ruleId, at);
  }

  private start(ruleId: string, at: number, of: string | null = null, named: string | null = null): void {
    this.clocks.push({ ruleId, of, urgency: this.urgency, named, facts: nothingYet(at), raised: [], asked: null, backSince: at, breached: false });
  }

  private stop(at: number, kinds: string[], of?: string): void {
    for (const { ruleId, of: own, facts } of this.clocks)
      if (kinds.includes(written(ruleId).kind) && (of === undefined || own === null || own === of)) facts.stopped ??= at;
  }

  private comeBack(clock: Running, at: number): void {
    clock.facts.stopped = null;
    clock.backSince = at;
  }

  private pause(at: number, ground: string): void {
    for (const { facts } of this.clocks) if (facts.stopped === null) facts.pauses.push({ ground, from: at, to: null, noticed: true });
  }

  private resume(at: number): void {
    for (const clock of this.clocks) {
      const open = clock.facts.pauses.filter(({ to }) => to === null);
      if (clock.facts.stopped !== null || open.length === 0) continue;
      for (const pause of open) pause.to = at;
      clock.backSince = at;
    }
  }

  private of(ruleId: string): Running[] {
    return this.clocks.filter((clock) => clock.ruleId === ruleId && clock.facts.stopped === null);
  }

  private lengthen(clock: Running, at: number): void {
    if (!clock.asked) return;
    const { rule, until, requested } = clock.asked;
    clock.asked = null;
    clock.facts.extensions.push({ rule, newTotal: this.unitsTo(clock, until, { requested, at }), requested, granted: true });
  }

  /** Counts the units from the start to a day, without those that rested as far as was known when it was decided. */
  private unitsTo({ ruleId, urgency, facts }: Running, until: string, known: { requested: number; at: number }): number {
    const { unit, grounds, mayRestart } = ruleFor(ruleId, urgency);
    const begun = mayRestart ? facts.restarts.filter((one) => one <= known.requested) : [];
    const last = Date.parse(until) / 86_400_000;
    let units = 0;
    for (let day = dayNo(begun.at(-1) ?? facts.start) + 1; day <= last; day++) {
      const rests = facts.pauses.some(({ ground, from, to }) => grounds.has(ground) && dayNo(from) <= day && day < dayNo(Math.min(to ?? Infinity, known.at)));
      if (rests || (unit === 'WD' && isOff(day, this.days))) continue;
      units += 1;
    }
    return units;
  }

  /** A raised urgency counts its own limit from the moment it was raised, and only ever makes the end come sooner. */
  private endOf({ ruleId, urgency, named, facts, raised }: Running): { end: number; open: boolean } {
    if (named !== null) return { end: Date.parse(named) + 16 * 3_600_000, open: false };
    let { end, open } = slowClock(ruleFor(ruleId, urgency), facts, this.days);
    for (const { at, urgency: higher } of raised) {
      if (!exists(ruleId, higher)) continue;
      const sooner = slowClock(ruleFor(ruleId, higher), { ...facts, start: at }, this.days).end;
      if (sooner < end) end = sooner;
    }
    return { end, open };
  }
}
