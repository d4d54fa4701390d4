import type { Instant } from '#kernel';
import type { ReferralEvent } from '#referral';
import { FakeClock } from '#testing';
import { Archiver } from '../archive/archiver.js';
import { CaseBench } from '../calendar/case-bench.spec-support.js';

const DAY = 86_400_000;
const HUMAN = { orgId: 'BNK-ICBC-QD' } as const;

describe('what happens to a case by itself', () => {
  const clock = new FakeClock('2026-05-12T10:00:00+08:00');
  let bench: CaseBench;

  beforeAll(async () => {
    bench = await CaseBench.start(clock);
  }, 180_000);
  afterAll(() => bench.stop(), 120_000);

  const status = async (referralId: string): Promise<string | undefined> =>
    (await bench.database.statement<{ status: string }>('select status from casework.referral where referral_id = $1', [referralId]))[0]?.status;
  const types = async (referralId: string): Promise<readonly string[]> => (await bench.history(referralId)).map(({ type }) => type);
  const lookAround = (): Promise<readonly number[]> => Promise.all(bench.processes.map((_, index) => bench.part(Archiver, index).pass()));
  const at = (): Instant => clock.now();
  const answered = (): readonly ReferralEvent[] => [
    { type: 'ReplySubmitted', at: at(), ...HUMAN, resultCode: 'RESOLVED', rootCauseCode: 'C02', refundFen: null },
    { type: 'ReplyApproved', at: at(), ...HUMAN, noticeMode: 'PHONE', noticeAt: at() },
    { type: 'CallbackRecorded', at: at(), reached: true, rating: 5, solved: true },
    { type: 'ReferralClosed', at: at(), resultCode: 'RESOLVED' },
  ];
  /** The texts of a case, as its commands would have sealed them. */
  const withTexts = (referralId: string, ...kinds: readonly string[]): Promise<unknown> =>
    Promise.all(
      kinds.map((kind) =>
        bench.database.statement(
          `insert into casework.content (referral_id, content_id, kind, key_id, sealed, created_at) values ($1, gen_random_uuid(), $2, 'k', '', $3)`,
          [referralId, kind, at()],
        ),
      ),
    );

  it('a suspension ends with the day it was to end on, and the limit of law runs on', async () => {
    const id = await bench.dispatched('BI-1');
    await bench.happens(id, [{ type: 'ReferralSuspended', at: at(), ground: 'APPRAISAL', expectedEnd: '2026-05-20' }]);
    clock.setTo('2026-05-20T23:59:59+08:00');
    await bench.settle();
    expect(await status(id)).toBe('SUSPENDED');
    clock.setTo('2026-05-21T00:00:00+08:00');
    await bench.settle();
    expect(await status(id)).toBe('IN_PROGRESS');
    expect((await types(id)).filter((type) => type === 'ReferralResumed')).toHaveLength(1);
    // Fifteen days from 12 May, and the eight counted ones up to 20 May in which it stood still.
    expect(await bench.clockOf(id, 'FC-02')).toMatchObject({ state: 'RUNNING', dueOn: '2026-06-04' });
    expect(await bench.replayAgrees(id)).toBe(true);
  }, 60_000);

  it('a supervision order that nobody answers becomes a talk, then a circular', async () => {
    clock.setTo('2026-06-08T10:00:00+08:00');
    const id = await bench.dispatched('BI-2');
    const order = { orderId: '0198c5f0-0000-7000-8000-00000000aaaa', kind: 'OVERDUE', level: 'NORMAL', ...HUMAN, dueOn: '2026-06-11', by: 'SV' } as const;
    await bench.happens(id, [{ type: 'SupervisionOrdered', at: at(), ...order }]);
    const levels = async (): Promise<readonly string[]> =>
      (await bench.history(id)).flatMap((event) => (event.type === 'SupervisionEscalated' && event.orderId === order.orderId ? [event.level] : []));
    clock.setTo('2026-06-11T23:59:00+08:00');
    await bench.settle();
    expect(await levels()).toEqual([]);
    clock.setTo('2026-06-12T00:00:00+08:00');
    await bench.settle();
    expect(await levels()).toEqual(['TALK']);
    clock.setTo('2026-06-26T09:00:00+08:00');
    await bench.settle();
    expect(await levels()).toEqual(['TALK', 'CIRCULAR']);
  }, 60_000);

  it('an ended case goes into the archive once nobody can ask for a review any more, and two processes do it once', async () => {
    clock.setTo('2026-07-01T10:00:00+08:00');
    const id = await bench.dispatched('BI-3');
    await withTexts(id, 'source', 'reply');
    await bench.happens(id, answered());
    clock.setTo('2026-08-05T09:59:59+08:00');
    await lookAround();
    expect(await status(id)).toBe('CLOSED');
    clock.setTo('2026-08-06T10:00:00+08:00');
    await lookAround();
    expect(await status(id)).toBe('ARCHIVED');
    expect((await types(id)).filter((type) => type === 'ReferralArchived')).toHaveLength(1);
    expect(await bench.replayAgrees(id)).toBe(true);
  }, 60_000);

  it('and waits, looked at once a day, while it is supervised, its file is not complete, or its history is not whole', async () => {
    clock.setTo('2026-09-01T10:00:00+08:00');
    const [supervised, noReply, broken] = [await bench.dispatched('BI-4'), await bench.dispatched('BI-5'), await bench.dispatched('BI-6')];
    const order = { orderId: '0198c5f0-0000-7000-8000-00000000bbbb', kind: 'OTHER', level: 'NORMAL', ...HUMAN, dueOn: '2026-12-01', by: 'SV' } as const;
    await bench.happens(supervised, [{ type: 'SupervisionOrdered', at: at(), ...order }]);
    await withTexts(supervised, 'source', 'reply');
    await withTexts(noReply, 'source');
    await withTexts(broken, 'source', 'reply');
    for (const id of [supervised, noReply, broken]) await bench.happens(id, answered());
    // One event more than there are: as if the last had been taken out.
    await bench.database.statement('update casework.referral set stream_version = stream_version + 1 where referral_id = $1', [broken]);
    clock.advance(40 * DAY);
    await lookAround();
    expect(await Promise.all([supervised, noReply, broken].map(status))).toEqual(['CLOSED', 'CLOSED', 'CLOSED']);
    expect(await lookAround()).toEqual([0, 0]);
    await bench.happens(supervised, [
      { type: 'SupervisionAnswered', at: at(), orderId: order.orderId, ...HUMAN },
      { type: 'SupervisionVerified', at: at(), orderId: order.orderId },
    ]);
    await withTexts(noReply, 'reply');
    clock.advance(41 * DAY);
    await lookAround();
    expect(await Promise.all([supervised, noReply, broken].map(status))).toEqual(['ARCHIVED', 'ARCHIVED', 'CLOSED']);
  }, 60_000);

  it('and one that cannot even be looked at does not hold up the others', async () => {
    clock.setTo('2027-02-01T10:00:00+08:00');
    const [unreadable, whole] = [await bench.dispatched('BI-7'), await bench.dispatched('BI-8')];
    for (const id of [unreadable, whole]) {
      await withTexts(id, 'source', 'reply');
      await bench.happens(id, answered());
    }
    await bench.database.statement(`update casework.referral set facts = 'null' where referral_id = $1`, [unreadable]);
    clock.advance(40 * DAY);
    await lookAround();
    expect(await Promise.all([unreadable, whole].map(status))).toEqual(['CLOSED', 'ARCHIVED']);
    expect(await lookAround()).toEqual([0, 0]);
  }, 60_000);
});
