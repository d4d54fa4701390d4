import { instantOf, type Instant, type LocalDate } from '#kernel';
import type { ReferralEvent, Urgency } from '#referral';
import { SHIPPED_POLICIES, SHIPPED_YEARS, WorkCalendar } from '#sla';
import { nextDue, type Clock } from './clock.js';
import { replayedClocks } from './clock-replay.js';

const ID = '0198c5f0-0000-7000-8000-00000000cccc';
const law = { policies: SHIPPED_POLICIES, calendar: new WorkCalendar(SHIPPED_YEARS) };
const at = (text: string): Instant => instantOf(Date.parse(`${text}+08:00`));
const RECEIVED = at('2026-05-11T09:00:00');
const NOW = at('2026-05-12T10:00:00');
type Matter = Extract<ReferralEvent, { type: 'ReferralClassified' }>['matterType'];

const received = (sourceSystem = 'HL12345'): ReferralEvent => ({
  type: 'ReferralReceived',
  at: NOW,
  door: 'hotline-12345',
  sourceSystem,
  sourceOrderNo: 'A1',
  part: 0,
  sourceVersion: 1,
  receivedAt: RECEIVED,
  isDrill: false,
  confidentiality: 'OPEN',
});
const classified = (urgency: Urgency = 'NORMAL', matterType: Matter = 'COMPLAINT'): ReferralEvent => ({
  type: 'ReferralClassified',
  at: NOW,
  by: 'SYS',
  matterType,
  containsReport: false,
  businessLine: null,
  causeCode: null,
  urgency,
  confidentiality: 'OPEN',
  replyRequired: true,
  openQuestions: [],
});
const dispatched = (dueOn: string | null = null): ReferralEvent => ({
  type: 'ReferralDispatched',
  at: NOW,
  leadOrgId: 'BNK-A',
  mode: 'dispatch',
  by: 'SYS',
  dueOn,
  ruleId: 'R4',
});
const offered = (assignmentId = 'a1', more: object = {}): ReferralEvent => ({
  type: 'AssignmentOffered',
  at: NOW,
  assignmentId,
  orgId: `ORG-${assignmentId}`,
  role: 'LEAD',
  returnUntil: null,
  ...more,
});
const acknowledged: readonly ReferralEvent[] = [
  { type: 'AssignmentAcknowledged', at: NOW, assignmentId: 'a1', orgId: 'BNK-A' },
  { type: 'ReferralInProgress', at: NOW },
];
const interim = (day: string, nextDate: string): ReferralEvent => ({ type: 'InterimReplied', at: at(`${day}T11:00:00`), orgId: 'BNK-A', nextDate });
const replied = (day: string): ReferralEvent => ({
  type: 'ReplySubmitted',
  at: at(`${day}T11:00:00`),
  orgId: 'BNK-A',
  resultCode: 'RESOLVED',
  rootCauseCode: 'C02',
  refundFen: null,
});

const lived = (...events: readonly ReferralEvent[]): readonly Clock[] => replayedClocks(ID, events, law);
const running = (...events: readonly ReferralEvent[]): readonly string[] =>
  lived(...events)
    .filter(({ state }) => state === 'RUNNING')
    .map(({ ruleId, dueOn }) => `${ruleId} ${dueOn}`)
    .sort();
const stands = (ruleId: string, clocks: readonly Clock[]): readonly string[] =>
  clocks.filter((clock) => clock.ruleId === ruleId).map(({ state, dueOn }) => `${state} ${dueOn}`);

describe('the limits that begin with a case', () => {
  it.each([
    ['the regulator’s line', 'HL12378', 'FC-01 2026-05-20'],
    ['the petition bureau', 'PETITION', 'PT-01 2026-05-26'],
    ['the market bureau', 'MKT12315', 'MR-01 2026-05-20'],
  ])('at %s the authority has its own, counted from its receipt, until the case is sent on', (_, sourceSystem, expected) => {
    expect(running(received(sourceSystem), classified())).toContain(expected);
    expect(running(received(sourceSystem), classified(), dispatched(), offered()).join()).not.toContain(expected.slice(0, 5));
  });

  it.each(['2036-01-01T09:00:00', '1999-01-01T09:00:00', '2026-05-12T10:00:01'])(
    'count from our own receipt where the source says it received it at %s',
    (text) => {
      const stated = { ...received('HL12378'), receivedAt: at(text) } as ReferralEvent;
      expect(running(stated)).toContain('FC-01 2026-05-21');
    },
  );

  it('of a petition hold the notice to the petitioner, until somebody spoke with the petitioner', () => {
    const begun = [received('PETITION'), classified('NORMAL', 'PETITION'), dispatched(), offered(), ...acknowledged];
    expect(running(...begun)).toContain('PT-03 2026-05-27');
    const spoken: ReferralEvent = { type: 'ContactLogged', at: NOW, orgId: 'BNK-A', mode: 'PHONE', contactedAt: NOW };
    expect(stands('PT-03', lived(...begun, spoken))).toEqual(['STOPPED 2026-05-27']);
  });

  it.each<[Urgency, readonly string[]]>([
    ['NORMAL', []],
    ['PRIORITY', ['INTERIM 2026-05-15']],
    ['URGENT', ['HANDLE 2026-05-19', 'INTERIM 2026-05-13']],
    ['CRITICAL', ['FIRST_REPORT 2026-05-12', 'INTERIM 2026-05-12']],
  ])('of %s urgency hold the hub’s own for it', (urgency, expected) => {
    const own = /^(INTERIM|HANDLE|FIRST_REPORT) /;
    const found = running(received(), classified(urgency), dispatched(), offered()).filter((each) => own.test(each));
    expect(found).toEqual(expected);
  });

  it('that become critical on the way ask for a first report, and then for one each day', () => {
    const begun = [received(), classified(), dispatched(), offered(), ...acknowledged];
    const raised: ReferralEvent = { type: 'UrgencyChanged', at: NOW, urgency: 'CRITICAL', criterionId: 'MJ8' };
    expect(running(...begun, raised)).toContain('FIRST_REPORT 2026-05-12');
    const reported = lived(...begun, raised, interim('2026-05-12', '2026-05-14'));
    expect(stands('FIRST_REPORT', reported)).toEqual(['STOPPED 2026-05-12']);
    expect(stands('DAILY_REPORT', reported)).toEqual(['RUNNING 2026-05-13']);
    const again = lived(...begun, raised, interim('2026-05-12', '2026-05-14'), interim('2026-05-13', '2026-05-20'), replied('2026-05-14'));
    expect(stands('DAILY_REPORT', again)).toEqual(['STOPPED 2026-05-13', 'STOPPED 2026-05-14']);
  });
});

describe('the days that parties name', () => {
  const begun = [received(), classified(), dispatched(), offered(), ...acknowledged];

  it('in an interim reply end the interim limit and begin the next, which does not roll', () => {
    const clocks = lived(...begun, interim('2026-05-13', '2026-05-16'));
    expect(stands('HL-01', clocks)).toEqual(['STOPPED 2026-05-19']);
    expect(stands('HUB-NEXT', clocks)).toEqual(['RUNNING 2026-05-16']);
    const second = lived(...begun, interim('2026-05-13', '2026-05-16'), interim('2026-05-15', '2026-05-22'));
    expect(stands('HUB-NEXT', second)).toEqual(['STOPPED 2026-05-16', 'RUNNING 2026-05-22']);
  });

  it('in an order are a further limit, and never later than the law’s', () => {
    expect(stands('HUB-ORDER', lived(received(), classified(), dispatched('2026-05-20'), offered()))).toEqual(['RUNNING 2026-05-20']);
    expect(stands('HUB-ORDER', lived(received(), classified(), dispatched('2026-07-20'), offered()))).toEqual(['RUNNING 2026-05-27']);
    expect(stands('PT-14', lived(received('PETITION'), classified('NORMAL', 'PETITION'), dispatched('2026-06-01'), offered()))).toEqual(['RUNNING 2026-06-01']);
  });

  it('to an assist are its own: its answer ends them and nothing of the lead', () => {
    const joint = [...begun, offered('a2', { role: 'ASSIST', dueOn: '2026-05-18' })];
    expect(running(...joint)).toContain('HUB-ASSIST 2026-05-18');
    const answered = lived(...joint, { type: 'AssistAnswered', at: NOW, assignmentId: 'a2', orgId: 'ORG-a2' });
    expect(stands('HUB-ASSIST', answered)).toEqual(['STOPPED 2026-05-18']);
    expect(stands('HL-01', answered)).toEqual(['RUNNING 2026-05-19']);
    expect(stands('SIGN', answered)).toHaveLength(2);
  });

  it('in a supervision order take the place of the rule’s only where they differ', () => {
    const ordered = (dueOn: string): ReferralEvent => ({
      type: 'SupervisionOrdered',
      at: NOW,
      orderId: `o-${dueOn}`,
      kind: 'OVERDUE',
      level: 'NORMAL',
      orgId: 'BNK-A',
      dueOn,
      by: 'SV',
    });
    expect(stands('SUPERVISION', lived(...begun, ordered('2026-05-15')))).toEqual(['RUNNING 2026-05-15']);
    expect(stands('HUB-SUPERVISED', lived(...begun, ordered('2026-05-29')))).toEqual(['RUNNING 2026-05-29']);
  });

  it('of a supervision order stop with its answer, and run on where the answer is sent back', () => {
    const ordered: ReferralEvent = {
      type: 'SupervisionOrdered',
      at: NOW,
      orderId: 'o1',
      kind: 'OVERDUE',
      level: 'NORMAL',
      orgId: 'BNK-A',
      dueOn: '2026-05-15',
      by: 'SV',
    };
    const answered: ReferralEvent = { type: 'SupervisionAnswered', at: at('2026-05-13T09:00:00'), orderId: 'o1', orgId: 'BNK-A' };
    const sentBack: ReferralEvent = { type: 'SupervisionRejected', at: at('2026-05-14T09:00:00'), orderId: 'o1' };
    expect(stands('SUPERVISION', lived(...begun, ordered, answered))).toEqual(['STOPPED 2026-05-15']);
    expect(stands('SUPERVISION', lived(...begun, ordered, answered, sentBack))).toEqual(['RUNNING 2026-05-15']);
  });

  it('in a rectification run until it is done', () => {
    const opened: ReferralEvent = { type: 'RectificationOpened', at: NOW, taskId: 't1', orgId: 'BNK-A', dueOn: '2026-06-12' };
    expect(stands('HUB-RECTIFY', lived(...begun, opened))).toEqual(['RUNNING 2026-06-12']);
    expect(stands('HUB-RECTIFY', lived(...begun, opened, { type: 'RectificationClosed', at: NOW, taskId: 't1' }))).toEqual(['STOPPED 2026-06-12']);
  });
});

describe('a reply that is sent back', () => {
  const rejected = (day: string): ReferralEvent => ({ type: 'ReplyRejected', at: at(`${day}T15:00:00`), orgId: 'BNK-A' });

  it('lets only those limits run on that it had stopped', () => {
    const ordered = [received(), classified(), dispatched('2026-05-15'), offered(), ...acknowledged];
    const elsewhere: readonly ReferralEvent[] = [
      { type: 'AssignmentReturned', at: NOW, assignmentId: 'a1', orgId: 'BNK-A', reasonCode: 'NOT_OURS' },
      { ...(dispatched('2026-05-22') as Extract<ReferralEvent, { type: 'ReferralDispatched' }>), at: at('2026-05-13T09:00:00') },
      offered('a2'),
    ];
    const clocks = lived(...ordered, ...elsewhere, replied('2026-05-14'), rejected('2026-05-14'));
    expect(stands('HUB-ORDER', clocks)).toEqual(['STOPPED 2026-05-15', 'RUNNING 2026-05-22']);
    expect(stands('FC-02', clocks)).toEqual(['RUNNING 2026-05-27']);
  });
});

describe('the next day of a case', () => {
  it('is a duty’s, never that of a right which merely lapses', () => {
    const agreed: ReferralEvent = { type: 'MediationEnded', at: NOW, outcome: 'agreed', centreOrgId: 'MED-A', amountFen: null };
    const clocks = lived(received(), classified(), dispatched(), offered(), ...acknowledged, agreed);
    const right = clocks.find(({ ruleId }) => ruleId === 'CT-05');
    expect(right?.dueOn).toBe('2026-06-11' as LocalDate);
    expect(nextDue(clocks.filter(({ ruleId }) => ruleId === 'CT-05'))).toBeNull();
  });
});

describe('a limit that the order itself names', () => {
  const named: ReferralEvent = { ...(received() as Extract<ReferralEvent, { type: 'ReferralReceived' }>), sourceDueAt: at('2026-05-20T12:00:00') };

  it('runs from the receipt beside those of law, to the second it names, until the answer', () => {
    const clocks = lived(named, classified(), dispatched(), offered(), ...acknowledged);
    expect(clocks.find(({ ruleId }) => ruleId === 'SOURCE_DUE')).toMatchObject({ state: 'RUNNING', startedAt: RECEIVED, dueAt: at('2026-05-20T12:00:01') });
    expect(stands('FC-02', clocks)).toEqual(['RUNNING 2026-05-27']);
    expect(stands('SOURCE_DUE', lived(named, classified(), dispatched(), offered(), ...acknowledged, replied('2026-05-14')))).toEqual(['STOPPED 2026-05-20']);
  });

  it('is none where the order names none', () => expect(stands('SOURCE_DUE', lived(received(), classified()))).toEqual([]));
});
