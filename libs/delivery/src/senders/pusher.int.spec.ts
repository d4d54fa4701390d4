import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { DeliveryLog, type Onlooker } from '../log/delivery-log.js';
import { claim } from './claim.js';
import { PusherBench } from './pusher-bench.spec-support.js';
import { receiver, type Receiver } from './receivers.spec-support.js';
import { Redelivery, type Asking } from './redelivery.js';
import { Database } from '#persistence';

interface Taken {
  readonly id: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

describe('the pusher on a real database', () => {
  let bench: PusherBench;
  const receivers: Receiver[] = [];
  beforeAll(async () => {
    bench = await PusherBench.open();
  }, 120_000);
  afterEach(async () => {
    for (const each of receivers.splice(0)) await each.close();
  });
  afterAll(() => bench.close(), 120_000);

  /** A partner that answers as `script` says and remembers what it got. */
  const partner = async (
    party: string,
    script: (taken: Taken, count: number) => number | 'silence',
  ): Promise<{ readonly taken: Taken[]; readonly secret: string }> => {
    const taken: Taken[] = [];
    const answer: RequestListener = (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const one = { id: String(request.headers['webhook-id']), body: Buffer.concat(chunks).toString(), headers: request.headers };
        const status = script(one, taken.push(one));
        if (status !== 'silence') response.writeHead(status).end();
      });
    };
    const open = await receiver(answer);
    receivers.push(open);
    return { taken, secret: await bench.register(party, `http://127.0.0.1:${open.port}/hook`) };
  };
  const passes = async (node: ReturnType<PusherBench['node']>, party: string, count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) {
      await bench.allDue(party);
      await node.pass();
    }
  };
  const operator: Asking = { orgId: 'HUB-OPERATOR', scope: 'desk', actorOrgId: 'HUB-OPERATOR', userHash: null, reason: '对方已修复' };

  it('sends the pushes of one case one after the other, and other cases meanwhile', async () => {
    const { taken } = await partner('BNK-ICBC-QD', ({ body }, count) => (body === '"a1"' && count < 4 ? 500 : 204));
    for (const [key, body] of [
      ['case-a', '"a1"'],
      ['case-a', '"a2"'],
      ['case-b', '"b1"'],
      ['case-a', '"a3"'],
      ['case-b', '"b2"'],
    ] as const)
      await bench.queue('BNK-ICBC-QD', key, body);
    await passes(bench.node(), 'BNK-ICBC-QD', 6);
    const order = (key: string): readonly string[] => taken.map(({ body }) => body).filter((body) => body.startsWith(`"${key}`));
    expect(order('b')).toEqual(['"b1"', '"b2"']);
    expect([...new Set(order('a'))]).toEqual(['"a1"', '"a2"', '"a3"']);
    expect(order('a').filter((body) => body === '"a1"').length).toBeGreaterThan(1);
  }, 60_000);

  it('has four under way at an endpoint at most, over all nodes', async () => {
    let under = 0;
    let most = 0;
    const open = await receiver((request, response) => {
      request.resume();
      most = Math.max(most, (under += 1));
      setTimeout(() => {
        under -= 1;
        response.writeHead(204).end();
      }, 150);
    });
    receivers.push(open);
    await bench.register('BNK-BOC-QD', `http://127.0.0.1:${open.port}/hook`);
    for (let n = 0; n < 24; n += 1) await bench.queue('BNK-BOC-QD', `case-${n}`);
    const nodes = [bench.node(), bench.node(), bench.node()];
    for (let n = 0; n < 24 && open.connections() < 24; n += 1) await Promise.all(nodes.map((node) => node.pass()));
    expect([open.connections(), most]).toEqual([24, 4]);
  }, 60_000);

  it('W5 five time-outs in a row open the breaker for all nodes; a probe a minute uses up no try; the first success closes it', async () => {
    const party = 'BNK-ABC-QD';
    let silent = true;
    const { taken } = await partner(party, () => (silent ? 'silence' : 204));
    const ids: string[] = [];
    for (let n = 0; n < 8; n += 1) ids.push(await bench.queue(party, `slow-${n}`));
    const [one, two] = [bench.node(), bench.node()];
    await passes(one, party, 2);
    expect(await bench.endpoint(party)).toMatchObject({ timeouts_in_row: 8, opened_at: expect.any(Date) as Date });
    const tries = async (): Promise<number> =>
      (await Promise.all(ids.map((id) => bench.push(id)))).reduce((sum, { attempts, round_from: from }) => sum + attempts - from, 0);
    const before = await tries();
    await bench.query(`update delivery.lane set next_at = clock_timestamp() - interval '1 second' where party = $1`, [party]);
    const seen = taken.length;
    expect([await two.pass(), taken.length]).toEqual([0, seen]);
    await passes(two, party, 3);
    expect([taken.length - seen, await tries()]).toEqual([3, before]);
    silent = false;
    await passes(one, party, 4);
    expect(await bench.endpoint(party)).toMatchObject({ opened_at: null, failing_since: null });
    expect((await Promise.all(ids.map((id) => bench.push(id)))).map(({ state }) => state)).toEqual(ids.map(() => 'delivered'));
  }, 60_000);

  it('W7 410 disables the endpoint, tells the supervisor, and uses up nothing; a new address begins with a clean record', async () => {
    const party = 'BNK-CMB-QD';
    const { taken } = await partner(party, () => 410);
    const id = await bench.queue(party, 'gone-case');
    await passes(bench.node(), party, 3);
    expect([taken.length, await bench.push(id)]).toEqual([1, expect.objectContaining({ state: 'waiting', attempts: 1, round_from: 1, last_status: 410 })]);
    expect(await bench.endpoint(party)).toMatchObject({ disabled_why: 'GONE' });
    expect(await bench.query('select template, party from delivery.notice where values::text like $1', [`%${party}%`])).toEqual([
      { template: 'ENDPOINT_DISABLED', party: 'GOV-JRB-QD' },
    ]);
    const moved = await partner(party, () => 204);
    await passes(bench.node(), party, 2);
    expect([moved.taken.map((each) => each.id), (await bench.push(id)).state]).toEqual([[id], 'delivered']);
  }, 60_000);

  it('an endpoint that fails for 72 hours is disabled with a notice; an operator enables it again, at first with one probe', async () => {
    const party = 'PNC-PAIC-QD';
    let status = 500;
    const { taken } = await partner(party, () => status);
    const id = await bench.queue(party, 'failing-case');
    await passes(bench.node(), party, 1);
    await bench.query(`update delivery.endpoint set failing_since = clock_timestamp() - interval '72 hours' where party = $1`, [party]);
    await passes(bench.node(), party, 1);
    expect(await bench.endpoint(party)).toMatchObject({ disabled_why: 'FAILING' });
    expect(
      await bench.query('select state from delivery.notice where values::text like $1 and template = $2', [`%${party}%`, 'ENDPOINT_DISABLED']),
    ).toHaveLength(1);
    await passes(bench.node(), party, 2);
    expect(taken).toHaveLength(2);
    status = 204;
    expect(await bench.get(Redelivery).enable(party, operator)).toEqual({ party, enabled: ['webhook'] });
    await passes(bench.node(), party, 1);
    expect((await bench.push(id)).state).toBe('delivered');
    await expect(bench.get(Redelivery).enable(party, operator)).rejects.toMatchObject({ code: 'HUB_ENDPOINT_NOT_DISABLED' });
  }, 60_000);

  it('after the table of retries a push goes to the desk and holds its case; redelivered under the same id it goes first', async () => {
    const party = 'LIF-NCI-QD';
    let status = 500;
    const { taken } = await partner(party, () => status);
    const first = await bench.queue(party, 'hard-case', '"1"');
    const second = await bench.queue(party, 'hard-case', '"2"');
    await bench.query('update delivery.push set attempts = 9 where push_id = $1', [first]);
    await passes(bench.node(), party, 3);
    expect([taken.length, await bench.push(first)]).toEqual([1, expect.objectContaining({ state: 'given-up', attempts: 10 })]);
    const all: Onlooker = { orgId: 'HUB-OPERATOR', scope: 'desk' };
    const log = bench.get(DeliveryLog);
    const query = { party, before: null, limit: 10 };
    expect((await log.list(all, { ...query, state: 'held' })).items).toMatchObject([{ deliveryId: second, state: 'held', nextAt: null }]);
    expect((await log.list(all, { ...query, state: 'given-up' })).items).toMatchObject([{ deliveryId: first }]);
    expect(await bench.query(`select template, party from delivery.notice where template = 'PUSH_GIVEN_UP'`)).toEqual([
      { template: 'PUSH_GIVEN_UP', party: 'REG-NFRA-QD' },
    ]);
    status = 204;
    await expect(bench.get(Redelivery).redeliver(second, operator)).rejects.toMatchObject({ code: 'HUB_DELIVERY_WAITING' });
    await bench.get(Redelivery).redeliver(first, operator);
    await passes(bench.node(), party, 3);
    expect(taken.map(({ id }) => id)).toEqual([first, first, second]);
    expect(await log.show(all, first)).toMatchObject({
      state: 'delivered',
      attempts: 11,
      actions: [{ verb: 'redeliver', reason: '对方已修复' }],
      attemptLog: [{ status: 500 }, { status: 204 }],
    });
  }, 60_000);

  it('what a given-up push holds can be let go; the next one says what was passed over', async () => {
    const party = 'BNK-PSBC-QD';
    const { taken } = await partner(party, ({ body }) => (body === '"1"' ? 400 : 204));
    const first = await bench.queue(party, 'odd-case', '"1"');
    const second = await bench.queue(party, 'odd-case', '"2"');
    const third = await bench.queue(party, 'odd-case', '"3"');
    await bench.query('update delivery.push set attempts = 9 where push_id = $1', [first]);
    await passes(bench.node(), party, 2);
    await bench.get(Redelivery).release(first, operator);
    await passes(bench.node(), party, 3);
    expect(taken.map(({ id, headers }) => [id, headers['hub-after-gap']])).toEqual([
      [first, undefined],
      [second, first],
      [third, undefined],
    ]);
    await expect(bench.get(Redelivery).release(first, operator)).rejects.toMatchObject({ code: 'HUB_DELIVERY_NOT_HOLDING' });
  }, 60_000);

  it('what a node had leased when it was killed is sent again by another one under the same id', async () => {
    const party = 'BNK-CEB-QD';
    const { taken } = await partner(party, () => 204);
    const id = await bench.queue(party, 'lost-lease');
    await bench.node().pass();
    await bench.query(`update delivery.push set state = 'waiting' where push_id = $1`, [id]);
    await bench.query(`insert into delivery.lane (party, purpose, order_key, next_at) values ($1, 'webhook', 'lost-lease', clock_timestamp())`, [party]);
    const leased = await bench.get(Database).worker((tx) => claim(tx, 64));
    expect(leased.map(({ push_id: pushId }) => pushId)).toEqual([id]);
    expect([await bench.node().pass(), taken.length]).toEqual([0, 1]);
    await passes(bench.node(), party, 1);
    expect(taken.map((each) => each.id)).toEqual([id, id]);
  }, 60_000);

  it('signs with both secrets while one takes over from the other, over the very bytes', async () => {
    const party = 'BNK-CMBC-QD';
    const earlier = await bench.register(party, 'http://127.0.0.1:1/');
    const { taken, secret } = await partner(party, () => 204);
    await bench.queue(party, 'rotation', '{"text":"㐂𠮷 —"}');
    await passes(bench.node(), party, 1);
    const [push] = taken;
    if (!push) throw new Error('nothing came');
    for (const each of [secret, earlier]) expect(new Webhook(each).verify(push.body, push.headers as Record<string, string>)).toEqual({ text: '㐂𠮷 —' });
    expect(push.headers['webhook-signature']?.toString().split(' ')).toHaveLength(2);
  }, 60_000);

  it('a body lies sealed, and no party sees another one’s deliveries', async () => {
    const party = 'BNK-SPDB-QD';
    const { taken } = await partner(party, () => 204);
    const id = await bench.queue(party, 'secret', '"不得明文存放"');
    await passes(bench.node(), party, 1);
    expect(taken.map(({ body }) => body)).toEqual(['"不得明文存放"']);
    const rows = JSON.stringify(await bench.query('select * from delivery.push where push_id = $1', [id]));
    expect(rows).not.toContain('不得明文存放');
    expect(rows).not.toContain(Buffer.from('"不得明文存放"').toString('base64').slice(0, 20));
    const log = bench.get(DeliveryLog);
    const own: Onlooker = { orgId: party, scope: 'party' };
    const other: Onlooker = { orgId: 'BNK-ICBC-QD', scope: 'party' };
    expect([await log.show(own, id), await log.show(other, id)]).toEqual([expect.objectContaining({ deliveryId: id }), null]);
    const ofOther = await log.list({ ...other }, { party: null, state: null, before: null, limit: 200 });
    expect(new Set(ofOther.items.map((item) => item.party))).toEqual(new Set(['BNK-ICBC-QD']));
    await expect(bench.get(Redelivery).redeliver(id, { ...other, actorOrgId: other.orgId, userHash: null, reason: 'x' })).rejects.toMatchObject({
      httpStatus: 404,
    });
    await expect(bench.get(Redelivery).redeliver(id, { ...own, actorOrgId: party, userHash: null, reason: '自查' })).resolves.toMatchObject({
      state: 'waiting',
    });
    await passes(bench.node(), party, 1);
    expect(taken.map((each) => each.id)).toEqual([id, id]);
  }, 60_000);

  it('a hundred thousand waiting pushes of a dead endpoint are not looked at by a claim', async () => {
    const dead = 'BNK-CITIC-QD';
    await bench.register(dead, 'http://127.0.0.1:1/');
    await bench.query(
      `insert into delivery.push (push_id, endpoint, party, purpose, order_key, kind, media_type, sealed, state, next_at, queued_at, made_at)
       select gen_random_uuid(), 'x', $1, 'webhook', 'k' || (n % 20000), 'x', 'application/json', 'x', 'waiting', clock_timestamp(), clock_timestamp(), clock_timestamp() from generate_series(1, 100000) n`,
      [dead],
    );
    await bench.query(
      `insert into delivery.lane (party, purpose, order_key, next_at) select party, purpose, order_key, clock_timestamp() from delivery.push where party = $1 group by 1, 2, 3`,
      [dead],
    );
    await bench.query(
      `insert into delivery.endpoint (party, purpose, url, opened_at, probe_at) values ($1, 'webhook', 'http://127.0.0.1:1/', clock_timestamp(), clock_timestamp() + interval '1 minute') on conflict do nothing`,
      [dead],
    );
    const alive = 'BNK-ICBC-QD';
    const { taken } = await partner(alive, () => 204);
    await bench.queue(alive, 'quick');
    await bench.node().pass();
    expect(taken).toHaveLength(1);
    /** Rows of pushes and lanes that one claim reads; the counter of a connection also holds what was read before. */
    const claimed = (): Promise<{ readonly read: number; readonly probes: number }> =>
      bench.get(Database).worker(async (tx) => {
        const read = async (): Promise<number> => {
          const [row] = await tx.query<{ n: string }>(
            `select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) as n from pg_stat_xact_user_tables where schemaname = 'delivery' and relname in ('push', 'lane')`,
          );
          return Number(row?.n ?? Number.NaN);
        };
        const before = await read();
        const pushes = await claim(tx, 64);
        return { read: (await read()) - before, probes: pushes.filter(({ probe, party }) => probe && party === dead).length };
      });
    const closed = await claimed();
    expect(closed.probes).toBe(0);
    expect(closed.read).toBeLessThan(1_000);
    // The one probe of the minute finds its push by the lane, too.
    await bench.query('update delivery.endpoint set probe_at = clock_timestamp() where party = $1', [dead]);
    const probing = await claimed();
    expect(probing.probes).toBe(1);
    expect(probing.read).toBeLessThan(1_000);
  }, 60_000);
});
