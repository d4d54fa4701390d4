import { Database } from '#persistence';
import { claim, renew } from './claim.js';
import { PusherBench } from './pusher-bench.spec-support.js';

const PARTY = 'BNK-CCB-QD';

describe('the lease of a push that is under way', () => {
  let bench: PusherBench;
  beforeAll(async () => {
    bench = await PusherBench.open();
    await bench.register(PARTY, 'http://127.0.0.1:1/hook');
    await bench.node().pass();
  }, 120_000);
  afterAll(() => bench.close(), 120_000);

  const leasedUntil = async (): Promise<Date | null> =>
    (await bench.query<{ at: Date | null }>('select leased_until as at from delivery.lane where party = $1', [PARTY]))[0]?.at ?? null;

  it('is put off while its node lives, so that nobody else sends it, and what has ended is not leased again', async () => {
    await bench.queue(PARTY, 'case-l');
    const database = bench.get(Database);
    const under = await database.worker((tx) => claim(tx, 64));
    expect(under).toHaveLength(1);
    await bench.query(
      `update delivery.lane set leased_until = clock_timestamp() + interval '1 second', next_at = clock_timestamp() + interval '1 second' where party = $1`,
      [PARTY],
    );
    const nearlyOver = await leasedUntil();
    await database.worker((tx) => renew(tx, under));
    expect((await leasedUntil())?.getTime()).toBeGreaterThan((nearlyOver?.getTime() ?? Infinity) + 5_000);
    expect(await database.worker((tx) => claim(tx, 64))).toEqual([]);
    await bench.query('update delivery.lane set leased_until = null where party = $1', [PARTY]);
    await database.worker((tx) => renew(tx, under));
    expect(await leasedUntil()).toBeNull();
  }, 60_000);
});
