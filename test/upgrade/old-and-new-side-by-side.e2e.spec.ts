import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { removeData } from '#embedded';
import { hotlineOrder, testServers, type TestServers } from '#testing';
import { RunningHub } from '../support/running-hub.js';
import { previousBuild } from './previous-build.js';

const DOOR = 'hotline-12345';
const EACH = 15;

describe('the build of before and this one, side by side on one database and one set of topics', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'liandong-upgrade-'));
  let servers: TestServers;
  let database: Client;
  let old: RunningHub;
  let now: RunningHub;

  beforeAll(async () => {
    const root = previousBuild();
    servers = await testServers();
    database = new Client({ connectionString: servers.databaseUrl });
    await database.connect();
    old = await RunningHub.start(servers, {}, { root, dataDir });
    await take(old, 'FIRST');
    // While the old one works: the new one migrates its database, and joins it.
    now = await RunningHub.start(servers, {}, { dataDir });
  }, 400_000);
  afterAll(async () => {
    await now.stop();
    await old.stop();
    await database.end();
    await servers.dispose();
    removeData(dataDir);
  }, 120_000);

  const take = async (hub: RunningHub, prefix: string): Promise<void> => {
    for (let n = 0; n < EACH; n += 1) {
      // As an agency does: what is answered 503 is sent again. Once it was taken a repeat is answered 200.
      let status = 503;
      for (let tries = 0; status === 503 && tries < 60; tries += 1) {
        ({ status } = await hub.as('KEY_HOTLINE_12345').post(`/v1/doors/${DOOR}/orders`, hotlineOrder({ orderNo: `${prefix}-${n}` })));
        if (status === 503) await sleep(500);
      }
      expect([prefix, status === 202 || status === 200]).toEqual([prefix, true]);
    }
  };
  const count = async (sql: string): Promise<number> => Number((await database.query<{ n: string }>(sql)).rows[0]?.n);
  /** Every order of these was told its dispatch exactly once, as either build reads it. */
  const complete = async (prefix: string, readers: readonly RunningHub[]): Promise<void> => {
    for (let n = 0; n < EACH; n += 1)
      for (const reader of readers)
        expect(await reader.as('KEY_HOTLINE_12345').codes(DOOR, `${prefix}-${n}`, 'DISPATCHED')).toEqual(['RECEIVED', 'DISPATCHED']);
  };

  it('take orders both, and every order is completed by whichever gets it', async () => {
    await Promise.all([take(old, 'OLD'), take(now, 'NEW')]);
    for (const prefix of ['FIRST', 'OLD', 'NEW']) await complete(prefix, [old, now]);
    expect(await count('select count(*) as n from casework.referral')).toBe(3 * EACH);
    expect(await count('select count(*) as n from messaging.parked')).toBe(0);
    expect(
      await count('select count(*) as n from (select stream_id from casework.event group by stream_id having max(stream_version) <> count(*)) as gaps'),
    ).toBe(0);
  }, 120_000);

  it.each([
    ['that began at the old one', 'OLD-0', 0],
    ['that began at the new one', 'NEW-0', 1],
  ])(
    'live a case %s through together, a command each',
    async (_where, orderNo, first) => {
      const at = (step: number): RunningHub => ((first + step) % 2 === 0 ? old : now);
      const { rows } = await database.query<{ referral_id: string }>('select referral_id from casework.referral where source_order_no = $1', [orderNo]);
      const id = rows[0]?.referral_id ?? '';
      const command = async (step: number, name: string, body: object): Promise<void> => {
        const answer = await at(step).as('KEY_BNK_ICBC_QD').command(id, name, body);
        expect([name, answer.status, JSON.stringify(answer.body)]).toEqual([name, 200, expect.any(String)]);
      };
      const officer = async (step: number, name: string, body: object): Promise<void> => {
        const answer = await at(step)
          .as('KEY_HOTLINE_12345')
          .officer(DOOR, orderNo, name, { commandId: randomUUID(), ...body });
        expect([name, answer.status, JSON.stringify(answer.body)]).toEqual([name, 200, expect.any(String)]);
      };
      await command(0, 'acknowledge', { contactName: '经办甲', contactPhone: '0532-85550001' });
      await command(1, 'submitReply', {
        resultCode: 'RESOLVED',
        text: '经核实，已退还年费200元。',
        basis: '信用卡领用合约年费条款',
        remedies: '如不同意，可在30日内书面申请核查',
        rootCauseCode: 'C02',
        refundFen: 20_000,
      });
      await officer(2, 'approveReply', { noticeProof: { mode: 'PHONE', at: new Date().toISOString() } });
      await officer(3, 'recordCallback', { reached: true, rating: 5, solved: true });
      const told = await Promise.all([old, now].map((hub) => hub.as('KEY_HOTLINE_12345').codes(DOOR, orderNo, 'CLOSED')));
      expect(told[0]).toEqual(told[1]);
    },
    120_000,
  );

  it('the old one ends in order and the new one goes on; the old one starts again on the new tables', async () => {
    expect(await old.terminate()).toBe(0);
    await take(now, 'ALONE');
    await complete('ALONE', [now]);
    await old.launch();
    await take(old, 'BACK');
    await complete('BACK', [old, now]);
    for (
      let tries = 0;
      tries < 100 && (await count('select (select count(*) from casework.pending) + (select count(*) from intake.pending) as n')) > 0;
      tries += 1
    )
      await sleep(100);
    expect(await count('select (select count(*) from casework.pending) + (select count(*) from intake.pending) as n')).toBe(0);
    expect(await count('select count(*) as n from messaging.parked')).toBe(0);
  }, 240_000);
});
