import fc from 'fast-check';
import { instantMs, instantOf, type Instant } from '#kernel';
import type { ReferralEvent } from '#referral';
import { SHIPPED_POLICIES, SHIPPED_YEARS, WorkCalendar } from '#sla';
import { Case } from '../work/case.js';
import { Session } from '../work/session.js';
import { fireMarks, tellPassed } from './fire-marks.js';

const LAW = { policies: SHIPPED_POLICIES, calendar: new WorkCalendar(SHIPPED_YEARS) };
const ID = '5f0c2f6e-8a54-5d0e-9b7a-0d2f2f6c1a10';
const CAUSE = { causationId: ID, actor: { orgId: 'HUB', userHash: null, role: 'SYS' } };
const PERSONAL = { source: null, supplements: [] };
const START = instantMs('2026-09-01T02:00:00.000Z' as Instant);
const MINUTE_MS = 60_000;
const FACTS = { districtCode: null, amountFen: null, personCount: 1, complainantKey: null, respondentOrgId: null, specialPopulation: [], keyId: 'k' } as const;
const REST = { sourceDueAt: null, unknownCodes: [], faults: [], kindWord: null, followers: [], duplicateOf: null, splitFromId: null, advice: null } as const;
const source = { door: 'hotline-12345', sourceSystem: 'HL12345', sourceOrderNo: 'P-1', part: 0, sourceVersion: 1, isDrill: false } as const;
const classified = {
  by: 'SYS',
  matterType: 'COMPLAINT',
  containsReport: false,
  businessLine: null,
  causeCode: null,
  urgency: 'NORMAL',
  confidentiality: 'OPEN',
} as const;

/** A case that waits to be dispatched: the limit DISPATCH runs. */
function waiting(): Case {
  const at = instantOf(START);
  const given = Case.begin(ID, 'QD-P', { receivedAt: at, ...FACTS, ...REST });
  const session = sessionAt(START, given);
  session.record(ID, { type: 'ReferralReceived', at, ...source, receivedAt: at, confidentiality: 'OPEN' });
  session.record(ID, { type: 'ReferralClassified', at, ...classified, replyRequired: true, openQuestions: [] });
  return given;
}

function sessionAt(ms: number, given: Case): Session {
  const session = new Session({ at: instantOf(ms), law: LAW, nameOf: (orgId) => orgId }, new Map());
  session.begin(given, CAUSE, PERSONAL);
  return session;
}

const contextAt = (ms: number): Parameters<typeof fireMarks>[2] => ({ now: instantOf(ms), law: LAW, superiorOf: () => null });
const dispatch = (ms: number): ReferralEvent => ({
  type: 'ReferralDispatched',
  at: instantOf(ms),
  leadOrgId: 'BNK-ICBC-QD',
  mode: 'dispatch',
  by: 'HD',
  dueOn: null,
  ruleId: 'R4',
});

/** The case is dispatched at `ms`, with the timers there first or not. @returns the rules whose breach is on record */
function breachesOf(ms: number, timersFirst: boolean): readonly string[] {
  const given = waiting();
  if (timersFirst) fireMarks(sessionAt(ms, given), given, contextAt(ms));
  const session = sessionAt(ms, given);
  tellPassed(session, given, { causationId: ID, context: contextAt(ms), personal: PERSONAL });
  session.record(ID, dispatch(ms));
  return given.recorded.flatMap(({ event }) => (event.type === 'ClockBreached' ? [event.ruleId] : []));
}

describe('a limit that has passed when the case moves on', () => {
  const due = waiting().clocks.find(({ ruleId }) => ruleId === 'DISPATCH')?.dueAt;
  const dueMs = instantMs(due ?? ('' as Instant));

  it('is on record once, whether or not the timers were there first', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600, max: 4_000 }), (minutes) => {
        const at = dueMs + minutes * MINUTE_MS;
        expect(breachesOf(at, false)).toEqual(breachesOf(at, true));
        expect(breachesOf(at, false).filter((rule) => rule === 'DISPATCH')).toHaveLength(minutes >= 0 ? 1 : 0);
      }),
      { numRuns: 60 },
    );
  });

  it('is on record where a classification makes it overdue and the dispatch follows in the same moment', () => {
    const given = waiting();
    const now = START + 20 * 60 * MINUTE_MS;
    const move = (event: ReferralEvent): void => {
      const session = sessionAt(now, given);
      tellPassed(session, given, { causationId: ID, context: contextAt(now), personal: PERSONAL });
      session.record(ID, event);
    };
    move({ type: 'ReferralClassified', at: instantOf(now), ...classified, urgency: 'URGENT', replyRequired: true, openQuestions: [] });
    move(dispatch(now));
    const told = given.recorded.flatMap(({ event }) => (event.type === 'ClockBreached' ? [event] : []));
    expect(told).toMatchObject([{ ruleId: 'DISPATCH', at: instantOf(now), dueAt: instantOf(START + 60 * MINUTE_MS) }]);
  });

  it('is on record at the very moment it ends, and not a millisecond before', () => {
    expect(breachesOf(dueMs, false)).toContain('DISPATCH');
    expect(breachesOf(dueMs - 1, false)).not.toContain('DISPATCH');
  });
});
