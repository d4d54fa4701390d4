import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseworkMigrations } from '#casework';
import { deliveryMigrations } from '#delivery';
import { operationsMigrations } from '#operations';
import { identityMigrations, seedDemo } from '#identity';
import { intakeMigrations } from '#intake';
import { messagingMigrations } from '#messaging';
import { Database, migrate } from '#persistence';
import { SystemClock } from '#platform';
import { hotlineOrder, testServers, type TestServers } from '#testing';
import { AppProcess } from '../../support/app-process.js';
import { text } from '../../support/hub-client.js';

const APPS = ['casework', 'partner-api', 'delivery', 'hotline-adapter', 'petition-adapter', 'market-adapter', 'regulator-adapter'] as const;
const DOOR = 'hotline-12345';
const ORDER = 'APART-0001';
const REPLY = {
  resultCode: 'RESOLVED',
  text: '经核实，已退还年费200元。',
  basis: '信用卡领用合约年费条款',
  remedies: '如不同意，可在30日内书面申请核查',
  rootCauseCode: 'C02',
  refundFen: 20_000,
};

describe('every app in a process of its own', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'liandong-e2e-'));
  let servers: TestServers;
  let apps: ReadonlyMap<string, AppProcess>;

  beforeAll(async () => {
    servers = await testServers();
    const { databaseUrl, brokers } = servers;
    await migrate(databaseUrl, [
      ...messagingMigrations,
      ...identityMigrations,
      ...intakeMigrations,
      ...caseworkMigrations,
      ...deliveryMigrations,
      ...operationsMigrations,
    ]);
    const database = Database.of(databaseUrl, 2);
    await database.worker((tx) => seedDemo(tx, join(dataDir, 'demo-keys.json'), new SystemClock().now()));
    await database.onApplicationShutdown();
    const env = { HUB_KAFKA_BROKERS: brokers.join(','), HUB_DATABASE_URL: databaseUrl, HUB_DATA_DIR: dataDir };
    apps = new Map(await Promise.all(APPS.map(async (app) => [app, await AppProcess.start(app, env)] as const)));
    await Promise.all([...apps.values()].map((app) => app.ready()));
  }, 120_000);
  afterAll(async () => {
    await Promise.all([...apps.values()].map((app) => app.stop()));
    await servers.dispose();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  const client = (app: (typeof APPS)[number], key: string): ReturnType<AppProcess['as']> => {
    const found = apps.get(app);
    if (!found) throw new Error(`${app} does not run`);
    return found.as(key);
  };

  it('takes one order from the door to the bank and back until it is closed, and each ends with code 0', async () => {
    const hotline = client('hotline-adapter', 'KEY_HOTLINE_12345');
    const bank = client('partner-api', 'KEY_BNK_ICBC_QD');
    const { status, body } = await hotline.post(`/v1/doors/${DOOR}/orders`, hotlineOrder({ orderNo: ORDER }));
    expect(status).toBe(202);
    const id = text(body.referralId);
    await hotline.codes(DOOR, ORDER, 'DISPATCHED');
    expect((await bank.get('/v1/inbox?wait=10')).body.items).toMatchObject([{ kind: 'AssignmentOffered', referralId: id }]);
    expect((await bank.command(id, 'acknowledge', { contactName: '经办甲', contactPhone: '0532-85550001' })).body.status).toBe('IN_PROGRESS');
    expect((await bank.command(id, 'submitReply', REPLY)).body.status).toBe('REPLY_REVIEW');
    await hotline.codes(DOOR, ORDER, 'REPLY_SUBMITTED');
    const noticeProof = { mode: 'PHONE', at: new Date().toISOString() };
    expect((await hotline.officer(DOOR, ORDER, 'approveReply', { noticeProof })).body.status).toBe('CALLBACK');
    expect((await hotline.officer(DOOR, ORDER, 'recordCallback', { reached: true, rating: 5, solved: true })).body.status).toBe('CLOSED');
    expect(await hotline.codes(DOOR, ORDER, 'CLOSED')).toHaveLength(7);
    expect(await Promise.all([...apps.values()].map(async (app) => [app.app, await app.stop()]))).toEqual(APPS.map((app) => [app, 0]));
  }, 60_000);
});
