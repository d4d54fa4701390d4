import { Inject, Injectable } from '@nestjs/common';
import { DESK_PARTY, SUPERVISOR_PARTY } from '#contracts';
import type { Clock, ErrorCode } from '#kernel';
import { Database, type Tx } from '#persistence';
import { CLOCK, REFERRAL_NAMESPACE, uuidV5 } from '#platform';
import { NoticeQueue } from './notice-queue.js';

interface AnyPush {
  readonly push_id: string;
  readonly party: string;
  readonly purpose: string;
}

/** What the hub itself has to tell people: the desk, or the supervisor. A port for whoever notices something. */
@Injectable()
export class Alarms {
  constructor(
    private readonly queue: NoticeQueue,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** An alarm of the hub to its desk, once an hour however often it is raised. @param count how many of them there are; a number, never a name */
  async raise(code: ErrorCode, count: number): Promise<void> {
    const causeId = uuidV5(REFERRAL_NAMESPACE, `alarm:${code}:${this.clock.now().slice(0, 13)}`);
    const cause = {
      causeId,
      template: 'HUB_ALARM',
      party: DESK_PARTY,
      urgency: 'URGENT',
      isDrill: false,
      deputyToo: false,
      values: { code, count: String(count) },
    } as const;
    await this.database.worker((tx) => this.queue.tell(tx, [cause]));
  }

  /** The supervisor hears which party cannot be rung up any more; the party itself can still fetch everything. */
  async endpointDisabled(tx: Tx, { party, purpose, push_id: pushId }: AnyPush, why: string): Promise<void> {
    const [row] = await tx.query<{ waiting: number }>(
      `select count(*)::int as waiting from delivery.push where party = $1 and purpose = $2 and state = 'waiting'`,
      [party, purpose],
    );
    const values = { party, code: why, count: String(row?.waiting ?? 0) };
    const causeId = uuidV5(pushId, `disabled:${this.clock.now()}`);
    await this.queue.tell(tx, [
      { causeId, template: 'ENDPOINT_DISABLED', party: SUPERVISOR_PARTY, urgency: 'URGENT', isDrill: false, deputyToo: false, values },
    ]);
  }

  /** The desk hears what waits for its decision. */
  async pushGivenUp(tx: Tx, { party, push_id: pushId }: AnyPush): Promise<void> {
    const causeId = uuidV5(pushId, `given-up:${this.clock.now()}`);
    const values = { party, deliveryId: pushId };
    await this.queue.tell(tx, [{ causeId, template: 'PUSH_GIVEN_UP', party: DESK_PARTY, urgency: 'NORMAL', isDrill: false, deputyToo: false, values }]);
  }
}
