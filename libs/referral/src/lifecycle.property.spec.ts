import fc from 'fast-check';
import { instantOf, type Instant } from '#kernel';
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

const RUNS = Number(process.env.HUB_PROPERTY_RUNS ?? 2_000);
const START = Date.parse('2026-11-23T01:00:00Z');
const ORGS = ['BNK-ICBC-QD', 'BNK-ABC-QD', 'REG-NFRA-QD'] as const;

const actors: fc.Arbitrary<ReferralActor> = fc.constantFrom<ReferralActor>(
  { orgId: 'HUB', roles: ['SYS'], door: null },
  { orgId: 'REG-NFRA-QD', roles: ['HD'], door: null },
  { orgId: 'HL-12345-QD', roles: ['HO', 'CB'], door: 'hotline-12345' },
  { orgId: 'PET-XFJ-QD', roles: ['PO', 'CB'], door: 'petition' },
  { orgId: 'BNK-ICBC-QD', roles: ['IH', 'IM'], door: null },
  { orgId: 'BNK-ABC-QD', roles: ['IH', 'IM'], door: null },
);

const text = fc.constantFrom('', '经核实，已按约定处理完毕。');
const lead = fc
  .record({ leadOrgId: fc.constantFrom(...ORGS), assignmentId: fc.uuid(), leadIsActive: fc.boolean() })
  .map((each) => ({ ...each, leadIsInstitution: each.leadOrgId.startsWith('BNK') }));
const until = fc.constantFrom<Instant | null>(null, instantOf(START + 86_400_000));
const secrecy = fc.constantFrom('OPEN' as const, 'HIDE_CONTACT' as const, 'ANONYMOUS' as const, 'WHISTLEBLOWER' as const);
const bodies: fc.Arbitrary<CommandBody> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('receive' as const),
      door: fc.constant('hotline-12345'),
      sourceSystem: fc.constant('HL12345'),
      sourceOrderNo: fc.constant('A1'),
      part: fc.constant(0 as const),
      sourceVersion: fc.constant(1),
      receivedAt: fc.constant(instantOf(START)),
      isDrill: fc.boolean(),
      confidentiality: secrecy,
      faults: fc.constantFrom<string[]>([], ['HUB_DISTRICT_UNKNOWN']),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('classify' as const),
      matterType: fc.constantFrom('COMPLAINT' as const, 'REPORT' as const, 'PETITION' as const, 'SUGGESTION' as const),
      containsReport: fc.boolean(),
      businessLine: fc.constant(null),
      causeCode: fc.constant(null),
      urgency: fc.constant('NORMAL' as const),
      confidentiality: secrecy,
      replyRequired: fc.boolean(),
      openQuestions: fc.constantFrom<string[]>([], ['kind']),
    }),
  },
  fc.record({
    type: fc.constant('proposeRoute' as const),
    leadOrgId: fc.constantFrom(...ORGS, null),
    ruleId: fc.constant('R4'),
    ruleSetVersion: fc.constant('1'),
    score: fc.constant(0.96),
  }),
  {
    weight: 4,
    arbitrary: fc
      .tuple(lead, until, text)
      .map(([to, returnUntil, opinion]): CommandBody => ({ type: 'dispatch', ...to, returnUntil, opinion, mode: 'dispatch', dueOn: null, ruleId: null })),
  },
  { weight: 3, arbitrary: fc.constant<CommandBody>({ type: 'acknowledge', contactName: '甲', contactPhone: '1' }) },
  {
    weight: 2,
    arbitrary: fc.constant<CommandBody>({ type: 'requestReturn', reasonCode: 'NOT_OURS', explanation: '该客户不是我行客户，请转他行', suggestedOrgId: null }),
  },
  text.map((opinion): CommandBody => ({ type: 'approveReturn', opinion })),
  text.map((opinion): CommandBody => ({ type: 'rejectReturn', opinion })),
  fc.tuple(lead, until, text).map(([to, returnUntil, reason]): CommandBody => ({ type: 'reassign', ...to, returnUntil, reason })),
  {
    weight: 2,
    arbitrary: text.map((each): CommandBody => ({
      type: 'submitReply',
      resultCode: 'RESOLVED',
      text: each,
      basis: 'b',
      remedies: 'r',
      rootCauseCode: 'C01',
      refundFen: null,
    })),
  },
  fc.constant<CommandBody>({ type: 'rejectReply', defects: ['x'] }),
  { weight: 2, arbitrary: fc.constant<CommandBody>({ type: 'approveReply', noticeProof: { mode: 'PHONE', at: instantOf(START) } }) },
  fc.record({ type: fc.constant('recordCallback' as const), reached: fc.boolean(), rating: fc.constantFrom(null, 1, 3, 5), solved: fc.boolean() }),
  text.map((statement): CommandBody => ({ type: 'withdraw', reasonCode: 'WD01', statement })),
  text.map((each): CommandBody => ({ type: 'remind', text: each })),
  text.map((each): CommandBody => ({ type: 'addMaterial', text: each })),
  fc.record({
    type: fc.constant('updateFromSource' as const),
    sourceVersion: fc.integer({ min: 1, max: 4 }),
    confidentiality: secrecy,
    becomesReport: fc.boolean(),
    changesRespondentOrType: fc.boolean(),
  }),
  fc.constant<CommandBody>({ type: 'transferOut', to: '12363', reason: 'x', ruleId: null }),
  fc.constant<CommandBody>({ type: 'repair', changed: [], reason: 'x' }),
  fc.constant<CommandBody>({ type: 'split', alreadySplit: false, complaintText: 'a', reportText: 'b' }),
);

interface Lived {
  readonly referral: Referral;
  readonly events: readonly ReferralEvent[];
}

/** Lives a sequence of commands, most of them nonsense where they stand; `check` looks at every step. */
function live(
  commands: readonly (readonly [ReferralActor, CommandBody])[],
  check: (before: Referral, after: Referral, events: readonly ReferralEvent[]) => void,
): Lived {
  let referral = initialReferral;
  const events: ReferralEvent[] = [];
  commands.forEach(([actor, body], index) => {
    const at = instantOf(START + index * 3_600_000);
    const decision = decide({ at, actor, body }, referral);
    // A split is recorded on the report's own stream.
    const happened = decision.accepted && body.type !== 'split' ? decision.events : [];
    const after = replay(happened, referral);
    check(referral, after, happened);
    referral = after;
    events.push(...happened);
  });
  return { referral, events };
}

const sequences = fc.array(fc.tuple(actors, bodies), { minLength: 5, maxLength: 40 });
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
      if (['DISPATCHED', 'IN_PROGRESS', 'REPLY_REVIEW', 'CALLBACK'].includes(after.status)) expect(leads).toHaveLength(1);
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

  it('leaves an ended case ended', () => always((before, after) => isEnd(before.status) && expect(after.status).toBe(before.status)));

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
        for (const [actor, body] of commands) {
          const decision = decide({ at: instantOf(START), actor, body }, referral);
          const offered = allowedCommands(referral, actor);
          if (decision.accepted && !['receive', 'proposeRoute', 'updateFromSource'].includes(body.type)) expect(offered).toContain(body.type);
        }
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    ));

  it('follows the table: every change of state is one of a row’s', () =>
    fc.assert(
      fc.property(sequences, (commands) => {
        let referral = initialReferral;
        for (const [actor, body] of commands) {
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
  it('names every row of this release once or as one of two outcomes', () => {
    const rows = TRANSITIONS.map(({ row }) => row);
    expect([...new Set(rows)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 18, 20, 21, 22, 27, 28, 29, 30, 31, 35, 45, 49]);
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
    expect(rolesFor('recordCallback')).toEqual(['CB', 'HO', 'PO', 'MO']);
    expect(activeLead(initialReferral)).toBeUndefined();
  });
});
