import fc from 'fast-check';
import { instantOf } from '#kernel';
import {
  activeLead,
  allowedCommands,
  decide,
  evolve,
  initialReferral,
  isActive,
  isEnd,
  obeyedIn,
  replay,
  rolesFor,
  STATUSES,
  TRANSITIONS,
  type CommandBody,
  type Referral,
  type ReferralActor,
  type ReferralEvent,
} from './index.js';
import { actors, bodies, START } from './lifecycle.spec-support.js';

const RUNS = Number(process.env.HUB_PROPERTY_RUNS ?? 2_000);

interface Lived {
  readonly referral: Referral;
  readonly events: readonly ReferralEvent[];
}

type Tried = readonly (readonly [ReferralActor, CommandBody])[];

/** Lives a sequence of steps: at each, of several commands the first that is obeyed, so that lives go deep; `check` looks at every step. */
function live(steps: readonly Tried[], check: (before: Referral, after: Referral, events: readonly ReferralEvent[]) => void): Lived {
  let referral = initialReferral;
  const events: ReferralEvent[] = [];
  steps.forEach((tried, index) => {
    const at = instantOf(START + index * 3_600_000);
    for (const [actor, body] of tried) {
      const decision = decide({ at, actor, body }, referral);
      // A split is recorded on the report's own stream.
      const happened = decision.accepted && body.type !== 'split' ? decision.events : [];
      const after = replay(happened, referral);
      check(referral, after, happened);
      referral = after;
      events.push(...happened);
      if (happened.length > 0) break;
    }
  });
  return { referral, events };
}

const WITH_LEAD = ['DISPATCHED', 'IN_PROGRESS', 'SUSPENDED', 'IN_MEDIATION', 'IN_COURT', 'REPLY_REVIEW', 'CALLBACK', 'REDO'];
const sequences = fc.array(fc.array(fc.tuple(actors, bodies), { minLength: 1, maxLength: 8 }), { minLength: 5, maxLength: 40 });
const always = (check: Parameters<typeof live>[1]): void =>
  fc.assert(
    fc.property(sequences, (commands) => void live(commands, check)),
    { numRuns: RUNS },
  );

describe('any sequence of commands', () => {
  it('leaves at most one active lead, and exactly one where an institution has the case (DI1)', () =>
    always((_, after) => {
      const leads = after.assignments.filter((assignment) => assignment.role === 'LEAD' && isActive(assignment));
      expect(leads.length).toBeLessThanOrEqual(1);
      if (WITH_LEAD.includes(after.status)) expect(leads).toHaveLength(1);
      if (isEnd(after.status)) expect(leads).toHaveLength(0);
    }));

  it('never gives a report, or a text that holds one, to an institution (DI2)', () =>
    always((before, _after, events) => {
      const offered = events.find((event) => event.type === 'AssignmentOffered');
      if (offered?.type === 'AssignmentOffered' && offered.orgId.startsWith('BNK')) {
        expect(before.matterType).not.toBe('REPORT');
        expect(before.containsReport).toBe(false);
      }
    }));

  it('raises the version by one for every event but marks and log entries, never lowers it', () =>
    always((before, after, events) =>
      expect(after.version - before.version).toBe(events.filter(({ type }) => type !== 'Reminded' && type !== 'ContactLogged').length),
    ));

  it('never lowers secrecy by itself', () =>
    always((before, after, events) => {
      if (before.status === 'ABSENT') return;
      const rank = ['OPEN', 'HIDE_CONTACT', 'ANONYMOUS', 'WHISTLEBLOWER'];
      expect(rank.indexOf(after.confidentiality)).toBeGreaterThanOrEqual(rank.indexOf(before.confidentiality));
      expect(events).toBeDefined();
    }));

  it('leaves an ended case ended, but for a reopening, a redo that a review orders, and the archive', () =>
    always((before, after, events) => {
      if (!isEnd(before.status) || after.status === before.status) return;
      expect(events.some(({ type }) => ['ReferralReopened', 'RedoOrdered', 'ReferralArchived'].includes(type))).toBe(true);
      if (before.status === 'ARCHIVED') throw new Error('an archived case moved');
    }));

  it('orders at most two redos, and lengthens a limit at most as often as its rule says (DI9)', () =>
    always((_, after) => {
      expect(after.redoCount).toBeLessThanOrEqual(2);
      for (const count of Object.values(after.extensions)) expect(count).toBeLessThanOrEqual(1);
    }));

  it('closes no case before every assignment has ended or answered (DI3)', () =>
    always((_, after, events) => {
      if (events.some(({ type }) => type === 'ReferralClosed')) expect(after.assignments.every((assignment) => !isActive(assignment))).toBe(true);
    }));

  it('lets nobody decide what he asked for himself', () =>
    always((before, _after, events) => {
      for (const event of events) {
        if (event.type === 'ReferralSuspended') expect(before.pendingSuspension).not.toBeNull();
        if (event.type === 'ExtensionGranted' && event.approvedBy === event.orgId) expect(before.pendingExtension).toBeNull();
        if (event.type === 'ReviewDecided') expect(event.orgId).not.toBe(before.reply?.orgId);
      }
    }));

  it('returns a case at most twice (D)', () => always((_, after) => expect(after.returnCount).toBeLessThanOrEqual(2)));

  it('gives the same state when its events are replayed (DI5)', () =>
    fc.assert(
      fc.property(sequences, (commands) => {
        const { referral, events } = live(commands, () => undefined);
        expect(events.reduce(evolve, initialReferral)).toEqual(referral);
      }),
      { numRuns: RUNS },
    ));

  it('obeys only what it offers, apart from texts and dates', () =>
    fc.assert(
      fc.property(sequences, (commands) => {
        const { referral } = live(commands, () => undefined);
        for (const [actor, body] of commands.flat()) {
          const decision = decide({ at: instantOf(START), actor, body }, referral);
          const offered = allowedCommands(referral, actor);
          if (decision.accepted && !['receive', 'proposeRoute', 'updateFromSource', 'archive'].includes(body.type)) expect(offered).toContain(body.type);
        }
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    ));

  it('follows the table: every change of state is one of a row’s', () =>
    fc.assert(
      fc.property(sequences, (commands) => {
        let referral = initialReferral;
        for (const [actor, body] of commands.flat()) {
          const decision = decide({ at: instantOf(START), actor, body }, referral);
          if (!decision.accepted || body.type === 'split') continue;
          const after = replay(decision.events, referral);
          const rows = TRANSITIONS.filter(
            (row) =>
              row.command === body.type &&
              row.from.includes(referral.status) &&
              row.to.some((to) => to === after.status || (to === 'same' && after.status === referral.status)),
          );
          expect(rows.length).toBeGreaterThan(0);
          expect(rows.some((row) => decision.events.every(({ type }) => row.events.includes(type)))).toBe(true);
          referral = after;
        }
      }),
      { numRuns: RUNS },
    ));
});

describe('the table', () => {
  it('has every row from 1 to 49, in order', () => {
    const rows = TRANSITIONS.map(({ row }) => row);
    expect([...new Set(rows)]).toEqual(Array.from({ length: 49 }, (_, index) => index + 1));
  });
  it('gives every row a source, a role and an event', () => {
    for (const { source, who, events } of TRANSITIONS) {
      expect(source).not.toBe('');
      expect(who.length).toBeGreaterThan(0);
      expect(events.length).toBeGreaterThan(0);
    }
  });
  it('knows only states that exist, and where each command is obeyed', () => {
    for (const { from, to } of TRANSITIONS) for (const status of [...from, ...to]) expect([...STATUSES, 'same']).toContain(status);
    expect(obeyedIn('acknowledge')).toEqual(['DISPATCHED', 'IN_PROGRESS']);
    expect(rolesFor('recordCallback')).toEqual(['CB', 'HO', 'PO', 'MO', 'SV']);
    expect(activeLead(initialReferral)).toBeUndefined();
  });
});
