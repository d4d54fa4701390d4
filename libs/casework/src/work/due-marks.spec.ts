import { instantMs, instantOf, type Instant } from '#kernel';
import type { ReferralEvent } from '#referral';
import { SHIPPED_POLICIES, SHIPPED_YEARS, WorkCalendar } from '#sla';
import { replayedClocks } from './clock-replay.js';
import { dueMarks, wakesAt, type Clock } from './clock.js';

const law = { policies: SHIPPED_POLICIES, calendar: new WorkCalendar(SHIPPED_YEARS) };
const at = instantOf(Date.parse('2026-01-19T10:00:00+08:00'));
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
const before = (moment: Instant, ms: number): Instant => instantOf(instantMs(moment) - ms);

describe('the marks of a running limit', () => {
  const clocks = replayedClocks('0198c5f0-0000-7000-8000-00000000cccc', [received], law).filter(({ marks }) => marks.length > 0);
  const each = clocks.flatMap((clock) => clock.marks.map((mark): [string, Clock, Clock['marks'][number]] => [`${clock.ruleId} ${mark.name}`, clock, mark]));

  it('exist', () => expect(each.length).toBeGreaterThan(2));
  it.each(each)('%s is never due before its moment', (_, clock, mark) =>
    expect(dueMarks(clock, before(mark.at, 1)).map(({ name }) => name)).not.toContain(mark.name),
  );
  it.each(each)('%s is due at its moment, and not again once it is told', (_, clock, mark) => {
    const told = { ...clock, fired: clock.marks.filter((other) => other !== mark).map(({ name }) => name) };
    const due = mark.at > clock.startedAt ? [mark.name] : [];
    expect(dueMarks(told, mark.at).map(({ name }) => name)).toEqual(due);
    expect(dueMarks({ ...told, fired: [...told.fired, mark.name] }, mark.at)).toEqual([]);
    expect(wakesAt({ ...told, fired: [...told.fired, mark.name] })).toBeNull();
  });
});
