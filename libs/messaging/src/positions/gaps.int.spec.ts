import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Module } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { agencyInboundTopic, GROUPS } from '#contracts';
import { Database, isTransient, migrate, PersistenceModule } from '#persistence';
import { bootstrapApp, loadConfig, PlatformModule, type RunningApp } from '#platform';
import { testServers, type TestServers } from '#testing';
import { BatchStrategy } from '../consuming/batch-strategy.js';
import { consumerOptions, type IncomingMessage, type Outcome } from '../consuming/message.js';
import { KafkaPort } from '../kafka/kafka-port.js';
import { MessagingModule } from '../messaging.module.js';
import { messagingMigrations } from '../persistence.js';
import { GapWatch } from './gap-watch.js';

const TOPIC = agencyInboundTopic('petition');
const GROUP = GROUPS.inbound('petition');
const seen: string[] = [];

@Controller()
class Worker {
  @EventPattern<Record<string, readonly IncomingMessage[]>>(TOPIC, consumerOptions({ group: GROUP, foreign: true }))
  on(@Payload() batch: readonly IncomingMessage[]): Promise<readonly Outcome[]> {
    for (const { value } of batch) seen.push(value.toString());
    return Promise.resolve(batch.map(() => 'done'));
  }
}

@Module({ controllers: [Worker] })
class Consumers {}

describe('messages that a group would never read', () => {
  const dataDir = `/var/tmp/gaps-${randomBytes(6).toString('hex')}`;
  let servers: TestServers;
  let running: RunningApp;

  const boot = (): Promise<RunningApp> => {
    const { databaseUrl, brokers } = servers;
    const config = loadConfig({ HUB_DATABASE_URL: databaseUrl, HUB_HTTP_PORT: '0', HUB_LOG_LEVEL: 'silent', HUB_DATA_DIR: dataDir });
    const imports = [
      PlatformModule.forRoot({ app: 'test', config, isTransient }),
      PersistenceModule.forRoot(databaseUrl),
      MessagingModule.forRoot({ brokers, contexts: [] }),
    ];
    return bootstrapApp({ module: Consumers, imports }, { strategy: BatchStrategy });
  };
  beforeAll(async () => {
    servers = await testServers();
    await migrate(servers.databaseUrl, messagingMigrations);
    running = await boot();
  }, 120_000);
  afterAll(async () => {
    await running.stop();
    await servers.dispose();
    rmSync(dataDir, { recursive: true, force: true });
  }, 120_000);

  const kafka = (): KafkaPort => running.app.get(KafkaPort);
  /** Right after topics were made anew a broker may still name another leader. */
  const send = async (port: KafkaPort, ...values: readonly string[]): Promise<void> => {
    const producer = await port.connect();
    for (let tries = 1; ; tries += 1) {
      try {
        await producer.send({ topic: TOPIC, acks: -1, messages: values.map((value) => ({ key: 'k', value, partition: 0 })) });
        return;
      } catch (error) {
        if (tries === 50) throw error;
        await sleep(200);
      }
    }
  };
  const handled = async (value: string): Promise<void> => {
    for (let tries = 0; tries < 300 && !seen.includes(value); tries += 1) await sleep(100);
    // Our record of the place is written a moment after the work.
    for (let tries = 0; tries < 100 && (await places()) < BigInt(seen.length); tries += 1) await sleep(50);
  };
  const places = async (): Promise<bigint> => {
    const rows = await running.app.get(Database).statement<{ n: string }>('select next_offset as n from messaging.position where consumer_group = $1', [GROUP]);
    return BigInt(rows[0]?.n ?? 0);
  };
  /** Runs `work` with the group away. */
  const whileAway = async (work: (port: KafkaPort) => Promise<void>): Promise<void> => {
    const port = kafka();
    await running.stop();
    await work(port);
    await port.onApplicationShutdown();
    running = await boot();
  };
  const gaps = async (): Promise<readonly unknown[]> => {
    const watch = running.app.get(GapWatch);
    // What the process does twice a minute.
    await watch.look([GROUP]);
    return watch.list();
  };

  it('are told once, before what comes behind them is handled: deleted while the group was away', async () => {
    await send(kafka(), 'a', 'b', 'c');
    await handled('c');
    await whileAway(async (port) => {
      await send(port, 'lost-1', 'lost-2', 'kept');
      const admin = port.client.admin();
      await admin.connect();
      // The client deletes only in a topic whose metadata it has.
      await admin.fetchTopicOffsets(TOPIC);
      await admin.deleteTopicRecords({ topic: TOPIC, partitions: [{ partition: 0, offset: '5' }] });
      await admin.disconnect();
    });
    await handled('kept');
    expect(seen).toEqual(['a', 'b', 'c', 'kept']);
    expect(await gaps()).toMatchObject([{ group: GROUP, topic: TOPIC, partition: 0, kind: 'RETENTION', from: '3', to: '5' }]);
    expect(await running.app.get(GapWatch).look([GROUP])).toBe(0);
  }, 120_000);

  it('are told where somebody set the group forward, even if nothing comes behind', async () => {
    const watch = running.app.get(GapWatch);
    for (const { gapId } of await watch.list()) expect(await watch.settle(gapId, 'HUB', '已补')).toBe(true);
    await whileAway(async (port) => {
      await send(port, 'passed-over');
      const admin = port.client.admin();
      await admin.connect();
      await admin.setOffsets({ groupId: GROUP, topic: TOPIC, partitions: [{ partition: 0, offset: '7' }] });
      await admin.disconnect();
    });
    expect(await gaps()).toMatchObject([{ kind: 'SKIPPED', from: '6', to: '7' }]);
    expect(seen).not.toContain('passed-over');
  }, 120_000);
});
