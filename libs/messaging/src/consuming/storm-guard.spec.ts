import type { IncomingMessage } from './message.js';
import { StormGuard, type Deliver } from './storm-guard.js';

const message = (key: string): IncomingMessage => ({ topic: 't', partition: 0, offset: '0', key, headers: new Map(), value: Buffer.alloc(0), timestampMs: 0 });
const batchOf = (keys: number, prefix = 'k'): readonly IncomingMessage[] => Array.from({ length: keys }, (_, index) => message(`${prefix}${index}`));
const failingWhere =
  (fails: (key: string) => boolean): Deliver =>
  (batch) =>
    Promise.resolve(
      batch.map((each) =>
        fails(each.key ?? '')
          ? { message: each, outcome: { park: 'HUB_HANDLER_FAILED', detail: '' }, failed: true }
          : { message: each, outcome: 'done' as const },
      ),
    );
const all = failingWhere(() => true);
const none = failingWhere(() => false);

describe('the storm guard', () => {
  let now = 0;
  let pauses = 0;
  const guardOf = (): StormGuard =>
    new StormGuard(
      () => (pauses += 1),
      { windowMs: 60_000, outcomes: 200, share: 0.2, least: 20, probes: 5, longestPauseMs: 300_000 },
      () => now,
    );
  beforeEach(() => {
    now = 0;
    pauses = 0;
  });

  it('lets single failures through to be parked: one in a hundred, and any number below the least', async () => {
    const guard = guardOf();
    for (let round = 0; round < 20; round += 1) {
      const deliveries = await guard.through(
        batchOf(100, `r${round}-`),
        failingWhere((key) => key.endsWith('-7')),
      );
      expect(deliveries.filter(({ failed }) => failed)).toHaveLength(1);
    }
    await guardOf().through(batchOf(19), all);
    expect(pauses).toBe(0);
  });
  it('does not count a failing key more than once', async () => {
    const guard = guardOf();
    await guard.through(
      Array.from({ length: 200 }, () => message('same')),
      all,
    );
    expect(guard.isPaused).toBe(false);
  });
  it('pauses when more than a fifth of the keys fail, also after a busy minute of successes', async () => {
    const guard = guardOf();
    for (let round = 0; round < 50; round += 1) await guard.through(batchOf(200, `r${round}-`), none);
    await expect(guard.through(batchOf(200), all)).rejects.toMatchObject({ code: 'HUB_CONSUMER_PAUSED', retryable: true });
    expect([guard.isPaused, pauses]).toEqual([true, 1]);
  });
  it('forgets what is older than its window', async () => {
    const guard = guardOf();
    await guard.through(batchOf(19), all);
    now = 60_001;
    await guard.through(batchOf(19, 'other'), all);
    expect(guard.isPaused).toBe(false);
  });
  it('tries a few keys while it is paused, each with its first message, and goes on when one succeeds', async () => {
    const guard = guardOf();
    const batch = batchOf(100).flatMap(({ key }) => [message(key ?? ''), message(key ?? '')]);
    await expect(guard.through(batch, all)).rejects.toThrow();
    const tried: IncomingMessage[] = [];
    const counting: Deliver = (part) => {
      tried.push(...part);
      return all(part);
    };
    await expect(guard.through(batch, counting)).rejects.toThrow();
    expect(tried).toHaveLength(5);
    for (const one of tried) expect(batch.indexOf(one) % 2).toBe(0);
    expect(await guard.through(batch, none)).toHaveLength(200);
    expect(guard.isPaused).toBe(false);
  });
  it('parks what still fails in the batch that ends a pause', async () => {
    const guard = guardOf();
    await expect(guard.through(batchOf(100), all)).rejects.toThrow();
    const half = failingWhere((key) => Number(key.slice(1)) < 50);
    expect((await guard.through(batchOf(100), half)).filter(({ failed }) => failed)).toHaveLength(50);
  });
  it('never pauses for ever', async () => {
    const guard = guardOf();
    await expect(guard.through(batchOf(100), all)).rejects.toThrow();
    now = 300_000;
    expect(await guard.through(batchOf(100), all)).toHaveLength(100);
  });
});
