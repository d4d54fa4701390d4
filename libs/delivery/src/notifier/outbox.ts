import { Inject, Injectable } from '@nestjs/common';
import { OPERATOR_PARTY } from '#identity';
import type { Clock, JsonObject } from '#kernel';
import { Database } from '#persistence';
import { CLOCK } from '#platform';
import type { Values, TemplateId } from './templates.js';
import { render } from './templates.js';

interface NoticeRow {
  readonly seq: string;
  readonly notice_id: string;
  readonly template: TemplateId;
  readonly party: string;
  readonly rung: string;
  readonly person: string | null;
  readonly channel: string;
  readonly urgency: string;
  readonly is_drill: boolean;
  readonly values: Values;
  readonly state: string;
  readonly tries: number;
  readonly not_before: Date;
  readonly made_at: Date;
  readonly settled_at: Date | null;
  readonly last_error: string | null;
}

/** What people were told, are to be told, or would have been told if the hub had a channel. Newest first. */
@Injectable()
export class Outbox {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param before only those older than this position; null: from the newest on */
  async list(before: bigint | null, limit: number): Promise<{ readonly items: readonly JsonObject[]; readonly last: bigint | null }> {
    const rows = await this.database.app({ orgId: OPERATOR_PARTY, scope: 'desk', at: this.clock.now() }, (tx) =>
      tx.query<NoticeRow>('select * from delivery.notice where $1::bigint is null or seq < $1 order by seq desc limit $2', [before?.toString() ?? null, limit]),
    );
    const last = rows.at(-1);
    return { items: rows.map(shown), last: last === undefined || rows.length < limit ? null : BigInt(last.seq) };
  }
}

const shown = (row: NoticeRow): JsonObject => ({
  noticeId: row.notice_id,
  state: row.state,
  party: row.party,
  person: row.person,
  rung: row.rung,
  channel: row.channel,
  urgency: row.urgency,
  isDrill: row.is_drill,
  template: row.template,
  ...render(row.template, row.values),
  notBefore: row.not_before.toISOString(),
  madeAt: row.made_at.toISOString(),
  settledAt: row.settled_at?.toISOString() ?? null,
  tries: row.tries,
  lastError: row.last_error,
});
