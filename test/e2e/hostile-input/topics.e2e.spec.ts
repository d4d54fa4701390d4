import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { agencyInboundTopic, agencyStatusTopic, DOOR_PARTY, DOORS, institutionCommandTopic, RECIPIENT_HEADER, TOPICS, TOPIC_MANIFEST } from '#contracts';
import { KafkaPort } from '#messaging';
import { createLogger, MasterKey, sealingKey } from '#platform';
import { testServers, type TestServers } from '#testing';
import { hostileEvents } from '../../support/hostile-events.js';
import { goodOrder } from '../../support/hostile-orders.js';
import { freePort, RunningHub } from '../../support/running-hub.js';
import { cloudEvents, hostileTexts, jsonTexts } from '../../support/vectors.js';

const COMMAND_TOPIC = institutionCommandTopic('BNK-CCB-QD');
/** Every topic that something of the hub reads. */
const READ_TOPICS = [
  TOPICS.intakeReferral,
  TOPICS.caseworkCommand,
  TOPICS.caseworkOutbound,
  COMMAND_TOPIC,
  ...DOORS.map(agencyInboundTopic),
  ...DOORS.map(agencyStatusTopic),
];
const COMPLAINT = {
  版本: 1,
  类型: '投诉',
  登记时间: '2026-11-18 08:32:00',
  消费者姓名: '测试乙',
  经营者名称: '工商银行',
  问题描述: '短信费扣了两年，要求退。',
};
/** Keys that a table, an index or a decoder trips over. */
const KEYS: readonly (Buffer | null)[] = [
  null,
  Buffer.from(''),
  Buffer.from('a\0b'),
  Buffer.from([0xff, 0xfe, 0x00]),
  Buffer.alloc(100_000, 'k'),
  Buffer.from('__proto__'),
];

interface Sent {
  readonly key: Buffer | string | null;
  readonly value: Buffer | string | null;
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

describe('hostile records on the topics', () => {
  let servers: TestServers;
  let hub: RunningHub;
  let kafka: KafkaPort;
  let database: Client;
  let agency: Server;

  beforeAll(async () => {
    servers = await testServers();
    hub = await RunningHub.start(servers);
    kafka = new KafkaPort(servers.brokers, createLogger({ HUB_LOG_LEVEL: 'silent' }, 'test'));
    database = new Client({ connectionString: servers.databaseUrl });
    await database.connect();
    const port = await freePort();
    agency = createServer((request, response) => void request.resume().on('end', () => response.writeHead(204).end())).listen(port, '127.0.0.1');
    const callbackUrl = `http://127.0.0.1:${port}/`;
    for (const door of DOORS) {
      const body = JSON.stringify({ callbackUrl });
      expect((await hub.as('KEY_OPERATOR').request('PUT', `/v1/ops/partners/${DOOR_PARTY[door]}/agreement`, { body })).status).toBe(200);
    }
  }, 240_000);
  afterAll(async () => {
    await kafka.onApplicationShutdown();
    await database.end();
    await hub.stop();
    agency.close();
    await servers.dispose();
  }, 120_000);

  const send = async (topic: string, records: readonly Sent[]): Promise<void> => {
    const producer = await kafka.connect();
    for (let at = 0; at < records.length; at += 20)
      await producer.send({ topic, acks: -1, messages: records.slice(at, at + 20).map((record) => ({ ...record, headers: { ...record.headers } })) });
  };

  /** Waits until every group has taken every record of every topic it reads to its end. */
  const allTaken = async (): Promise<void> => {
    const admin = kafka.client.admin();
    await admin.connect();
    const groups = TOPIC_MANIFEST.flatMap(({ topic, consumers }) =>
      consumers.filter((group) => group !== '*' && !group.startsWith('agency:')).map((group) => ({ topic, group })),
    );
    const left = async (): Promise<string[]> => {
      const lags = await Promise.all(
        [...groups, { topic: COMMAND_TOPIC, group: 'delivery-institution-command' }].map(async ({ topic, group }) => {
          const [ends, committed] = await Promise.all([admin.fetchTopicOffsets(topic), admin.fetchOffsets({ groupId: group, topics: [topic] })]);
          const at = new Map((committed[0]?.partitions ?? []).map(({ partition, offset }) => [partition, Math.max(0, Number(offset))]));
          return { name: `${group} on ${topic}`, lag: ends.reduce((sum, { partition, offset }) => sum + Number(offset) - (at.get(partition) ?? 0), 0) };
        }),
      );
      return lags.filter(({ lag }) => lag > 0).map(({ name, lag }) => `${name}: ${lag}`);
    };
    try {
      for (let tries = 0; tries < 240; tries += 1) {
        if ((await left()).length === 0) return;
        await sleep(500);
      }
      expect(await left()).toEqual([]);
    } finally {
      await admin.disconnect();
    }
  };

  const setAside = async (): Promise<readonly { topic: string; state: string; code: string; detail: string; n: number }[]> =>
    (
      await database.query<{ topic: string; state: string; code: string; detail: string; n: number }>(
        `select topic, state, error_code as code, min(error_detail) as detail, count(*)::int as n from messaging.parked group by 1, 2, 3 order by 1, 2, 3`,
      )
    ).rows;

  it('no record is left unread, and no handler fails', async () => {
    const recipients = [undefined, ...DOORS.map((door) => `door:${door}`), 'party:BNK-CCB-QD'];
    for (const topic of READ_TOPICS) {
      const texts = hostileTexts()
        .filter((_, index) => index % 4 === 0)
        .map((text, index) => ({ key: randomUUID(), value: text.toWellFormed(), headers: headersOf(text, recipients[index % recipients.length]) }));
      const bodies = jsonTexts().map(({ bytes }, index) => ({
        key: randomUUID(),
        value: bytes,
        headers: headersOf('1', recipients[index % recipients.length]),
      }));
      const events = cloudEvents().map(({ payload, headers }) => ({ key: randomUUID(), value: payload, headers }));
      const keys = KEYS.map((key) => ({ key, value: '{"a":', headers: { [RECIPIENT_HEADER]: ['door:petition', 'party:BNK-CCB-QD'] } }));
      await send(topic, [...texts, ...bodies, ...events, ...keys, { key: 'tombstone', value: null }]);
    }
    const master = new MasterKey(Buffer.from(readFileSync(hub.keyFile, 'utf8').trim(), 'base64url'));
    const person = { id: randomUUID(), bytes: randomBytes(32) };
    await database.query('insert into identity.person_key (key_id, wrapped) values ($1, $2)', [person.id, master.wrap(person.id, person.bytes)]);
    const keys = { hub: master.hubKey(), person: sealingKey(person.id, person.bytes) };
    const byTopic = Map.groupBy(hostileEvents(keys), ({ topic }) => topic);
    for (const [topic, records] of byTopic) await send(topic, records);
    await allTaken();
    const rows = await setAside();
    expect(rows.filter(({ code }) => code === 'HUB_HANDLER_FAILED')).toEqual([]);
    // A command may overtake the order it is about: it waits for it.
    expect([...new Set(rows.filter(({ state }) => state !== 'dead').map(({ code }) => code))]).toEqual(['HUB_REFERRAL_NOT_REGISTERED']);
    const dead = (topic: string): number => rows.filter((row) => row.topic === topic && row.state === 'dead').reduce((sum, { n }) => sum + n, 0);
    for (const topic of [TOPICS.intakeReferral, TOPICS.caseworkCommand, COMMAND_TOPIC, ...DOORS.map(agencyInboundTopic)])
      expect(dead(topic)).toBeGreaterThan(jsonTexts().length);
  }, 400_000);

  it('the orders that come next on each door’s topic arrive', async () => {
    const good = (no: string): Readonly<Record<(typeof DOORS)[number], string>> => ({
      'hotline-12345': goodOrder('hotline-12345', no).body,
      petition: goodOrder('petition', no).body,
      'hotline-12378': goodOrder('hotline-12378', no).body,
      'market-12315': JSON.stringify({ 登记编号: no, ...COMPLAINT }),
    });
    const keys = { 'hotline-12345': 'KEY_HOTLINE_12345', petition: 'KEY_PETITION', 'hotline-12378': 'KEY_HOTLINE_12378', 'market-12315': 'KEY_MARKET_12315' };
    for (const door of DOORS) await send(agencyInboundTopic(door), [{ key: 'agency', value: good(`NEXT-${door}`)[door] }]);
    for (const door of DOORS) expect(await hub.as(keys[door]).codes(door, `NEXT-${door}`, 'DISPATCHED')).toEqual(['RECEIVED', 'DISPATCHED']);
  }, 120_000);
});

/** A header for each purpose that a consumer reads, with the text in it. */
function headersOf(text: string, recipient: string | undefined): Readonly<Record<string, string>> {
  const value = text.toWellFormed().slice(0, 5_000);
  return {
    ce_id: value,
    'x-hub-drill': value,
    'callback-content-type': value,
    ['x'.repeat(300)]: value,
    __proto__x: value,
    ...(recipient === undefined ? {} : { [RECIPIENT_HEADER]: recipient }),
  };
}
