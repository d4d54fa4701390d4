import { Client } from 'pg';
import { TOPICS } from '#contracts';

/** One mark as its event says it. Moments in milliseconds. */
export interface ToldMark {
  readonly eventId: string;
  readonly referralId: string;
  readonly version: number;
  readonly type: string;
  readonly clockId: string;
  readonly ruleId: string;
  readonly reachedAt: number;
  readonly at: number;
}

interface MarkEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly streamversion: number;
  readonly data: { readonly clockId: string; readonly ruleId: string; readonly reachedAt: string };
}

/** In the bytes of a mark's event and of no other. */
export const MARK_SIGN = '"firedLateBySeconds"';

export function toldMark(bytes: string): ToldMark {
  const { id, type, subject, time, streamversion, data } = JSON.parse(bytes) as MarkEvent;
  return {
    eventId: id,
    referralId: subject,
    version: streamversion,
    type: type.split('.').at(-2) ?? type,
    clockId: data.clockId,
    ruleId: data.ruleId,
    reachedAt: Date.parse(data.reachedAt),
    at: Date.parse(time),
  };
}

/** What the database says: the marks of every case in the order of its history, and what is still to be told or published. */
export class Books {
  private constructor(private readonly sql: Client) {}

  static async open(databaseUrl: string): Promise<Books> {
    const sql = new Client({ connectionString: databaseUrl });
    await sql.connect();
    return new Books(sql);
  }

  async count(query: string, params: readonly unknown[] = []): Promise<number> {
    const { rows } = await this.sql.query<{ n: string }>(query, [...params]);
    return Number(rows[0]?.n ?? 0);
  }

  openClocks(): Promise<number> {
    return this.count(`select count(*) as n from casework.clock where state <> 'STOPPED'`);
  }

  /** Clocks that have something to tell at `at` and have not told it. */
  waiting(at: number): Promise<number> {
    return this.count('select count(*) as n from casework.clock where wakes_at <= $1', [new Date(at)]);
  }

  unpublished(): Promise<number> {
    return this.count('select count(*) as n from casework.pending');
  }

  /** Sends statistics up to date: a table that grew from nothing would be planned as empty. */
  async analyse(): Promise<void> {
    await this.sql.query('analyze');
  }

  async marks(): Promise<readonly ToldMark[]> {
    const { rows } = await this.sql.query<{ message: string }>(
      'select message from casework.event where topic = $1 and position($2 in message) > 0 order by stream_id, stream_version',
      [TOPICS.caseworkReferral, MARK_SIGN],
    );
    return rows.map(({ message }) => toldMark(message));
  }

  close(): Promise<void> {
    return this.sql.end();
  }
}
