import { days2026, daysWithout } from './days-2026.js';
import { publishedDays } from './slow-clock.js';
import { slowBreaches, type ToldEvent } from './slow-story.js';

const event = (type: string, at: string, data: Record<string, unknown> = {}): ToldEvent => ({ type, at, data });
const MORNING = '2026-02-13T10:00:00+08:00';
const RECEIPT = { sourceSystem: 'HL12345', part: 0, receivedAt: MORNING };
const COMPLAINT = { urgency: 'NORMAL', matterType: 'COMPLAINT' };
const silent: ToldEvent[] = [
  event('ReferralReceived', MORNING, RECEIPT),
  event('ReferralClassified', MORNING, COMPLAINT),
  event('ReferralDispatched', MORNING, { dueOn: null }),
  event('AssignmentOffered', MORNING, { assignmentId: 'a', role: 'LEAD' }),
];
const END = Date.parse('2026-04-01T00:00:00+08:00');
const told = (events: ToldEvent[], days = days2026): string[] =>
  slowBreaches(events, END, days).map(({ ruleId, due }) => `${ruleId} ${new Date(due).toISOString()}`);

describe('the slow calculator that lives through a history', () => {
  it('counts by hand what passes when nobody does anything around the Spring Festival', () => {
    // 14 and 28 February are make-up Saturdays, 15 to 23 February are off.
    expect(told(silent)).toEqual(['SIGN 2026-02-14T16:00:00.000Z', 'FC-02 2026-02-28T16:00:00.000Z', 'HL-01 2026-02-27T16:00:00.000Z']);
  });

  it('tells nothing of what was done in time, and takes a reply that is sent back as never sent', () => {
    const answered = [
      ...silent,
      event('AssignmentAcknowledged', '2026-02-13T11:00:00+08:00', { assignmentId: 'a' }),
      event('ContactLogged', '2026-02-13T12:00:00+08:00'),
      event('ReplySubmitted', '2026-02-26T09:00:00+08:00'),
    ];
    expect(told([...answered, event('ReplyApproved', '2026-02-26T10:00:00+08:00'), event('ReferralClosed', '2026-02-26T10:00:00+08:00')])).toEqual([]);
    const rejected = [...answered, event('ReplyRejected', '2026-03-02T09:00:00+08:00')];
    const due = Date.parse('2026-02-28T16:00:00Z');
    // Nobody reviewed it within two working days; and the fifteen days, which that reply never stopped, are told when it comes back.
    expect(slowBreaches(rejected, END, days2026)).toEqual([
      { ruleId: 'REVIEW', due, told: due },
      { ruleId: 'FC-02', due, told: Date.parse('2026-03-02T01:00:00Z') },
    ]);
  });

  it('tells a limit that a later classification makes overdue when it is classified, neither sooner nor not at all', () => {
    const [received, now] = ['2026-03-02T13:30:00+08:00', '2026-03-03T10:30:00+08:00'];
    const urgent = [
      event('ReferralReceived', received, { ...RECEIPT, receivedAt: received }),
      event('ReferralClassified', received, COMPLAINT),
      event('ReferralClassified', now, { ...COMPLAINT, urgency: 'PRIORITY' }),
      event('ReferralDispatched', now, { dueOn: null }),
    ];
    // Four working hours from half past one end at half past five; as an ordinary case it had the whole of the next working day.
    expect(slowBreaches(urgent, Date.parse(now), days2026)).toEqual([
      { ruleId: 'DISPATCH', due: Date.parse('2026-03-02T17:30:00+08:00'), told: Date.parse(now) },
    ]);
  });

  it('knows nothing of an event it was never told of, and says so', () => {
    expect(() => told([...silent, event('SomethingNew', '2026-02-14T10:00:00+08:00')])).toThrow('never told of SomethingNew');
  });

  it('has its holidays from the notice, typed in by hand, and they are those the hub ships', () => {
    const of2026 = (days: Set<string>): string[] => [...days].filter((day) => day.startsWith('2026')).sort();
    expect(of2026(days2026.holidays)).toEqual(of2026(publishedDays.holidays));
    expect(of2026(days2026.makeUps)).toEqual(of2026(publishedDays.makeUps));
  });

  it('comes to other days when it forgets a holiday', () => {
    expect(told(silent, daysWithout('02-15..02-23', days2026))).not.toEqual(told(silent));
  });

  it('lets the limit of a supervision order run on whose answer is sent back', () => {
    const order = event('SupervisionOrdered', '2026-03-02T09:00:00+08:00', { orderId: 'o1', dueOn: '2026-03-05' });
    const answer = event('SupervisionAnswered', '2026-03-03T09:00:00+08:00', { orderId: 'o1' });
    const of = (events: ToldEvent[]): string[] => told([...silent, ...events]).filter((line) => line.startsWith('SUPERVISION'));
    expect(of([order, answer])).toEqual([]);
    expect(of([order, answer, event('SupervisionRejected', '2026-03-04T09:00:00+08:00', { orderId: 'o1' })])).toEqual(['SUPERVISION 2026-03-05T16:00:00.000Z']);
  });
});
