import { Client } from 'pg';

/** The rows that one real case leaves in each table: what the other pipelines must write per message to do the same work. */
export interface CaseTemplate {
  readonly referralId: string;
  readonly orderNo: string;
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly rows: number;
  readonly bytes: number;
}

const GENERATED = new Set(['shard', 'recorded_at']);
export const CASE_TABLES = ['referral', 'content', 'receipt', 'assignment', 'clock', 'visibility', 'inbox_item', 'event', 'pending'] as const;

/** Reads the rows of one dispatched case back from the hub's own tables. */
export async function readTemplate(databaseUrl: string): Promise<CaseTemplate> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: found } = await client.query<{ referral_id: string; source_order_no: string }>(
      `select referral_id, source_order_no from casework.referral where status = 'DISPATCHED' order by referral_no limit 1`,
    );
    const id = found[0]?.referral_id ?? '';
    const tables: Record<string, Record<string, unknown>[]> = {};
    for (const table of CASE_TABLES) {
      // Outbound records are streams of their own, with the referral as key: both kinds of event row belong to the case.
      const where = table === 'event' ? 'message_key = $1' : table === 'pending' ? 'false and $1::text is not null' : 'referral_id::text = $1';
      const { rows } = await client.query<{ row: Record<string, unknown> }>(`select to_json(t) as row from casework.${table} t where ${where}`, [id]);
      tables[table] = rows.map(({ row }) => Object.fromEntries(Object.entries(row).filter(([name]) => !GENERATED.has(name))));
    }
    tables.pending = (tables.event ?? []).map(({ stream_id, stream_version }) => ({ stream_id, stream_version }));
    const all = Object.values(tables).flat();
    return { referralId: id, orderNo: found[0]?.source_order_no ?? '', tables, rows: all.length + 1, bytes: JSON.stringify(all).length };
  } finally {
    await client.end();
  }
}
