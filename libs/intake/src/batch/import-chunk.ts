import { Injectable } from '@nestjs/common';
import type { Actor } from '#contracts';
import type { ErrorCode, Instant, JsonValue } from '#kernel';
import { PersonKeys } from '#identity';
import { isTransient, type Tx } from '#persistence';
import { openSealed, sealText, type Fault } from '#platform';
import type { Acceptance, IncomingOrder } from '../accept/acceptance.js';
import { AcceptOrders } from '../accept/accept-orders.js';
import { rawBytes, rawText } from '../accept/raw-text.js';
import type { Glimpse } from '../channels/peek.js';
import type { CommandRecord } from '../commands/command-record.js';
import { ForwardCommands } from '../commands/forward-commands.js';
import { refusalTelling } from '../commands/refusals.js';
import { doorActor } from '../commands/door-actor.js';
import { countArrivals } from '../ledger/arrivals.js';
import type { MappedOrder } from '../mapping/mapped-order.js';
import { tellStatuses } from '../status/tell-statuses.js';
import { closeChunk, keepRefusals, readChunk, type ChunkResult, type RefusalRow, type StoredBatch } from './batch-store.js';
import { readRow } from './read-row.js';
import { isBlank, splitRecords, type BatchRecord } from './record-splitter.js';
import { chunkAad } from './batch-upload.js';

interface Refused {
  readonly record: BatchRecord;
  readonly outcome: 'refused' | 'conflict';
  readonly code: ErrorCode;
  readonly detail: string;
  readonly faults: readonly Fault[];
  /** Set where the row was a command. */
  readonly command: Glimpse | null;
}

interface Sorted {
  readonly orders: { readonly record: BatchRecord; readonly order: MappedOrder }[];
  readonly commands: { readonly record: BatchRecord; readonly command: CommandRecord }[];
  readonly refused: Refused[];
}

export const refusalAad = (batchId: string, row: number): string => `${batchId}/row/${row}`;

const CONFLICT = 'the same order and version came before with other content; this copy is kept aside';

/** Takes the rows of one chunk in the caller's transaction: orders, then commands, then what is said about those that were refused. */
@Injectable()
export class ImportChunk {
  constructor(
    private readonly accept: AcceptOrders,
    private readonly forward: ForwardCommands,
    private readonly keys: PersonKeys,
  ) {}

  /** Imports the next chunk of a batch whose row the caller has locked. @returns how many rows it had */
  async next(tx: Tx, batch: StoredBatch, now: Instant): Promise<number> {
    const chunk = await readChunk(tx, batch.batchId, batch.chunksDone);
    if (!chunk) throw new Error('a batch misses a chunk');
    const bytes = rawBytes(openSealed(this.keys.hub(), chunk.sealed, chunkAad(batch.batchId, chunk.no)));
    const records = splitRecords(batch.format.form, bytes)
      .map((record) => ({ ...record, row: record.row + chunk.firstRow - 1 }))
      .filter((record) => !isBlank(record.bytes));
    const result = await this.in(tx, batch, records, now);
    await closeChunk(tx, batch, result, now);
    return result.rows;
  }

  private async in(tx: Tx, batch: StoredBatch, records: readonly BatchRecord[], now: Instant): Promise<ChunkResult> {
    const sorted = sort(batch, records, now);
    const unreadable = sorted.refused.filter(({ command }) => command === null);
    await countArrivals(
      tx,
      unreadable.map(() => ({ door: batch.door, outcome: 'refused' as const })),
      now,
    );
    const answers = await this.acceptAll(tx, batch, sorted, now);
    const forwarded = await this.forwardAll(tx, batch, sorted, now);
    await keepRefusals(
      tx,
      batch.batchId,
      sorted.refused.map((refused) => this.refusalRow(batch, refused)),
    );
    await tellStatuses(
      tx,
      sorted.refused.flatMap((refused) => commandRefusal(batch, refused, now)),
      now,
    );
    const isNew = ({ judgement }: Acceptance): boolean => judgement === 'accepted' || judgement === 'updated';
    const conflict = sorted.refused.filter(({ outcome }) => outcome === 'conflict').length;
    return {
      rows: records.length,
      accepted: answers.filter(isNew).length + forwarded.forwarded,
      duplicate: answers.filter(({ judgement }) => judgement === 'duplicate' || judgement === 'stale').length + forwarded.duplicate,
      refused: sorted.refused.length - conflict,
      conflict,
    };
  }

  private async acceptAll(tx: Tx, batch: StoredBatch, sorted: Sorted, now: Instant): Promise<readonly Acceptance[]> {
    const incoming = sorted.orders.map(({ record, order }): IncomingOrder => {
      const mediaType = batch.format.form === 'csv' ? `text/csv;charset=${batch.format.encoding}` : 'application/json';
      return { order, raw: record.bytes, mediaType, isDrill: batch.isDrill, orgId: batch.orgId };
    });
    const answers = await this.together(tx, incoming, now);
    return answers.flatMap((answer, index) => {
      const record = sorted.orders[index]?.record;
      if (answer !== null && answer.judgement !== 'conflict') return [answer];
      if (record) sorted.refused.push(answer === null ? failed(record) : conflicting(record));
      return [];
    });
  }

  /** All rows in one go; where the database refuses, each alone, so that one row cannot stop its file. */
  private async together(tx: Tx, incoming: readonly IncomingOrder[], now: Instant): Promise<readonly (Acceptance | null)[]> {
    const whole = await guarded(tx, (inner) => this.accept.in(inner, incoming, now));
    if (whole !== null) return whole;
    const answers: (Acceptance | null)[] = [];
    for (const one of incoming) answers.push((await guarded(tx, (inner) => this.accept.in(inner, [one], now)))?.[0] ?? null);
    return answers;
  }

  private async forwardAll(tx: Tx, batch: StoredBatch, sorted: Sorted, now: Instant): Promise<{ readonly forwarded: number; readonly duplicate: number }> {
    const actor: Actor = doorActor(batch.door, batch.orgId);
    const outcomes = await this.forward.in(
      tx,
      sorted.commands.map(({ command }) => command),
      actor,
      now,
    );
    outcomes.forEach((outcome, index) => {
      const given = sorted.commands[index];
      if (outcome.outcome !== 'refused' || !given) return;
      const { code, detail } = outcome;
      sorted.refused.push({ ...given, outcome: 'refused', code, detail, faults: [{ path: String(given.record.row), code, detail }] });
    });
    const count = (wanted: string): number => outcomes.filter(({ outcome }) => outcome === wanted).length;
    return { forwarded: count('forwarded'), duplicate: count('duplicate') };
  }

  private refusalRow(batch: StoredBatch, { record, outcome, code, faults }: Refused): RefusalRow {
    const sealed = sealText(this.keys.hub(), rawText(record.bytes), refusalAad(batch.batchId, record.row));
    return { row: record.row, outcome, code, faults: faults.map((fault): JsonValue => ({ ...fault })), sealed };
  }
}

function sort(batch: StoredBatch, records: readonly BatchRecord[], now: Instant): Sorted {
  const sorted: Sorted = { orders: [], commands: [], refused: [] };
  for (const record of records) {
    const row = readRow(batch.door, batch.format, record, now);
    if (row.kind === 'order') sorted.orders.push({ record, order: row.order });
    else if (row.kind === 'command') sorted.commands.push({ record, command: row.command });
    else sorted.refused.push({ record, outcome: 'refused', code: row.code, detail: row.detail, faults: row.faults, command: row.command });
  }
  return sorted;
}

const conflicting = (record: BatchRecord): Refused => ({
  record,
  outcome: 'conflict',
  code: 'HUB_SOURCE_CONFLICT',
  detail: CONFLICT,
  faults: [{ path: String(record.row), code: 'HUB_SOURCE_CONFLICT', detail: CONFLICT }],
  command: null,
});

const failed = (record: BatchRecord): Refused => ({
  record,
  outcome: 'refused',
  code: 'HUB_ROW_FAILED',
  detail: 'the row could not be stored; the hub has logged why',
  faults: [{ path: String(record.row), code: 'HUB_ROW_FAILED', detail: 'the row could not be stored' }],
  command: null,
});

/** Refused orders stand in the report; a refused command is also told on the status feed, since somebody waits for its effect. */
function commandRefusal(batch: StoredBatch, { record, code, detail, faults, command }: Refused, now: Instant): ReturnType<typeof refusalTelling>[] {
  if (!command) return [];
  const source = { batchId: batch.batchId, row: record.row };
  return [
    refusalTelling(
      { door: batch.door, sourceOrderNo: command.sourceOrderNo, code, detail, errors: faults, commandId: command.commandId, command: command.command, source },
      now,
    ),
  ];
}

/** Runs `work` so that a database error undoes only it, its signals included. @returns null where the database refused it for good */
async function guarded<T>(tx: Tx, work: (inner: Tx) => Promise<T>): Promise<T | null> {
  const signals: (() => void)[] = [];
  const inner: Tx = { query: (sql, params) => tx.query(sql, params), afterCommit: (run) => signals.push(run) };
  await tx.query('savepoint rows');
  try {
    const result = await work(inner);
    await tx.query('release savepoint rows');
    for (const signal of signals) tx.afterCommit(signal);
    return result;
  } catch (error) {
    if (isTransient(error)) throw error;
    await tx.query('rollback to savepoint rows');
    return null;
  }
}
