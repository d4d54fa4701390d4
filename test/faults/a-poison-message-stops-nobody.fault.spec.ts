import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { agencyInboundTopic, deadLetterTopic, DOORS, GROUPS, institutionCommandTopic, TOPICS } from '#contracts';
import { KafkaPort } from '#messaging';
import { createLogger } from '#platform';
import { hotlineOrder, testServers, type TestServers } from '#testing';
import { HubClient } from '../support/hub-client.js';
import { RunningHub } from '../support/running-hub.js';

const ID = '018f0000-0000-7000-8000-000000000001';
const envelope = (parts: Record<string, unknown>): string =>
  JSON.stringify({
    specversion: '1.0',
    id: ID,
    source: 'x',
    type: 'cn.qingdao.intake.ReferralReceived.v1',
    subject: ID,
    time: '2026-11-23T09:00:00+08:00',
    datacontenttype: 'application/json',
    dataschema: 'x',
    streamversion: 1,
    data: {},
    ...parts,
  });

/** What comes in wrong, and the code under which it must be found. */
const POISON: readonly (readonly [what: string, key: string | null, value: Buffer | string, code: string])[] = [
  ['an empty value', ID, '', 'HUB_EMPTY'],
  ['no JSON', ID, '{"a":', 'HUB_JSON_INVALID'],
  ['two values', ID, '{}{}', 'HUB_JSON_INVALID'],
  ['bytes that are no UTF-8', ID, Buffer.from([0xff, 0xfe, 0x7b]), 'HUB_ENCODING'],
  ['GBK bytes', ID, Buffer.from([0x7b, 0x22, 0xcd, 0xb6, 0xcb, 0xdf]), 'HUB_ENCODING'],
  ['a deep nesting', ID, '['.repeat(10_000), 'HUB_JSON_DEPTH'],
  ['a duplicate member', ID, '{"id":1,"id":2}', 'HUB_JSON_DUPLICATE_KEY'],
  ['a forbidden member', ID, '{"__proto__":{}}', 'HUB_KEY_FORBIDDEN'],
  ['a key that is not the subject', 'other', envelope({}), 'HUB_KEY_MISMATCH'],
  ['no key', null, envelope({}), 'HUB_KEY_MISMATCH'],
  ['an id that is no UUID', ID, envelope({ id: '1' }), 'HUB_ENVELOPE'],
  ['a type of nobody', ID, envelope({ type: '__proto__' }), 'HUB_TYPE_UNKNOWN'],
  ['a time without zone', ID, envelope({ time: '2026-11-23T09:00:00' }), 'HUB_TIME'],
  ['version 0', ID, envelope({ streamversion: 0 }), 'HUB_ENVELOPE'],
  ['data that is no object', ID, envelope({ data: [1] }), 'HUB_SCHEMA_INVALID'],
];

describe('poison on the hub’s topics', () => {
  let servers: TestServers;
  let hub: RunningHub;
  let kafka: KafkaPort;
  let database: Client;

  beforeAll(async () => {
    servers = await testServers();
    hub = await RunningHub.start(servers);
    kafka = new KafkaPort(servers.brokers, createLogger({ HUB_LOG_LEVEL: 'silent' }, 'test'));
    database = new Client({ connectionString: servers.databaseUrl });
    await database.connect();
    for (const [, key, value] of POISON) await kafka.sendRaw(TOPICS.intakeReferral, key, value);
    await kafka.sendRaw(TOPICS.intakeReferral, ID, envelope({ type: 'cn.qingdao.intake.Nonsense.v9', id: '018f0000-0000-7000-8000-000000000002' }));
    for (const topic of [TOPICS.caseworkCommand, institutionCommandTopic('BNK-CCB-QD'), ...DOORS.map(agencyInboundTopic)])
      await kafka.sendRaw(topic, ID, '{"a":');
  }, 240_000);
  afterAll(async () => {
    await kafka.onApplicationShutdown();
    await database.end();
    await hub.stop();
    await servers.dispose();
  }, 60_000);

  it('leaves the next order on its way', async () => {
    const hotline = hub.as('KEY_HOTLINE_12345');
    await hotline.post('/v1/doors/hotline-12345/orders', hotlineOrder({ orderNo: 'AFTER-POISON' }));
    expect(await hotline.codes('hotline-12345', 'AFTER-POISON', 'DISPATCHED')).toEqual(['RECEIVED', 'DISPATCHED']);
  }, 60_000);

  it('ends as dead letters with its bytes, each under its code', async () => {
    const sql = `select error_code, convert_from(value, 'LATIN1') as value, topic from messaging.parked where state = 'dead' order by parked_id`;
    for (let tries = 0; tries < 100 && ((await database.query(sql)).rowCount ?? 0) < POISON.length + 7; tries += 1) await sleep(100);
    const { rows } = await database.query<{ error_code: string; value: string; topic: string }>(sql);
    const onIntake = rows.filter(({ topic }) => topic === TOPICS.intakeReferral).map(({ error_code: code }) => code);
    expect([...onIntake].sort()).toEqual([...POISON.map(([, , , code]) => code), 'HUB_TYPE_UNKNOWN'].sort());
    expect(rows.map(({ topic }) => topic)).toEqual(
      expect.arrayContaining([TOPICS.caseworkCommand, institutionCommandTopic('BNK-CCB-QD'), ...DOORS.map(agencyInboundTopic)]),
    );
    expect(rows.some(({ value }) => value === '{"a":')).toBe(true);
  }, 30_000);

  it('is published to the dead-letter topics', async () => {
    const admin = kafka.client.admin();
    await admin.connect();
    const topic = deadLetterTopic(TOPICS.intakeReferral, GROUPS.casework);
    const published = async (): Promise<number> => (await admin.fetchTopicOffsets(topic)).reduce((sum, { offset }) => sum + Number(offset), 0);
    for (let tries = 0; tries < 100 && (await published()) < POISON.length + 1; tries += 1) await sleep(100);
    expect(await published()).toBe(POISON.length + 1);
    await admin.disconnect();
  }, 30_000);

  it('is shown by its causes, and its bytes to a named person with a reason only', async () => {
    const operator = hub.as('KEY_OPERATOR');
    const { body } = await operator.get('/v1/ops/parked/groups');
    expect(body.items).toEqual(
      expect.arrayContaining([expect.objectContaining({ group: GROUPS.casework, code: 'HUB_ENCODING', topic: TOPICS.intakeReferral, dead: 2 })]),
    );
    const [first] = (await operator.get(`/v1/ops/parked?group=${GROUPS.casework}&code=HUB_ENCODING`)).body.items as unknown as { parkedId: string }[];
    const at = `/v1/ops/parked/${first?.parkedId ?? ''}`;
    expect((await operator.post(`${at}/reveal`, { reason: '排查' })).body.code).toBe('HUB_PERSON_KEY_NEEDED');
    const made = (await operator.post('/v1/ops/persons', { person: 'OP-7', scope: 'operator' })).body as { key?: string };
    const person = new HubClient(hub.url, made.key ?? '');
    expect((await person.post(`${at}/reveal`, {})).status).toBe(422);
    const [, , bytes] = POISON[3] ?? [];
    expect((await person.post(`${at}/reveal`, { reason: '排查' })).body.original).toMatchObject({
      encoding: 'base64',
      value: Buffer.from(bytes ?? '').toString('base64'),
    });
    expect((await operator.post(`${at}/rehearse`, {})).body).toMatchObject({ verdict: 'would-fail', code: 'HUB_ENCODING' });
    expect((await person.post(`${at}/edit`, { value: '{"a":1}', reason: '试改' })).body).toMatchObject({
      applied: false,
      rehearsal: { verdict: 'would-fail', code: 'HUB_ENVELOPE' },
    });
    expect((await operator.post('/v1/ops/parked-replays', { group: GROUPS.casework, code: 'HUB_ENCODING', dryRun: true })).body).toMatchObject({
      looked: 2,
      'would-fail': 2,
    });
    expect((await operator.post('/v1/ops/parked-replays', { group: GROUPS.casework, perSecond: 0 })).status).toBe(422);
    const { history } = (await operator.get(at)).body as { history?: unknown };
    expect(history).toMatchObject([{ kind: 'reveal', reason: '排查' }]);
  }, 30_000);

  it('can be looked at and given up by an operator, who never sees its bytes', async () => {
    const operator = hub.as('KEY_OPERATOR');
    const { body } = await operator.get('/v1/ops/parked');
    const first = (body.items as unknown as { parkedId: string; topic: string }[]).find(({ topic }) => topic === TOPICS.intakeReferral);
    const shown = await operator.get(`/v1/ops/parked/${first?.parkedId ?? ''}`);
    expect(shown.body).toMatchObject({ state: 'dead', topic: TOPICS.intakeReferral });
    expect(shown.body).not.toHaveProperty('value');
    expect((await operator.post(`/v1/ops/parked/${first?.parkedId ?? ''}/discard`, {})).status).toBe(422);
    expect((await operator.post(`/v1/ops/parked/${first?.parkedId ?? ''}/discard`, { reason: '测试消息' })).status).toBe(200);
    expect((await operator.post(`/v1/ops/parked/${first?.parkedId ?? ''}/discard`, { reason: '测试消息' })).body.code).toBe('HUB_PARKED_SETTLED');
  }, 30_000);
});
