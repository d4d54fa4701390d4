import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { Controller, Inject, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClientKafka, ClientsModule, EventPattern, Payload, Transport, type MicroserviceOptions } from '@nestjs/microservices';
import { DataSource, EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { CASE_TABLES, type CaseTemplate } from '../case-template.js';
import { rowFactory, type Row } from './rows-of-message.js';

/**
 * (b) What one would write from the framework's own documentation: `Transport.KAFKA`, `@EventPattern`, `repository.save` row by row in a transaction,
 * `emit` after the commit. The same rows as the other pipelines; events are at most once.
 */
const env = (name: string): string => process.env[name] ?? '';
const template = JSON.parse(readFileSync(env('BENCH_TEMPLATE'), 'utf8')) as CaseTemplate;
const rowsFor = rowFactory(template);
const brokers = env('HUB_KAFKA_BROKERS').split(',');

const KEYS: Readonly<Record<string, readonly string[]>> = {
  referral: ['referral_id'],
  content: ['referral_id', 'content_id'],
  receipt: ['referral_id', 'event_id'],
  assignment: ['assignment_id'],
  clock: ['clock_id'],
  visibility: ['referral_id', 'party', 'role'],
  inbox_item: ['party', 'position'],
  event: ['stream_id', 'stream_version'],
  pending: ['stream_id', 'stream_version'],
};
const JSON_COLUMNS = new Set(['state', 'facts', 'outbound', 'receipt', 'marks', 'fired', 'item', 'headers']);

const entities = CASE_TABLES.map((table) => {
  const columns: Record<string, EntitySchemaColumnOptions> = {};
  for (const name of Object.keys(template.tables[table]?.[0] ?? {}))
    columns[name] = {
      type: JSON_COLUMNS.has(name) && !(table === 'clock' && name === 'state') ? 'json' : String,
      primary: KEYS[table]?.includes(name) === true,
      nullable: true,
    };
  return new EntitySchema<Row>({ name: table, tableName: table, schema: 'bare', columns });
});
const inbox = new EntitySchema<Row>({
  name: 'inbox',
  tableName: 'inbox',
  schema: 'bare',
  columns: { consumer_group: { type: String, primary: true }, message_id: { type: 'uuid', primary: true } },
});
const dataSource = new DataSource({ type: 'postgres', url: env('HUB_DATABASE_URL'), entities: [...entities, inbox], extra: { max: 8 } });

interface Received {
  readonly id: string;
  readonly subject: string;
  readonly data: { readonly sourceOrderNo: string };
}

@Controller()
class IdiomaticController {
  constructor(@Inject('OUT') private readonly out: ClientKafka) {}

  @EventPattern(env('IN_TOPIC') as 'bench.in')
  async on(@Payload() { id, subject, data }: Received): Promise<void> {
    const rows = rowsFor(data.sourceOrderNo, subject);
    await dataSource.transaction(async (manager) => {
      if (await manager.getRepository(inbox).findOneBy({ consumer_group: 'idiomatic', message_id: id })) return;
      await manager.getRepository(inbox).save({ consumer_group: 'idiomatic', message_id: id });
      for (const [index, table] of CASE_TABLES.entries()) {
        const entity = entities[index];
        if (entity) for (const row of rows[table] ?? []) await manager.getRepository(entity).save(row);
      }
    });
    for (const { message_key: key, message: value } of rows.event ?? []) this.out.emit(env('OUT_TOPIC'), { key, value });
  }
}

@Module({
  imports: [
    ClientsModule.register([
      { name: 'OUT', transport: Transport.KAFKA, options: { client: { brokers }, producer: { allowAutoTopicCreation: false }, producerOnlyMode: true } },
    ]),
  ],
  controllers: [IdiomaticController],
})
class IdiomaticModule {}

await dataSource.initialize();
const app = await NestFactory.createMicroservice<MicroserviceOptions>(IdiomaticModule, {
  logger: ['error'],
  transport: Transport.KAFKA,
  options: { client: { brokers }, consumer: { groupId: 'bench-idiomatic' }, subscribe: { fromBeginning: true } },
});
await app.listen();
