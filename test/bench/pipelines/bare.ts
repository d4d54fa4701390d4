import { readFileSync } from 'node:fs';
import { Pool, type PoolClient } from 'pg';
import { CASE_TABLES, type CaseTemplate } from '../case-template.js';
import { kafkaOf } from '../watch-topic.js';
import { rowFactory, type Row } from './rows-of-message.js';

/**
 * (a) The bare pipeline: kafkajs and SQL and nothing else. One transaction a batch, one statement a table, an inbox row a message, a pending table
 * and a relay that is woken by commits. It decides nothing: it writes the rows a case leaves behind.
 */
const env = (name: string): string => process.env[name] ?? '';
const brokers = env('HUB_KAFKA_BROKERS').split(',');
const template = JSON.parse(readFileSync(env('BENCH_TEMPLATE'), 'utf8')) as CaseTemplate;
const rowsFor = rowFactory(template);
const pool = new Pool({ connectionString: env('HUB_DATABASE_URL'), max: 8 });
const kafka = kafkaOf(brokers);
const producer = kafka.producer({ allowAutoTopicCreation: false, maxInFlightRequests: 1 });
const consumer = kafka.consumer({ groupId: 'bench-bare', maxWaitTimeInMs: 50, maxBytesPerPartition: 1_048_576 });

interface Message {
  readonly id: string;
  readonly subject: string;
  readonly data: { readonly sourceOrderNo: string };
}

let wake: () => void = () => undefined;
const MAX_BYTES = 900_000;

async function take(messages: readonly Message[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows: marked } = await client.query<{ message_id: string }>(
      `insert into bare.inbox (consumer_group, message_id) select 'bare', id from unnest($1::uuid[]) as i (id) order by id on conflict do nothing returning message_id`,
      [messages.map(({ id }) => id)],
    );
    const fresh = new Set(marked.map(({ message_id: id }) => id));
    await write(
      client,
      messages.filter(({ id }) => fresh.has(id)),
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
  wake();
}

async function write(client: PoolClient, messages: readonly Message[]): Promise<void> {
  const all: Record<string, Row[]> = {};
  for (const { subject, data } of messages) for (const [table, rows] of Object.entries(rowsFor(data.sourceOrderNo, subject))) (all[table] ??= []).push(...rows);
  for (const table of CASE_TABLES) {
    const rows = all[table] ?? [];
    const columns = Object.keys(rows[0] ?? {});
    if (rows.length > 0)
      await client.query(
        `insert into bare.${table} (${columns.join(', ')}) select ${columns.join(', ')} from json_populate_recordset(null::bare.${table}, $1)`,
        [JSON.stringify(rows)],
      );
  }
}

async function relay(): Promise<number> {
  const { rows } = await pool.query<{ stream_id: string; stream_version: number; message_key: string; message: string }>(
    'select p.stream_id, p.stream_version, e.message_key, e.message from (select * from bare.pending order by shard, stream_id, stream_version limit 2000) p join bare.event e using (stream_id, stream_version) order by p.shard, p.stream_id, p.stream_version',
  );
  for (let start = 0; start < rows.length;) {
    let end = start;
    for (let bytes = 0; end < rows.length && bytes < MAX_BYTES; end += 1) bytes += (rows[end]?.message.length ?? 0) * 1.2 + 200;
    await producer.send({
      topic: env('OUT_TOPIC'),
      acks: -1,
      messages: rows.slice(start, end).map(({ message_key: key, message: value }) => ({ key, value })),
    });
    start = end;
  }
  if (rows.length > 0) {
    await pool.query('delete from bare.pending p using unnest($1::uuid[], $2::int[]) as s (i, v) where p.stream_id = s.i and p.stream_version = s.v', [
      rows.map((row) => row.stream_id),
      rows.map((row) => row.stream_version),
    ]);
  }
  return rows.length;
}

async function relayLoop(): Promise<void> {
  for (;;) {
    if ((await relay()) > 0) continue;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 250);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

await producer.connect();
await consumer.connect();
await consumer.subscribe({ topic: env('IN_TOPIC'), fromBeginning: true });
void relayLoop();
await consumer.run({
  autoCommit: false,
  partitionsConsumedConcurrently: 3,
  eachBatchAutoResolve: false,
  eachBatch: async (payload) => {
    const { batch } = payload;
    for (let start = 0; start < batch.messages.length; start += 500) {
      const slice = batch.messages.slice(start, start + 500);
      await take(slice.map(({ value }) => JSON.parse(value?.toString() ?? '{}') as Message));
      const last = slice.at(-1)?.offset ?? '0';
      payload.resolveOffset(last);
      await consumer.commitOffsets([{ topic: batch.topic, partition: batch.partition, offset: (BigInt(last) + 1n).toString() }]);
      await payload.heartbeat();
    }
  },
});
