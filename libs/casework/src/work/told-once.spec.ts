import { instantOf } from '#kernel';
import type { ReferralEvent } from '#referral';
import { SHIPPED_POLICIES, SHIPPED_YEARS, WorkCalendar } from '#sla';
import { replayedClocks } from './clock-replay.js';

const ID = '0198c5f0-0000-7000-8000-00000000cccc';
const law = { policies: SHIPPED_POLICIES, calendar: new WorkCalendar(SHIPPED_YEARS) };
const at = instantOf(Date.parse('2026-01-19T10:00:00+08:00'));
const later = instantOf(Date.parse('2026-01-21T10:00:00+08:00'));
const received: ReferralEvent = {
  type: 'ReferralReceived',
  at,
  door: 'petition',
  sourceSystem: 'PETITION',
  sourceOrderNo: 'A1',
  part: 0,
  sourceVersion: 1,
  receivedAt: at,
  isDrill: false,
  confidentiality: 'OPEN',
};
const classified: ReferralEvent = {
  type: 'ReferralClassified',
  at: later,
  by: 'HD',
  matterType: 'COMPLAINT',
  containsReport: false,
  businessLine: null,
  causeCode: null,
  urgency: 'NORMAL',
  confidentiality: 'OPEN',
  replyRequired: true,
  openQuestions: [],
};

describe('a case that is classified after its dispatch was overdue', () => {
  it('has told that breach, and does not tell it again', () => {
    const clocks = replayedClocks(ID, [received], law);
    const { clockId, ruleId, dueAt } = clocks.find((clock) => clock.kind === 'DISPATCH') ?? { clockId: '', ruleId: '', dueAt: at };
    const breached: ReferralEvent = { type: 'ClockBreached', at: dueAt, clockId, ruleId, reachedAt: dueAt, dueAt, firedLateBySeconds: 0 };
    const [dispatch] = replayedClocks(ID, [received, breached, classified], law).filter((clock) => clock.kind === 'DISPATCH');
    expect(dispatch).toMatchObject({ clockId, state: 'RUNNING', dueAt, fired: ['RED'] });
  });
});
