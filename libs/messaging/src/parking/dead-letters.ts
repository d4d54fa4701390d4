import { createHash } from 'node:crypto';
import { deadLetterTopic, GROUPS } from '#contracts';
import type { Database } from '#persistence';
import { crashPoint } from '#platform';
import type { Producer } from '../kafka/kafka-client.js';
import type { ParkedRow } from './parked.js';

const MAX_VALUE_BYTES = 900 * 1_024;

/** Party topics share one dead-letter topic per group. */
const topicOf = (row: ParkedRow): string =>
  deadLetterTopic(row.consumer_group === GROUPS.institutionCommand ? 'institution.command.v1' : row.topic, row.consumer_group);

/** Publishes dead messages to `<topic>.<group>.dlq`: original key and bytes, the cause in headers. The row comes first, so a crash only publishes again. */
export class DeadLetters {
  constructor(
    private readonly database: Database,
    private readonly producer: () => Producer,
  ) {}

  /** @returns how many were published. */
  async pass(): Promise<number> {
    const rows = await this.database.worker((tx) =>
      tx.query<ParkedRow>(`select * from messaging.parked where state = 'dead' and published_at is null order by parked_id limit 100`),
    );
    for (const row of rows) {
      await crashPoint('dlq.row-written');
      const tooLarge = row.value.length > MAX_VALUE_BYTES;
      await this.producer().send({
        topic: topicOf(row),
        acks: -1,
        messages: [{ key: row.message_key.slice(0, 1_024), value: tooLarge ? Buffer.from(`parked:${row.parked_id}`) : row.value, headers: headersOf(row) }],
      });
      await this.database.worker((tx) => tx.query(`update messaging.parked set published_at = clock_timestamp() where parked_id = $1`, [row.parked_id]));
    }
    return rows.length;
  }
}

const headersOf = (row: ParkedRow): Record<string, string> => ({
  'x-dlq-id': row.parked_id,
  'x-dlq-group': row.consumer_group,
  'x-orig-topic': row.topic,
  'x-orig-partition': String(row.kafka_partition),
  'x-orig-offset': row.kafka_offset,
  'x-orig-timestamp': row.kafka_time_ms,
  'x-error-code': row.error_code,
  'x-error-message': row.error_detail,
  'x-attempts': String(row.attempts),
  'x-first-failed-at': row.first_failed_at.toISOString(),
  'x-last-failed-at': row.last_failed_at.toISOString(),
  'x-payload-sha256': createHash('sha256').update(row.value).digest('hex'),
});
