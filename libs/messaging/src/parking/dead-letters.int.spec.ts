import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { deadLetterTopic, GROUPS, TOPICS } from '#contracts';
import { Database, migrate } from '#persistence';
import { createLogger } from '#platform';
import { testServers, type TestServers } from '#testing';
import type { IncomingMessage } from '../consuming/message.js';
import { KafkaPort } from '../kafka/kafka-port.js';
import { messagingMigrations } from '../persistence.js';
import { DeadLetters } from './dead-letters.js';
import { Parked } from './parked.js';

const GROUP = GROUPS.casework;
const TOPIC = TOPICS.intakeReferral;
/** Values that any reading and writing again as text would change. */
const BYTES: readonly Buffer[] = [
  Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x80]),
  Buffer.from([0x7b, 0x22, 0xcd, 0xb6, 0xcb, 0xdf]),
  Buffer.from('{"a":'),
  Buffer.from('\ufeff{"id":"é"}', 'utf8'),
  Buffer.alloc(0),
];

const message = (offset: number, key: string, value: Buffer): IncomingMessage => ({
  topic: TOPIC,
  partition: 0,
  offset: String(offset),
  key,
  headers: new Map([['kept', 'as it came']]),
  value,
  timestampMs: 1_763_942_400_000,
});

describe('a dead message', () => {
  let servers: TestServers;
  let database: Database;
  let kafka: KafkaPort;
  let parked: Parked;
  const logger = createLogger({ HUB_LOG_LEVEL: 'silent' }, 'test');

  beforeAll(async () => {
    servers = await testServers();
    await migrate(servers.databaseUrl, messagingMigrations);
    database = Database.of(servers.databaseUrl, 4);
    kafka = new KafkaPort(servers.brokers, logger);
    parked = new Parked(database);
    await kafka.connect();
  }, 120_000);
  afterAll(async () => {
    await kafka.onApplicationShutdown();
    await database.onApplicationShutdown();
    await servers.dispose();
  }, 60_000);

  it('is published with its key and its bytes, each as it came', async () => {
    const key = randomUUID();
    await parked.park(
      GROUP,
      BYTES.map((value, index) => ({ message: message(1_000 + index, key, value), state: 'dead', blocksKey: false, code: 'HUB_ENCODING', detail: 'planted' })),
    );
    for (let tries = 0; tries < 100; tries += 1) {
      // A broker that has just made the topic does not lead it at once.
      const failed = await new DeadLetters(database, kafka.producer).pass().then(
        () => false,
        () => true,
      );
      if (!failed) break;
      await sleep(200);
    }
    const consumer = kafka.client.consumer({ groupId: randomUUID() });
    const found: { readonly key: string; readonly value: string; readonly offset: string; readonly code: string }[] = [];
    await consumer.connect();
    await consumer.subscribe({ topic: deadLetterTopic(TOPIC, GROUP), fromBeginning: true });
    await new Promise<void>((done) => {
      void consumer.run({
        eachMessage: ({ message: { key: name, value, headers } }) => {
          const header = (which: string): string => String(headers?.[which]);
          found.push({ key: String(name), value: (value ?? Buffer.alloc(0)).toString('hex'), offset: header('x-orig-offset'), code: header('x-error-code') });
          if (found.length === BYTES.length) done();
          return Promise.resolve();
        },
      });
    });
    await consumer.disconnect();
    expect(found).toEqual(BYTES.map((value, index) => ({ key, value: value.toString('hex'), offset: String(1_000 + index), code: 'HUB_ENCODING' })));
    const rows = await database.statement<{ value: Buffer; headers: object }>(
      `select value, headers from messaging.parked where message_key = $1 order by kafka_offset`,
      [key],
    );
    expect(rows.map(({ value }) => value.toString('hex'))).toEqual(BYTES.map((value) => value.toString('hex')));
    expect(rows[0]?.headers).toEqual({ kept: 'as it came' });
  }, 120_000);
});
