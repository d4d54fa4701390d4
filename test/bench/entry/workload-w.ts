import { readFileSync } from 'node:fs';
import { Controller, Module } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { CaseworkModule, caseworkMigrations, ReceiveService } from '#casework';
import { TOPICS, type ReferralReceivedData } from '#contracts';
import { identityMigrations, PersonKeys } from '#identity';
import { BatchStrategy, consumerOptions, Inbox, KafkaPort, messagingMigrations, type EventMessage, type IncomingMessage, type Outcome } from '#messaging';
import { infrastructure } from '#operations';
import { Database, migrate } from '#persistence';
import { bootstrapApp, loadConfig, runUntilSignal } from '#platform';
import { SHIPPED_RULE_SET } from '#routing';
import { kafkaOf } from '../watch-topic.js';
import { asReceived, type WMessage } from './w-message.js';

/**
 * The hub's casework as a competitor of the shared bench: reads work load W with every guarantee on — inbox, sealing, row security, clocks, hash chain, relay —
 * and repeats its dispatched events on the harness's topic. Environment: KAFKA_BROKERS, DATABASE_URL, IN_TOPIC, OUT_TOPIC, GROUP_ID, INSTITUTIONS_FILE.
 */
const env = (name: string): string => process.env[name] ?? '';
const servers = { brokers: env('KAFKA_BROKERS').split(','), databaseUrl: env('DATABASE_URL') };
const IN = env('IN_TOPIC');
const OUT = env('OUT_TOPIC');
const GROUP = env('GROUP_ID');
const institutions = JSON.parse(readFileSync(env('INSTITUTIONS_FILE'), 'utf8')) as readonly { readonly alias: string; readonly code: string }[];
const exactly = (topic: string): RegExp => new RegExp(`^${topic.replaceAll('.', '\\.')}$`);

@Controller()
class WorkloadW {
  constructor(
    private readonly inbox: Inbox,
    private readonly keys: PersonKeys,
    private readonly receiving: ReceiveService,
  ) {}

  @EventPattern('bench.w', consumerOptions({ group: GROUP, foreign: true, pattern: exactly(IN) }))
  async on(@Payload() batch: readonly IncomingMessage[]): Promise<readonly Outcome[]> {
    const read = batch.map((message) => {
      const given = JSON.parse(message.value.toString('utf8')) as WMessage;
      return { id: given.id, message, given };
    });
    const numbers = await this.receiving.numbersFor(read as unknown as readonly EventMessage<ReferralReceivedData>[]);
    return this.inbox.once(GROUP, read, async (tx, unseen) => {
      const keys = await this.keys.forPersons(
        tx,
        unseen.map(({ given }) => given.phone),
      );
      const received = unseen.flatMap(({ message, given }) => {
        const key = keys.get(given.phone);
        return key ? [asReceived(message, given, key)] : [];
      });
      return this.receiving.receive(tx, received, numbers);
    });
  }
}

/** The harness's words for the three of casework's events that it waits for, in the order in which casework writes them. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['ReferralReceived', 'received'],
  ['RouteProposed', 'routed'],
  ['ReferralDispatched', 'dispatched'],
]);
const wordOf = (type: string): string | undefined => WORDS.get(type.split('.').at(-2) ?? '');

/** The harness looks for its own word in the value; the event itself stays as casework wrote it, behind it. */
@Controller()
class Repeater {
  constructor(private readonly kafka: KafkaPort) {}

  @EventPattern(TOPICS.caseworkReferral, consumerOptions({ group: `${GROUP}-repeater` }))
  async on(@Payload() batch: readonly EventMessage[]): Promise<readonly Outcome[]> {
    const messages = batch.flatMap(({ envelope, key, value }) => {
      const word = wordOf(envelope.type);
      return word === undefined ? [] : [{ key, value: `{"type":"${word}",${value.toString('utf8').slice(1)}` }];
    });
    if (messages.length > 0) await this.kafka.producer().send({ topic: OUT, acks: -1, messages });
    return batch.map(() => 'done');
  }
}

@Module({})
class WorkloadModule {}

/** The 60 institutions of the work load as parties and as the one table of a rule set of their own: rules are data. */
async function prepare(): Promise<void> {
  await migrate(servers.databaseUrl, [...messagingMigrations, ...identityMigrations, ...caseworkMigrations]);
  const parties = [
    ...institutions.map(({ alias, code }) => ({ orgId: code, name: alias, kind: 'BANK_JOINT' })),
    { orgId: 'REG-NFRA-QD', name: '监管局', kind: 'REGULATOR' },
  ];
  const words = institutions.map(({ alias, code }) => ({ orgId: code, words: [alias], weak: [], fieldOnly: [] }));
  const shipped = SHIPPED_RULE_SET as { readonly parameters: object };
  const ruleSet = {
    ...shipped,
    version: 'workload-w',
    parties: words,
    groups: [],
    outsiders: [],
    decoys: [],
    parameters: { ...shipped.parameters, autoDispatchScore: 0.5 },
  };
  const database = Database.of(servers.databaseUrl, 2);
  await database.worker(async (tx) => {
    await tx.query(
      `insert into identity.party (org_id, name, kind, district_code, uscc, is_demo) select "orgId", name, kind, '370202', '', false from json_to_recordset($1::json) as p ("orgId" text, name text, kind text) on conflict do nothing`,
      [JSON.stringify(parties)],
    );
    await tx.query(
      `insert into casework.rule_set (version, data, state, loaded_at) values ('workload-w', $1, 'active', clock_timestamp()) on conflict do nothing`,
      [JSON.stringify(ruleSet)],
    );
  });
  await database.onApplicationShutdown();
}

/** A broker keeps the events of earlier rounds: the first start of a round begins behind them, a restart where the killed one was. */
async function beginHere(): Promise<void> {
  const admin = kafkaOf(servers.brokers).admin();
  const topic = TOPICS.caseworkReferral;
  const groupId = `${GROUP}-repeater`;
  await admin.connect();
  try {
    if (!(await admin.listTopics()).includes(topic)) return;
    const [committed] = await admin.fetchOffsets({ groupId, topics: [topic] });
    if (committed?.partitions.some(({ offset }) => offset !== '-1') === true) return;
    const ends = await admin.fetchTopicOffsets(topic);
    await admin.setOffsets({ groupId, topic, partitions: ends.map(({ partition, high }) => ({ partition, offset: high })) });
  } finally {
    await admin.disconnect();
  }
}

await prepare();
await beginHere();
const config = loadConfig({
  HUB_KAFKA_BROKERS: env('KAFKA_BROKERS'),
  HUB_DATABASE_URL: servers.databaseUrl,
  HUB_HTTP_PORT: '0',
  HUB_LOG_LEVEL: 'warn',
  HUB_DATA_DIR: env('HUB_DATA_DIR') || '/var/tmp/liandong-workload-w',
});
const imports = [...infrastructure('workload-w', config, servers, ['casework']), CaseworkModule];
await runUntilSignal(() => bootstrapApp({ module: WorkloadModule, imports, controllers: [WorkloadW, Repeater] }, { strategy: BatchStrategy }));
process.exit(0);
