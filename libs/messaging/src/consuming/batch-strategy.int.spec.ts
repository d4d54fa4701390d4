import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Module } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { doorRecipient, eventType, GROUPS, RECIPIENT_HEADER, schemaOf, TOPICS } from '#contracts';
import { Database, isTransient, migrate, PersistenceModule } from '#persistence';
import { bootstrapApp, loadConfig, PlatformModule, uuidV5, REFERRAL_NAMESPACE, type RunningApp } from '#platform';
import { testServers, type TestServers } from '#testing';
import { KafkaPort } from '../kafka/kafka-port.js';
import { MessagingModule } from '../messaging.module.js';
import { messagingMigrations } from '../persistence.js';
import { BatchStrategy } from './batch-strategy.js';
import { consumerOptions, type EventMessage, type Outcome } from './message.js';

const seen: { readonly by: string; readonly id: string }[] = [];
const note = (by: string, batch: readonly EventMessage[]): void => {
  for (const { id } of batch) seen.push({ by, id });
};

@Controller()
class FirstGroup {
  @EventPattern(TOPICS.caseworkOutbound, consumerOptions({ group: GROUPS.intake('petition'), recipient: doorRecipient('petition') }))
  on(@Payload() batch: readonly EventMessage[]): Promise<readonly Outcome[]> {
    note('petition', batch);
    return Promise.resolve(batch.map(() => ({ dead: 'HUB_SCHEMA_INVALID', detail: 'planted' })));
  }
}

@Controller()
class SecondGroup {
  @EventPattern(TOPICS.caseworkOutbound, consumerOptions({ group: GROUPS.delivery, recipientPrefix: 'party:' }))
  on(@Payload() batch: readonly EventMessage[]): Promise<readonly Outcome[]> {
    note('delivery', batch);
    return Promise.resolve(batch.map(() => 'done'));
  }
}

@Module({ controllers: [FirstGroup, SecondGroup] })
class Consumers {}

describe('two groups on one topic in one process', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'liandong-strategy-'));
  let servers: TestServers;
  let running: RunningApp;

  beforeAll(async () => {
    servers = await testServers();
    const { databaseUrl, brokers } = servers;
    await migrate(databaseUrl, messagingMigrations);
    const config = loadConfig({
      HUB_DATABASE_URL: databaseUrl,
      HUB_HTTP_PORT: '0',
      HUB_LOG_LEVEL: 'silent',
      HUB_DATA_DIR: dataDir,
    });
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
    rmSync(dataDir, { recursive: true, force: true });
  }, 120_000);

  const send = async (recipient: string, name: string): Promise<string> => {
    const subject = uuidV5(REFERRAL_NAMESPACE, name);
    const type = eventType('casework', 'RecipientNotified');
    const envelope = {
      specversion: '1.0',
      id: uuidV5(subject, 'id'),
      source: 'urn:liandong:casework',
      type,
      subject,
      time: '2026-11-24T02:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: schemaOf(type),
      streamversion: 1,
      causationid: subject,
      data: { recipient, referralId: subject, referralNo: null, version: 1, isDrill: false, order: null, keyId: 'hub', sealed: '' },
    };
    const message = { key: subject, value: JSON.stringify(envelope), headers: { [RECIPIENT_HEADER]: recipient } };
    await running.app
      .get(KafkaPort)
      .producer()
      .send({ topic: TOPICS.caseworkOutbound, acks: -1, messages: [message] });
    return envelope.id;
  };

  const deadLetters = async (): Promise<readonly { consumer_group: string; error_detail: string }[]> =>
    running.app.get(Database).statement('select consumer_group, error_detail from messaging.parked');

  it('each gets its own records only, and the outcome of the first is not lost behind the second', async () => {
    const forDoor = await send(doorRecipient('petition'), 'for the door');
    const forParty = await send('party:ICBC-QD', 'for the party');
    for (let tries = 0; tries < 300 && (seen.length < 2 || (await deadLetters()).length < 1); tries += 1) await sleep(100);
    expect(await deadLetters()).toEqual([{ consumer_group: GROUPS.intake('petition'), error_detail: 'planted' }]);
    expect([...seen].sort((a, b) => a.by.localeCompare(b.by))).toEqual([
      { by: 'delivery', id: forParty },
      { by: 'petition', id: forDoor },
    ]);
  }, 60_000);
});
