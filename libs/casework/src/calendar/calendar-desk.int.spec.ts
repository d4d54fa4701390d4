import { Problem } from '#platform';
import { FakeClock } from '#testing';
import { ClockBook } from '../queries/clock-book.js';
import { CalendarDesk } from './calendar-desk.js';
import { CalendarViews } from './calendar-views.js';
import { CalendarWatch } from './calendar-watch.js';
import { CaseBench } from './case-bench.spec-support.js';
import { bytesOf, INVENTED_2027, inventedWith } from './invented-notice.spec-support.js';

const A = { orgId: 'REG-NFRA-QD', userHash: 'a' };
const B = { orgId: 'REG-NFRA-QD', userHash: 'b' };
const DESK = { orgId: 'REG-NFRA-QD', roles: ['HD'], door: null, userHash: null } as const;
const BANK = 'BNK-ICBC-QD';

describe('changes of the calendar', () => {
  const clock = new FakeClock('2026-10-31T09:00:00+08:00');
  let bench: CaseBench;
  beforeAll(async () => {
    bench = await CaseBench.start(clock);
  }, 180_000);
  afterAll(() => bench.stop(), 120_000);

  const desk = (): CalendarDesk => bench.part(CalendarDesk);
  const refusal = async (deed: Promise<unknown>): Promise<string> =>
    deed.then(
      () => 'obeyed',
      (error: unknown) => (error instanceof Problem ? error.code : String(error)),
    );
  const log = async (changeId: string): Promise<readonly string[]> =>
    (
      await bench.database.statement<{ what: string; code: string | null }>(
        'select what, code from casework.calendar_log where change_id = $1 order by at, what desc',
        [changeId],
      )
    ).map(({ what, code }) => [what, code].filter(Boolean).join(' '));

  it('say when a notice is due and does not come, once a day, and louder in December', async () => {
    const level = async (moment: string): Promise<string | null> => {
      clock.setTo(moment);
      return (await bench.part(CalendarViews).alarm())?.level ?? null;
    };
    expect(await level('2026-10-31T23:59:00+08:00')).toBeNull();
    expect(await bench.part(CalendarWatch).look()).toBe(false);
    expect(await level('2026-11-01T00:00:00+08:00')).toBe('WARNING');
    // The processes look by themselves too: one of all these looks is the one of the day.
    const looks = async (): Promise<number> =>
      (await Promise.all([bench.part(CalendarWatch).look(), bench.part(CalendarWatch, 1).look(), bench.part(CalendarWatch).look()])).filter(Boolean).length;
    expect(await looks()).toBeLessThanOrEqual(1);
    expect(await level('2026-12-15T08:00:00+08:00')).toBe('BLOCKING');
    expect(await looks()).toBeLessThanOrEqual(1);
    expect(await looks()).toBe(0);
    const days = await bench.database.statement<{ day: string; level: string }>('select day::text, level from casework.calendar_alarm_day order by day');
    expect(days).toEqual([
      { day: '2026-11-01', level: 'WARNING' },
      { day: '2026-12-15', level: 'BLOCKING' },
    ]);
  });

  let changeId = '';
  it('are proposed by one person, and the same proposal again is the same', async () => {
    const proposed = await desk().proposeNotice(bytesOf(INVENTED_2027), 'json', A);
    changeId = proposed.change.changeId;
    expect([proposed.duplicate, proposed.change.state, proposed.change.year]).toEqual([false, 'PROPOSED', 2027]);
    const again = await desk().proposeNotice(bytesOf(INVENTED_2027), 'json', B);
    expect([again.duplicate, again.change.changeId, again.change.proposedBy]).toEqual([true, changeId, A]);
    expect((await bench.part(CalendarViews).read()).years.find(({ year }) => year === 2027)).toMatchObject({ status: 'PROVISIONAL', version: 1 });
  });

  it('are decided by another, once, and every attempt is written down', async () => {
    expect(await refusal(desk().approve(changeId, A))).toBe('HUB_SELF_APPROVAL');
    expect(await refusal(desk().reject(changeId, A, '不对'))).toBe('HUB_SELF_APPROVAL');
    const both = await Promise.all([refusal(desk().approve(changeId, B)), refusal(bench.part(CalendarDesk, 1).approve(changeId, B))]);
    expect(both.toSorted()).toEqual(['HUB_CALENDAR_CHANGE_DECIDED', 'obeyed']);
    expect(await refusal(desk().reject(changeId, B, '不对'))).toBe('HUB_CALENDAR_CHANGE_DECIDED');
    expect(await refusal(desk().approve('00000000-0000-0000-0000-000000000000', B))).toBe('HUB_CALENDAR_CHANGE_UNKNOWN');
    expect((await log(changeId)).toSorted()).toEqual([
      'APPROVED',
      'PROPOSED',
      'REFUSED HUB_CALENDAR_CHANGE_DECIDED',
      'REFUSED HUB_CALENDAR_CHANGE_DECIDED',
      'REFUSED HUB_SELF_APPROVAL',
      'REFUSED HUB_SELF_APPROVAL',
    ]);
    const view = await bench.part(CalendarViews).read();
    expect(view.years.find(({ year }) => year === 2027)).toEqual({
      year: 2027,
      status: 'CONFIRMED',
      notice: 'www.gov.cn/invented-for-tests/2027.htm',
      version: 2,
    });
    expect([view.revision, view.alarm]).toEqual([2, null]);
  });

  it('that are in force already are refused, and so is what was proposed before the year changed', async () => {
    expect(await refusal(desk().proposeNotice(bytesOf(INVENTED_2027), 'json', A))).toBe('HUB_CALENDAR_NOTICE_IN_FORCE');
    const correction = await desk().proposeNotice(inventedWith({ add: [{ name: '春节', date: '2027-02-27', isOffDay: false }] }), 'json', A);
    const other = await desk().proposeNotice(inventedWith({ add: [{ name: '春节', date: '2027-03-06', isOffDay: false }] }), 'json', A);
    await desk().approve(correction.change.changeId, B);
    expect(await refusal(desk().approve(other.change.changeId, B))).toBe('HUB_CALENDAR_PROPOSAL_OUTDATED');
    expect((await desk().reject(other.change.changeId, B, '已有更正通知')).state).toBe('REJECTED');
  });

  it('look at a dry run and keep nothing', async () => {
    const before = await desk().list(null);
    const preview = await desk().tryNotice(inventedWith({ add: [{ name: '国庆节', date: '2027-10-09', isOffDay: false }] }), 'json');
    expect(preview.days.map(({ day }) => day)).toEqual(['2027-02-27', '2027-10-09']);
    expect(await desk().list(null)).toEqual(before);
  });

  it('of one organisation move the hub’s own limits of that organisation, and no limit of law', async () => {
    clock.setTo('2027-03-01T09:00:00+08:00');
    const [mine, other] = [await bench.dispatched('O-1'), await bench.dispatched('O-2', 'BNK-ABC-QD')];
    const due = async (id: string, rule: string): Promise<string> => (await bench.clockOf(id, rule)).dueOn;
    const law = await due(mine, 'FC-02');
    expect(await due(mine, 'SIGN')).toBe('2027-03-02');
    const { change } = await desk().proposeOverlay({ orgId: BANK, reason: '台风停工', closed: ['2027-03-02', '2027-03-16'] }, A);
    expect(change.preview.clocks).toMatchObject({ LATER: 1, EARLIER: 0, CONFIRMED: 0, KEPT: 0 });
    expect(await refusal(desk().approve(change.changeId, A))).toBe('HUB_SELF_APPROVAL');
    await desk().approve(change.changeId, B);
    await bench.settle();
    expect(await due(mine, 'SIGN')).toBe('2027-03-03');
    expect(await due(mine, 'FC-02')).toBe(law);
    expect(await due(other, 'SIGN')).toBe('2027-03-02');
    expect((await bench.recalculations(mine)).map(({ ruleId, cause, year }) => [ruleId, cause, year])).toEqual([['SIGN', 'OVERLAY', null]]);
    expect(await bench.recalculations(other)).toEqual([]);
    expect([await bench.replayAgrees(mine), await bench.replayAgrees(other)]).toEqual([true, true]);
    const book = await bench.part(ClockBook).of(mine, DESK);
    const strip = book?.clocks.find(({ view }) => view.policy.ruleId === 'SIGN')?.strip ?? [];
    expect(strip.map(({ day, what, why, name }) => [day, what, why, name])).toEqual([
      ['2027-03-01', 'START', 'START_DAY', null],
      ['2027-03-02', 'SKIPPED', 'CLOSED', '台风停工'],
      ['2027-03-03', 'COUNTED', null, null],
    ]);
  }, 60_000);

  it('of one organisation end as they began', async () => {
    const { overlays } = await bench.part(CalendarViews).read();
    const [mine] = overlays;
    expect(overlays.map(({ orgId, reason }) => [orgId, reason])).toEqual([[BANK, '台风停工']]);
    const id = await bench.dispatched('O-3');
    expect((await bench.clockOf(id, 'SIGN')).dueOn).toBe('2027-03-03');
    const end = await desk().proposeOverlayEnd(mine?.overlayId ?? '', A);
    await desk().approve(end.change.changeId, B);
    await bench.settle();
    expect((await bench.clockOf(id, 'SIGN')).dueOn).toBe('2027-03-02');
    expect((await bench.recalculations(id)).map(({ change }) => change)).toEqual(['EARLIER']);
    expect(await refusal(desk().proposeOverlayEnd(mine?.overlayId ?? '', A))).toBe('HUB_CALENDAR_OVERLAY_UNKNOWN');
    expect(await bench.replayAgrees(id)).toBe(true);
  }, 60_000);

  it('of an unknown party, or in a year that nobody loaded, are refused', async () => {
    const faults = await desk()
      .proposeOverlay({ orgId: 'BNK-NONE', reason: '停电', closed: ['2031-01-02'] }, A)
      .catch((error: unknown) => (error as { faults: readonly { code: string }[] }).faults);
    expect((faults as readonly { code: string }[]).map(({ code }) => code)).toEqual(['HUB_PARTY_UNKNOWN', 'HUB_CALENDAR_YEAR_MISSING']);
  });
});
