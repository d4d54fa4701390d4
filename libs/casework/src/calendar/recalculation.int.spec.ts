import { Database } from '#persistence';
import { FakeClock } from '#testing';
import { CalendarDesk } from './calendar-desk.js';
import { CaseBench } from './case-bench.spec-support.js';
import { bytesOf, INVENTED_2027 } from './invented-notice.spec-support.js';
import { RecalculationReports } from './recalculation-report.js';

const A = { orgId: 'REG-NFRA-QD', userHash: 'a' };
const B = { orgId: 'REG-NFRA-QD', userHash: 'b' };
const ALL = { after: null, limit: 200, change: null, reexamine: false };

describe('a notice that two people approved', () => {
  const clock = new FakeClock('2026-12-17T09:00:00+08:00');
  let bench: CaseBench;
  const cases: Record<string, string> = {};
  const at = async (moment: string, name: string): Promise<void> => {
    clock.setTo(`${moment}:00+08:00`);
    cases[name] = await bench.dispatched(name);
  };
  const id = (name: string): string => cases[name] ?? '';
  const due = async (name: string, ruleId: string): Promise<string> => (await bench.clockOf(id(name), ruleId)).dueOn;
  const change = async (name: string, ruleId: string): Promise<object | undefined> =>
    (await bench.recalculations(id(name))).find((each) => each.ruleId === ruleId);

  beforeAll(async () => {
    bench = await CaseBench.start(clock);
    await at('2026-12-17T09:00', 'STOPPED');
    await bench.happens(id('STOPPED'), [{ type: 'ReferralWithdrawn', at: clock.now(), reasonCode: 'WD01' }]);
    await at('2027-01-27T09:00', 'LATER');
    await at('2027-02-04T09:00', 'KEPT');
    await at('2027-02-05T09:00', 'EARLIER');
    await at('2027-02-10T09:00', 'CONFIRMED');
    clock.setTo('2027-02-12T10:00:00+08:00');
    await bench.settle();
  }, 180_000);
  afterAll(() => bench.stop(), 120_000);

  it('was counted provisionally before, and told as such', async () => {
    expect(await due('LATER', 'FC-02')).toBe('2027-02-11');
    expect(await due('EARLIER', 'FC-02')).toBe('2027-02-22');
    expect(await due('KEPT', 'SIGN')).toBe('2027-02-11');
    expect((await bench.clockOf(id('EARLIER'), 'FC-02')).provisional).toBe(true);
    expect((await bench.history(id('LATER'))).filter(({ type }) => type === 'ClockBreached').length).toBeGreaterThan(0);
  });

  let changeId = '';
  it('says before the approval what it would do, worst first', async () => {
    const { change: proposed } = await bench.part(CalendarDesk).proposeNotice(bytesOf(INVENTED_2027), 'json', A);
    changeId = proposed.changeId;
    const { preview } = proposed;
    expect(preview.days.map(({ day, before, after }) => `${day} ${before ?? ''}→${after ?? ''}`)).toEqual([
      '2027-01-02 REST→HOLIDAY',
      '2027-01-03 REST→HOLIDAY',
      '2027-02-05 HOLIDAY→WORK',
      '2027-02-11 WORK→HOLIDAY',
      '2027-02-12 WORK→HOLIDAY',
      '2027-02-20 REST→WORK',
      '2027-05-05 WORK→HOLIDAY',
      '2027-10-06 WORK→HOLIDAY',
      '2027-10-07 WORK→HOLIDAY',
    ]);
    const { LATER, EARLIER, CONFIRMED, KEPT, reexamine } = preview.clocks;
    expect([LATER > 0, EARLIER > 0, CONFIRMED > 0, KEPT > 0, reexamine > 0, preview.complete]).toEqual([true, true, true, true, true, true]);
    expect(preview.worst[0]).toMatchObject({ change: 'LATER', reexamineBreach: true });
    expect(await bench.recalculations(id('LATER'))).toEqual([]);
  });

  it('moves what it moves, once, with one event a clock, whichever of two processes counts', async () => {
    // In the second process: the first hears of it from the database alone.
    await bench.part(CalendarDesk, 1).approve(changeId, B);
    await bench.settle();
    expect(await change('LATER', 'FC-02')).toMatchObject({
      oldDueAt: '2027-02-11T16:00:00.000Z',
      newDueAt: '2027-02-15T16:00:00.000Z',
      change: 'LATER',
      reexamineBreach: true,
      isOverdueNow: false,
      provisional: false,
      cause: 'NOTICE',
      year: 2027,
      notice: 'www.gov.cn/invented-for-tests/2027.htm',
      changeId,
      revision: 2,
      countedWith: 2,
    });
    expect(await change('EARLIER', 'FC-02')).toMatchObject({ change: 'EARLIER', oldDueAt: '2027-02-22T16:00:00.000Z', newDueAt: '2027-02-20T16:00:00.000Z' });
    expect(await change('CONFIRMED', 'FC-02')).toMatchObject({
      change: 'CONFIRMED',
      oldDueAt: '2027-02-25T16:00:00.000Z',
      newDueAt: '2027-02-25T16:00:00.000Z',
    });
    expect(await change('KEPT', 'SIGN')).toMatchObject({
      change: 'KEPT',
      oldDueAt: '2027-02-11T16:00:00.000Z',
      newDueAt: '2027-02-11T16:00:00.000Z',
      countedWith: 1,
    });
    for (const name of Object.keys(cases)) {
      const seen = (await bench.recalculations(id(name))).map(({ clockId }) => clockId);
      expect([name, new Set(seen).size]).toEqual([name, seen.length]);
    }
  }, 60_000);

  it('stores the due that stands, and never the earlier one of a clock that was overdue', async () => {
    expect(await due('LATER', 'FC-02')).toBe('2027-02-15');
    expect(await due('EARLIER', 'FC-02')).toBe('2027-02-20');
    expect(await due('KEPT', 'SIGN')).toBe('2027-02-11');
    expect((await bench.clockOf(id('CONFIRMED'), 'FC-02')).provisional).toBe(false);
    expect((await bench.clockOf(id('KEPT'), 'SIGN')).provisional).toBe(false);
    expect(await bench.recalculations(id('STOPPED'))).toEqual([]);
    expect((await bench.clockOf(id('STOPPED'), 'FC-02')).provisional).toBe(true);
  });

  it('replays to the same clocks', async () => {
    for (const name of Object.keys(cases)) expect([name, await bench.replayAgrees(id(name))]).toEqual([name, true]);
  });

  it('keeps the breach that was decided, lists it for a person, and tells the new one when it comes', async () => {
    const breaches = async (): Promise<number> =>
      (await bench.history(id('LATER'))).filter((event) => event.type === 'ClockBreached' && event.ruleId === 'FC-02').length;
    expect(await breaches()).toBe(1);
    const report = await bench.part(RecalculationReports).report(changeId, { ...ALL, reexamine: true });
    expect(report.items.map(({ referralId, ruleId, reexamineBreach }) => [referralId, ruleId, reexamineBreach])).toContainEqual([id('LATER'), 'FC-02', true]);
    clock.setTo('2027-02-15T23:59:00+08:00');
    await bench.settle();
    expect(await breaches()).toBe(1);
    clock.setTo('2027-02-16T09:00:00+08:00');
    await bench.settle();
    expect(await breaches()).toBe(2);
    expect(await bench.replayAgrees(id('LATER'))).toBe(true);
  }, 60_000);

  it('reports every change with its counts, page by page', async () => {
    const reports = bench.part(RecalculationReports);
    const whole = await reports.report(changeId, ALL);
    expect([whole.state, whole.remaining, whole.next]).toEqual(['DONE', 0, null]);
    expect(Object.values(whole.counts).reduce((sum, count) => sum + count, 0)).toBe(whole.items.length);
    const paged: string[] = [];
    for (let after: string | null = null, first = true; first || after !== null; first = false) {
      const page = await reports.report(changeId, { ...ALL, after, limit: 3 });
      paged.push(...page.items.map(({ clockId }) => clockId));
      after = page.next;
    }
    expect(paged).toEqual(whole.items.map(({ clockId }) => clockId));
    const kept = await reports.report(changeId, { ...ALL, change: 'KEPT' });
    expect(kept.items.every((item) => item.change === 'KEPT')).toBe(true);
    expect(kept.items).toHaveLength(whole.counts.KEPT);
  });

  it('tells the institution whose due moved, once a case', async () => {
    const rows = await bench
      .part(Database)
      .statement<{ referral_id: string; n: number }>(
        `select referral_id, count(*)::int as n from casework.inbox_item where party = 'BNK-ICBC-QD' and item ->> 'kind' = 'ClockRecalculated' group by referral_id`,
      );
    expect(rows.map((row) => row.n)).toEqual(rows.map(() => 1));
    expect(rows.map((row) => row.referral_id)).toEqual(expect.arrayContaining([id('LATER'), id('EARLIER')]));
  });

  it('is what clocks that begin afterwards are counted with, in the process that did not approve it too', async () => {
    await at('2027-02-18T09:00', 'AFTER');
    expect(await due('AFTER', 'FC-02')).toBe('2027-03-05');
    expect((await bench.clockOf(id('AFTER'), 'SIGN')).calendar).toEqual({ revision: 2, examined: 2, orgId: 'BNK-ICBC-QD' });
    expect((await bench.clockOf(id('AFTER'), 'FC-02')).calendar.orgId).toBeNull();
    expect(await bench.replayAgrees(id('AFTER'))).toBe(true);
  });
});
