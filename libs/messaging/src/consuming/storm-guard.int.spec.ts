import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Module } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { agencyInboundTopic, GROUPS } from '#contracts';
import { Database, isTransient, migrate, PersistenceModule } from '#persistence';
import { bootstrapApp, loadConfig, Metrics, PlatformModule, type RunningApp } from '#platform';
import { testServers, type TestServers } from '#testing';
import { KafkaPort } from '../kafka/kafka-port.js';
import { MessagingModule } from '../messaging.module.js';
import { messagingMigrations } from '../persistence.js';
import { BatchStrategy } from './batch-strategy.js';
import { consumerOptions, type IncomingMessage, type Outcome } from './message.js';

const TOPIC = agencyInboundTopic('petition');

/** A handler whose effect is kept once a message, and that fails where it is told to. */
const work = {
  fails: (_message: IncomingMessage): boolean => false,
  calls: 0,
  handled: new Map<string, string[]>(),
  take(batch: readonly IncomingMessage[]): readonly Outcome[] {
    this.calls += 1;
    if (batch.some((message) => this.fails(message))) throw new Error('what everything here needs is away');
    for (const { key, value } of batch) {
      const done = this.handled.get(key ?? '') ?? [];
      if (!done.includes(value.toString())) this.handled.set(key ?? '', [...done, value.toString()]);
    }
    return batch.map(() => 'done');
  },
};

@Controller()
class Worker {
  @EventPattern<Record<string, readonly IncomingMessage[]>>(TOPIC, consumerOptions({ group: GROUPS.inbound('petition'), foreign: true }))
  on(@Payload() batch: readonly IncomingMessage[]): Promise<readonly Outcome[]> {
    return Promise.resolve().then(() => work.take(batch));
  }
}

@Module({ controllers: [Worker] })
class Consumers {}

describe('a storm of failures on a real topic', () => {
  let servers: TestServers;
  let running: RunningApp;
  beforeAll(async () => {
    servers = await testServers();
    const { databaseUrl, brokers } = servers;
    await migrate(databaseUrl, messagingMigrations);
    const HUB_DATA_DIR = `/var/tmp/storm-${randomBytes(6).toString('hex')}`;
    const config = loadConfig({ HUB_DATABASE_URL: databaseUrl, HUB_HTTP_PORT: '0', HUB_LOG_LEVEL: 'silent', HUB_DATA_DIR });
    const imports = [
      PlatformModule.forRoot({ app: 'test', config, isTransient }),
      PersistenceModule.forRoot(databaseUrl),
      MessagingModule.forRoot({ brokers, contexts: [] }),
    ];
    running = await bootstrapApp({ module: Consumers, imports }, { strategy: BatchStrategy });
  }, 120_000);
  afterAll(async () => {
    await running.stop();
    await servers.dispose();
  }, 120_000);

  const send = async (keys: number, each: number, prefix: string): Promise<void> => {
    const messages = Array.from({ length: keys * each }, (_, index) => ({ key: `${prefix}${index % keys}`, value: String(Math.floor(index / keys)) }));
    // Right after topics were made anew a broker may still name another leader; a repeat is harmless, since each message counts once.
    for (let tries = 1; ; tries += 1) {
      try {
        await running.app.get(KafkaPort).producer().send({ topic: TOPIC, acks: -1, messages });
        return;
      } catch (error) {
        if (tries === 20) throw error;
        await sleep(200);
      }
    }
  };
  /** Keys with a message that waits or is dead. */
  const keysParked = async (prefix: string): Promise<ReadonlySet<string>> => {
    const sql = `select distinct message_key as key from messaging.parked where state <> 'resolved' and message_key like $1 order by 1`;
    return new Set((await running.app.get(Database).statement<{ key: string }>(sql, [`${prefix}%`])).map(({ key }) => key));
  };
  const pauses = async (): Promise<boolean> => /^hub_consumer_pauses_total\{.*\} [1-9]/m.test(await running.app.get(Metrics).registry.metrics());
  const until = async (reached: () => boolean | Promise<boolean>): Promise<void> => {
    for (let tries = 0; tries < 400 && !(await reached()); tries += 1) await sleep(50);
    expect(await reached()).toBe(true);
  };
  const count = (prefix: string): number => [...work.handled].filter(([key]) => key.startsWith(prefix)).reduce((sum, [, values]) => sum + values.length, 0);
  const isPaused = (): boolean =>
    running.app
      .get(BatchStrategy)
      .runners()
      .some(({ runner }) => runner.isPaused);

  it('one poisoned key in a hundred pauses nobody: it alone is parked', async () => {
    work.fails = ({ key }) => ['a1', 'a101', 'a201'].includes(key ?? '');
    await send(300, 2, 'a');
    await until(() => count('a') === 594);
    await until(async () => (await keysParked('a')).size === 3);
    expect(await keysParked('a')).toEqual(new Set(['a1', 'a101', 'a201']));
    expect(await pauses()).toBe(false);
  }, 60_000);

  it('a cause that fails everything pauses the consumer, and afterwards all is handled in order and nothing is dead', async () => {
    work.fails = ({ key }) => key?.startsWith('b') === true;
    await send(100, 6, 'b');
    await until(isPaused);
    // A slice that ended just before the pause may still be writing what it parked.
    await sleep(1_000);
    const before = await keysParked('b');
    const calls = work.calls;
    await until(() => work.calls > calls + 10);
    await sleep(1_000);
    // What failed before there were enough of it to call it a storm waits in its table; since then nothing has joined it, nothing was tried again.
    expect(await keysParked('b')).toEqual(before);
    expect(before.size).toBeLessThan(50);
    expect(count('b')).toBe(0);
    work.fails = () => false;
    await until(() => count('b') === 600);
    for (const [key, values] of work.handled) if (key.startsWith('b')) expect(values).toEqual(['0', '1', '2', '3', '4', '5']);
    await until(async () => (await keysParked('b')).size === 0);
    expect([isPaused(), await pauses()]).toEqual([false, true]);
  }, 60_000);
});
