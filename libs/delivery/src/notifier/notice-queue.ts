import { Inject, Injectable } from '@nestjs/common';
import { DESK_PARTY, SUPERVISOR_PARTY, type Urgency } from '#contracts';
import type { Clock, Instant } from '#kernel';
import type { Tx } from '#persistence';
import { CLOCK, uuidV5 } from '#platform';
import { tryAgainInSeconds } from './backoff.js';
import type { Cause } from './causes.js';
import { nextRung, planNotices, type PlannedNotice, type Rung } from './plan.js';
import { RosterBook } from './roster-book.js';
import type { Channel } from './roster.js';
import { cleanValues, type TemplateId, type Values } from './templates.js';

/** A notice whose turn it is. */
export interface DueNotice {
  readonly notice_id: string;
  readonly cause_id: string;
  readonly template: TemplateId;
  readonly party: string;
  readonly rung: Rung;
  readonly person: string | null;
  readonly channel: Channel | 'outbox';
  readonly urgency: Urgency;
  readonly is_drill: boolean;
  readonly values: Values;
  readonly tries: number;
}

const HUB = { desk: DESK_PARTY, supervisor: SUPERVISOR_PARTY };
const AT_ONCE = 16;
const SHOWN_AT_ONCE = 1_000;
const LEASE_S = 60;

/** What is to be told, to whom and when: rows in the transaction of their cause. A notice waits by business time, its retries by the machine's. */
@Injectable()
export class NoticeQueue {
  constructor(
    private readonly book: RosterBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Idempotent by cause, person and channel. */
  async tell(tx: Tx, causes: readonly Cause[]): Promise<void> {
    if (causes.length === 0) return;
    const at = this.clock.now();
    const rosterOf = await this.book.rosters(tx, [...new Set([...causes.map(({ party }) => party), DESK_PARTY])]);
    await insert(
      tx,
      causes.flatMap((cause) => planNotices(cause, rosterOf, at, HUB)),
      at,
    );
  }

  /** Those that no channel of this hub takes: they are shown instead of sent. */
  async show(tx: Tx, configured: readonly Channel[]): Promise<number> {
    const shown = await tx.query(
      `update delivery.notice set state = 'shown', settled_at = $1 where notice_id in (
         select notice_id from delivery.notice where state = 'waiting' and not_before <= $1 and (is_drill or not channel = any($2)) limit ${SHOWN_AT_ONCE} for update skip locked)
       returning 1`,
      [this.clock.now(), configured],
    );
    return shown.length;
  }

  claim(tx: Tx): Promise<DueNotice[]> {
    return tx.query<DueNotice>(
      `update delivery.notice set next_at = clock_timestamp() + make_interval(secs => ${LEASE_S}) where notice_id in (
         select notice_id from delivery.notice where state = 'waiting' and not_before <= $1 and next_at <= clock_timestamp()
          order by (urgency = 'CRITICAL') desc, seq limit ${AT_ONCE} for update skip locked)
       returning notice_id, cause_id, template, party, rung, person, channel, urgency, is_drill, "values", tries`,
      [this.clock.now()],
    );
  }

  async sent(tx: Tx, { notice_id: id }: DueNotice): Promise<void> {
    await tx.query(
      `update delivery.notice set state = 'sent', tries = tries + 1, settled_at = $2, last_error = null where notice_id = $1 and state = 'waiting'`,
      [id, this.clock.now()],
    );
  }

  /** Tried again soon; after the last try it is the deputy's turn, then the supervisor's. */
  async failed(tx: Tx, notice: DueNotice, error: string): Promise<void> {
    const wait = tryAgainInSeconds(notice.tries + 1);
    const changed = await tx.query(
      `update delivery.notice set state = case when $2::float is null then 'failed' else 'waiting' end, tries = tries + 1, last_error = $3,
              next_at = clock_timestamp() + make_interval(secs => coalesce($2::float, 0)), settled_at = case when $2::float is null then $4::timestamptz end
        where notice_id = $1 and state = 'waiting' returning 1`,
      [notice.notice_id, wait, error, this.clock.now()],
    );
    if (changed.length > 0 && wait === null) await this.goOn(tx, notice);
  }

  private async goOn(tx: Tx, notice: DueNotice): Promise<void> {
    const at = this.clock.now();
    const rosterOf = await this.book.rosters(tx, [notice.party, SUPERVISOR_PARTY]);
    const { cause_id: causeId, template, party, urgency, is_drill: isDrill, values, rung } = notice;
    const cause: Cause = { causeId, template, party, urgency, isDrill, values, deputyToo: false };
    await insert(tx, nextRung({ cause, party, rung }, rosterOf, at, HUB), at);
  }
}

async function insert(tx: Tx, planned: readonly PlannedNotice[], at: Instant): Promise<void> {
  if (planned.length === 0) return;
  const rows = planned.map(({ cause, party, rung, person, channel, notBefore }) => ({
    noticeId: uuidV5(cause.causeId, `notice:${party}:${person ?? ''}:${channel}`),
    causeId: cause.causeId,
    template: cause.template,
    party,
    rung,
    person,
    channel,
    urgency: cause.urgency,
    isDrill: cause.isDrill,
    values: cleanValues(cause.values),
    notBefore,
  }));
  await tx.query(
    `insert into delivery.notice (notice_id, cause_id, template, party, rung, person, channel, urgency, is_drill, "values", not_before, next_at, made_at)
     select "noticeId", "causeId", template, party, rung, person, channel, urgency, "isDrill", "values", "notBefore", clock_timestamp(), $2
       from json_to_recordset($1::json) as n ("noticeId" uuid, "causeId" uuid, template text, party text, rung text, person text, channel text, urgency text, "isDrill" boolean, "values" json, "notBefore" timestamptz)
     on conflict do nothing`,
    [JSON.stringify(rows), at],
  );
}
