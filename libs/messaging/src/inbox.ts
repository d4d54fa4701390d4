import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#persistence';
import { crashPoint } from '#platform';
import type { Outcome } from './consuming/message.js';

/** What the inbox needs of a message: the id its sender gave it. */
export interface Identified {
  readonly id: string;
}

/** Remembers which messages each group has handled, so that a redelivery changes nothing. Exactly-once effect = this row and the effect in one transaction. */
@Injectable()
export class Inbox {
  constructor(private readonly database: Database) {}

  /**
   * Runs `work` once for the messages that `group` has not handled yet, in one transaction with the marks that say so. Where `work` answers
   * outcomes they count for the unseen messages in order; a message it does not take to an end (parked, dead) keeps no mark.
   * @throws what the database throws: the whole batch is then undone.
   */
  once<M extends Identified>(
    group: string,
    batch: readonly M[],
    work: (tx: Tx, unseen: readonly M[]) => Promise<void | readonly Outcome[]>,
  ): Promise<readonly Outcome[]> {
    return this.database.worker((tx) => this.onceIn(tx, group, batch, work));
  }

  /** The same inside a transaction that the caller holds. */
  async onceIn<M extends Identified>(
    tx: Tx,
    group: string,
    batch: readonly M[],
    work: (tx: Tx, unseen: readonly M[]) => Promise<void | readonly Outcome[]>,
  ): Promise<readonly Outcome[]> {
    // Sorted ids: two processes that hold the same batch wait for each other instead of deadlocking.
    const marked = await tx.query<{ message_id: string }>(
      `insert into messaging.inbox (consumer_group, message_id) select $1, id from unnest($2::uuid[]) as ids (id) order by id
       on conflict do nothing returning message_id`,
      [group, batch.map(({ id }) => id)],
    );
    await crashPoint('consumer.inbox-inserted');
    const unmarked = new Set(marked.map((row) => row.message_id));
    const unseen = batch.filter(({ id }) => unmarked.delete(id));
    const results = unseen.length > 0 ? await work(tx, unseen) : undefined;
    const outcomeOf = new Map(unseen.map((message, index) => [message, results?.[index] ?? ('done' as const)]));
    const open = unseen.filter((message) => typeof outcomeOf.get(message) === 'object').map(({ id }) => id);
    await crashPoint('consumer.effect-done');
    if (open.length > 0) await tx.query('delete from messaging.inbox where consumer_group = $1 and message_id = any($2)', [group, open]);
    return batch.map((message) => outcomeOf.get(message) ?? 'duplicate');
  }
}
