import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { TOPICS } from '#contracts';
import { Database, migrate, type HubMigration } from '#persistence';
import { armCrashPoints, createLogger, loadConfig, Metrics, Spans } from '#platform';
import { testServers, type TestServers } from '#testing';
import { KafkaPort } from '../kafka/kafka-port.js';
import { messagingMigrations } from '../persistence.js';
import { recordEvents, type EventRow } from './record-events.js';
import { Relay } from './relay.js';
import { createEventTables } from './tables.js';

const TOPIC = TOPICS.caseworkReferral;
const TABLES: HubMigration = {
  id: '20261124999999-create-intake-for-a-test',
  up: async (tx) => {
    await tx.query(`create schema intake; grant usage on schema intake to hub_worker, hub_app; ${createEventTables('intake')}`);
  },
};

const event = (streamId: string, streamVersion: number): EventRow => ({
  streamId,
  streamVersion,
  eventId: randomUUID(),
  topic: TOPIC,
  key: streamId,
  headers: null,
  value: JSON.stringify({ streamId, streamVersion }),
});

describe('events out, on real servers', () => {
  const logger = createLogger({ HUB_LOG_LEVEL: 'silent' }, 'test');
  let servers: TestServers;
  let database: Database;
  let kafka: KafkaPort;

  beforeAll(async () => {
    servers = await testServers();
    await migrate(servers.databaseUrl, [...messagingMigrations, TABLES]);
    database = Database.of(servers.databaseUrl, 8);
    kafka = new KafkaPort(servers.brokers, logger);
    await kafka.connect();
    await published();
    await database.worker((tx) => recordEvents(tx, 'intake', [event(randomUUID(), 1)]));
    await drained(relay());
  }, 240_000);
  afterEach(() => {
    armCrashPoints(undefined);
  });
  afterAll(async () => {
    await kafka.onApplicationShutdown();
    await database.onApplicationShutdown();
    await servers.dispose();
  }, 60_000);

  const relay = (): Relay => new Relay(database, 'intake', kafka, { logger, metrics: new Metrics(), spans: new Spans(loadConfig({}), 'test', logger) });
  const count = async (table: string): Promise<number> => Number((await database.statement<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);
  const published = async (): Promise<number> => {
    const admin = kafka.client.admin();
    await admin.connect();
    try {
      for (let tries = 1; ; tries += 1) {
        // A broker that has just made the topic does not lead it at once.
        const offsets = await admin.fetchTopicOffsets(TOPIC).catch(() => null);
        if (offsets) return offsets.reduce((sum, { offset }) => sum + Number(offset), 0);
        if (tries === 100) throw new Error('the topic has no leader');
        await sleep(200);
      }
    } finally {
      await admin.disconnect();
    }
  };
  const drained = async (...relays: readonly Relay[]): Promise<void> => {
    while ((await count('intake.pending')) > 0) await Promise.allSettled(relays.map((each) => each.pass()));
  };

  it('are kept until the broker has taken them, wherever the relay fails', async () => {
    const before = await published();
    for (const point of ['relay.claimed', 'relay.sent', 'relay.deleted']) {
      await database.worker((tx) => recordEvents(tx, 'intake', [event(randomUUID(), 1)]));
      armCrashPoints(`${point}:throw`);
      await expect(relay().pass()).rejects.toThrow(point);
      armCrashPoints(undefined);
      expect([point, await count('intake.pending')]).toEqual([point, 1]);
      await drained(relay());
    }
    // What was sent before the failure is sent again: at least once, never less.
    expect((await published()) - before).toBe(5);
  }, 120_000);

  it('come first in the order of their versions, with three relays at once that fail now and then', async () => {
    const streams = Array.from({ length: 40 }, () => randomUUID());
    const ours = new Set<string>(streams);
    const seen = new Map<string, number[]>();
    for (let version = 1; version <= 10; version += 1)
      await database.worker((tx) =>
        recordEvents(
          tx,
          'intake',
          streams.map((stream) => event(stream, version)),
        ),
      );
    armCrashPoints('relay.sent:throw@2-3');
    const relays = [relay(), relay(), relay()];
    while ((await count('intake.pending')) > 0) await Promise.allSettled(relays.map((each) => each.pass()));
    const goal = await published();
    const consumer = kafka.client.consumer({ groupId: randomUUID() });
    await consumer.connect();
    await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
    let read = 0;
    await new Promise<void>((done) => {
      void consumer.run({
        eachMessage: ({ message }) => {
          const { streamId, streamVersion } = JSON.parse(message.value?.toString() ?? '') as { readonly streamId: string; readonly streamVersion: number };
          const known = seen.get(streamId) ?? [];
          if (ours.has(streamId) && !known.includes(streamVersion)) seen.set(streamId, [...known, streamVersion]);
          read += 1;
          if (read >= goal) done();
          return Promise.resolve();
        },
      });
    });
    await consumer.disconnect();
    expect(new Set([...seen.values()].map((versions) => versions.join(' ')))).toEqual(new Set(['1 2 3 4 5 6 7 8 9 10']));
    expect(seen.size).toBe(streams.length);
  }, 180_000);
});
