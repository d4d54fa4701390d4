import { LinePauses } from '#identity';
import { PusherBench } from './pusher-bench.spec-support.js';
import { receiver, type Receiver } from './receivers.spec-support.js';

const PARTY = 'BNK-CCB-QD';
const BY = { orgId: 'HUB-OPERATOR', roles: ['AU'], door: null, userHash: null } as const;

describe('a partner with a webhook', () => {
  let bench: PusherBench;
  let open: Receiver;
  let taken = 0;
  beforeAll(async () => {
    bench = await PusherBench.open();
    open = await receiver((request, response) => {
      request.resume();
      taken += 1;
      response.writeHead(204).end();
    });
    await bench.register(PARTY, `http://127.0.0.1:${open.port}/hook`);
  }, 120_000);
  afterAll(async () => {
    await open.close();
    await bench.close();
  }, 120_000);

  it('is sent nothing while it is paused, no try is spent, and it goes on where it was', async () => {
    const pauses = bench.get(LinePauses);
    await pauses.pause(PARTY, ['out'], { by: BY, reason: '对方升级' });
    await bench.queue(PARTY, 'case-p', '"p1"');
    await bench.allDue(PARTY);
    expect(await bench.node().pass()).toBe(0);
    expect(taken).toBe(0);
    expect(await bench.query('select attempts from delivery.push where party = $1', [PARTY])).toEqual([{ attempts: 0 }]);
    await pauses.resume(PARTY, ['out'], { by: BY, reason: '升级完成' });
    await bench.allDue(PARTY);
    expect(await bench.node().pass()).toBe(1);
    expect(taken).toBe(1);
  }, 60_000);

  it('is rung once for each item of a record that brings several of one case', async () => {
    taken = 0;
    const ids = await bench.queueAll(
      PARTY,
      'case-q',
      Array.from({ length: 12 }, (_, index) => `"q${index}"`),
    );
    expect(ids).toHaveLength(12);
    for (let tries = 0; tries < 12; tries += 1) {
      await bench.allDue(PARTY);
      await bench.node().pass();
    }
    expect(taken).toBe(12);
  }, 60_000);
});
