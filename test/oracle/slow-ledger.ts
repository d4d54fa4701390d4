import { dependsOnUrgency, exists, ruleFor, written, type Urgency } from './rules-by-hand.js';
import { dayNo, isOff, slowClock, type Days, type SlowCase } from './slow-clock.js';

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
  /** The end, where somebody named it. */
  named: number | null;
  facts: SlowCase;
  raised: { at: number; urgency: Urgency }[];
  /** The day asked for, which becomes a number of units when it is decided. */
  asked: { rule: string; until: string; requested: number } | null;
  backSince: number;
  breached: boolean;
}

function nothingYet(start: number): SlowCase {
  return { start, pauses: [], extensions: [], restarts: [], stopped: null };
}

/** Every limit of one case with all that happened to it, and those that passed. */
export class SlowLedger {
  readonly breaches: SlowBreach[] = [];
  urgency: Urgency = 'NORMAL';
  matter = '';
  source = '';
  repliedAt = 0;
  atAnInstitution = false;
  private clocks: Running[] = [];

  constructor(private readonly days: Days) {}

  waitUntil(moment: number): void {
    for (const clock of this.running()) {
      if (clock.breached) continue;
      const { end, open } = this.endOf(clock);
      if (open || end > moment) continue;
      clock.breached = true;
      this.breaches.push({ ruleId: clock.ruleId, due: end, told: Math.max(end, clock.backSince) });
    }
  }

  start(ruleId: string, at: number, of: string | null = null, named: number | null = null): void {
    this.clocks.push({ ruleId, of, urgency: this.urgency, named, facts: nothingYet(at), raised: [], asked: null, backSince: at, breached: false });
  }

  startMissing(at: number, ruleIds: string[]): void {
    for (const ruleId of ruleIds) if (this.running(ruleId).length === 0) this.start(ruleId, at);
  }

  /** `of` given: those of this assignment, order or task, and those of the case as a whole. */
  stop(at: number, kinds: string, of?: string): void {
    for (const clock of this.running())
      if (kinds.split(' ').includes(written(clock.ruleId).kind) && (of === undefined || clock.of === null || clock.of === of)) clock.facts.stopped = at;
  }

  stopRule(at: number, ruleId: string): void {
    for (const clock of this.running(ruleId)) clock.facts.stopped = at;
  }

  stopAllOf(at: number, of: string): void {
    for (const clock of this.running()) if (clock.of === of) clock.facts.stopped = at;
  }

  /** That reply never stopped a limit; what had ended before it stays ended. */
  comeBackFromReply(at: number): void {
    for (const clock of this.clocks) {
      if (written(clock.ruleId).kind !== 'HANDLE' || clock.facts.stopped !== this.repliedAt) continue;
      clock.facts.stopped = null;
      clock.backSince = at;
    }
  }

  /** An answer to an order that is sent back never stopped its limit. */
  comeBack(at: number, of: string): void {
    for (const clock of this.clocks) {
      if (clock.of !== of || clock.facts.stopped === null) continue;
      clock.facts.stopped = null;
      clock.backSince = at;
    }
  }

  /** The urgency was not known before: the same wait, measured by its own limit. A limit that has passed by then is told then: nobody could know sooner. */
  measureAnew(at: number, ruleId: string): void {
    for (const clock of this.running(ruleId)) {
      clock.urgency = this.urgency;
      clock.backSince = at;
    }
  }

  raise(at: number): void {
    for (const clock of this.running()) if (dependsOnUrgency(clock.ruleId)) clock.raised.push({ at, urgency: this.urgency });
  }

  restart(at: number): void {
    for (const { facts } of this.running()) facts.restarts.push(at);
  }

  pause(at: number, ground: string): void {
    for (const { facts } of this.running()) facts.pauses.push({ ground, from: at, to: null, noticed: true });
  }

  resume(at: number): void {
    for (const clock of this.running()) {
      for (const pause of clock.facts.pauses) {
        if (pause.to !== null) continue;
        pause.to = at;
        clock.backSince = at;
      }
    }
  }

  ask(ruleId: string, rule: string, until: string, requested: number): void {
    for (const clock of this.running(ruleId)) clock.asked = { rule, until, requested };
  }

  decide(ruleId: string, at: number, granted: boolean): void {
    for (const clock of this.running(ruleId)) {
      if (clock.asked && granted) {
        const { rule, until, requested } = clock.asked;
        clock.facts.extensions.push({ rule, newTotal: this.unitsTo(clock, until, { requested, at }), requested, granted: true });
      }
      clock.asked = null;
    }
  }

  /** The last day of a limit that began now. */
  dayOf(ruleId: string, at: number): string {
    return slowClock(ruleFor(ruleId, this.urgency), nothingYet(at), this.days).day;
  }

  private running(ruleId?: string): Running[] {
    return this.clocks.filter((clock) => clock.facts.stopped === null && (ruleId === undefined || clock.ruleId === ruleId));
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
    if (named !== null) return { end: named, open: false };
    const counted = slowClock(ruleFor(ruleId, urgency), facts, this.days);
    let end = counted.end;
    for (const { at, urgency: higher } of raised) {
      if (!exists(ruleId, higher)) continue;
      const sooner = slowClock(ruleFor(ruleId, higher), { ...facts, start: at }, this.days).end;
      if (sooner < end) end = sooner;
    }
    return { end, open: counted.open };
  }
}
