import { isDoor, type Door } from '#contracts';
import { instantOf, type Instant, type JsonValue } from '#kernel';
import type { Tx } from '#persistence';
import type { BatchFormat } from './batch-format.js';

export interface NewBatch {
  readonly batchId: string;
  readonly door: Door;
  readonly orgId: string;
  readonly mediaType: string;
  readonly isDrill: boolean;
}

export interface StoredBatch extends NewBatch {
  readonly format: BatchFormat;
  readonly state: 'uploading' | 'running' | 'done';
  readonly rowCount: number;
  readonly rowsDone: number;
  readonly chunkCount: number;
  readonly chunksDone: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly conflict: number;
  readonly receivedAt: Instant;
  readonly finishedAt: Instant | null;
}

interface BatchRow {
  readonly batch_id: string;
  readonly door: string;
  readonly org_id: string;
  readonly media_type: string;
  readonly header: BatchFormat;
  readonly is_drill: boolean;
  readonly state: StoredBatch['state'];
  readonly row_count: number;
  readonly rows_done: number;
  readonly chunk_count: number;
  readonly chunks_done: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly conflict: number;
  readonly received_at: Date;
  readonly finished_at: Date | null;
}

const COLUMNS = `batch_id, door, org_id, media_type, header, is_drill, state, row_count, rows_done, chunk_count, chunks_done,
  accepted, duplicate, refused, conflict, received_at, finished_at`;

function batchOf(row: BatchRow): StoredBatch {
  if (!isDoor(row.door)) throw new Error('a batch of an unknown door');
  return {
    batchId: row.batch_id,
    door: row.door,
    orgId: row.org_id,
    mediaType: row.media_type,
    isDrill: row.is_drill,
    format: row.header,
    state: row.state,
    rowCount: row.row_count,
    rowsDone: row.rows_done,
    chunkCount: row.chunk_count,
    chunksDone: row.chunks_done,
    accepted: row.accepted,
    duplicate: row.duplicate,
    refused: row.refused,
    conflict: row.conflict,
    receivedAt: instantOf(row.received_at.getTime()),
    finishedAt: row.finished_at === null ? null : instantOf(row.finished_at.getTime()),
  };
}

export async function openBatch(tx: Tx, batch: NewBatch, now: Instant): Promise<void> {
  await tx.query(`insert into intake.batch (batch_id, door, org_id, media_type, is_drill, state, received_at) values ($1, $2, $3, $4, $5, 'uploading', $6)`, [
    batch.batchId,
    batch.door,
    batch.orgId,
    batch.mediaType,
    batch.isDrill,
    now,
  ]);
}

export interface ChunkRow {
  readonly no: number;
  readonly firstRow: number;
  readonly rowCount: number;
  readonly sealed: string;
}

export async function addChunks(tx: Tx, batchId: string, chunks: readonly ChunkRow[]): Promise<void> {
  if (chunks.length === 0) return;
  await tx.query(
    `insert into intake.batch_chunk (batch_id, chunk_no, first_row, row_count, sealed)
     select $1, no, "firstRow", "rowCount", sealed from json_to_recordset($2::json) as c (no int, "firstRow" int, "rowCount" int, sealed text)`,
    [batchId, JSON.stringify(chunks)],
  );
}

/**
 * The upload is complete. The same file of the same door was perhaps here before: then this copy goes and the earlier batch is the answer.
 * @returns the batch that stands for the file.
 */
export async function closeUpload(
  tx: Tx,
  batchId: string,
  door: Door,
  file: { readonly sha256: string; readonly bytes: number; readonly rows: number; readonly chunks: number; readonly format: BatchFormat },
): Promise<StoredBatch> {
  // Two uploads of one file at once: the second waits here and then finds the first.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`batch\n${door}\n${file.sha256}`]);
  const [earlier] = await tx.query<BatchRow>(`select ${COLUMNS} from intake.batch where door = $1 and file_sha256 = $2 and state <> 'uploading'`, [
    door,
    file.sha256,
  ]);
  if (earlier) {
    await dropBatch(tx, batchId);
    return batchOf(earlier);
  }
  const [row] = await tx.query<BatchRow>(
    `update intake.batch set state = 'running', file_sha256 = $2, bytes = $3, row_count = $4, chunk_count = $5, header = $6 where batch_id = $1 returning ${COLUMNS}`,
    [batchId, file.sha256, file.bytes, file.rows, file.chunks, JSON.stringify(file.format)],
  );
  if (!row) throw new Error('a batch vanished while it was uploaded');
  return batchOf(row);
}

export async function dropBatch(tx: Tx, batchId: string): Promise<void> {
  await tx.query('delete from intake.batch where batch_id = $1', [batchId]);
}

/** Uploads that broke off before this moment leave nothing behind. */
export async function dropBrokenUploads(tx: Tx, before: Instant): Promise<void> {
  await tx.query(`delete from intake.batch where state = 'uploading' and received_at < $1`, [before]);
}

export async function findBatch(tx: Tx, door: Door, batchId: string): Promise<StoredBatch | null> {
  const [row] = await tx.query<BatchRow>(`select ${COLUMNS} from intake.batch where door = $1 and batch_id = $2 and state <> 'uploading'`, [door, batchId]);
  return row ? batchOf(row) : null;
}

/** Claims the open batch that has had the fewest turns; another importer's batch is passed over. */
export async function claimBatch(tx: Tx, doors: readonly Door[]): Promise<StoredBatch | null> {
  const [row] = await tx.query<BatchRow>(
    `select ${COLUMNS} from intake.batch where state = 'running' and door = any($1) order by chunks_done, batch_id limit 1 for update skip locked`,
    [doors],
  );
  return row ? batchOf(row) : null;
}

export async function readChunk(tx: Tx, batchId: string, chunkNo: number): Promise<ChunkRow | null> {
  const [row] = await tx.query<{ chunk_no: number; first_row: number; row_count: number; sealed: string }>(
    'select chunk_no, first_row, row_count, sealed from intake.batch_chunk where batch_id = $1 and chunk_no = $2',
    [batchId, chunkNo],
  );
  return row ? { no: row.chunk_no, firstRow: row.first_row, rowCount: row.row_count, sealed: row.sealed } : null;
}

export interface ChunkResult {
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly conflict: number;
}

/** A chunk is done: its rows are counted once and its text goes, in the transaction that took its orders. */
export async function closeChunk(tx: Tx, { batchId, chunksDone: chunkNo }: StoredBatch, result: ChunkResult, now: Instant): Promise<void> {
  await tx.query('delete from intake.batch_chunk where batch_id = $1 and chunk_no = $2', [batchId, chunkNo]);
  await tx.query(
    `update intake.batch set chunks_done = chunks_done + 1, rows_done = rows_done + $2, accepted = accepted + $3, duplicate = duplicate + $4,
       refused = refused + $5, conflict = conflict + $6, state = case when chunks_done + 1 >= chunk_count then 'done' else state end,
       finished_at = case when chunks_done + 1 >= chunk_count then $7::timestamptz end where batch_id = $1`,
    [batchId, result.rows, result.accepted, result.duplicate, result.refused, result.conflict, now],
  );
}

export interface RefusalRow {
  readonly row: number;
  readonly outcome: 'refused' | 'conflict';
  readonly code: string;
  readonly faults: JsonValue;
  readonly sealed: string;
}

export async function keepRefusals(tx: Tx, batchId: string, refusals: readonly RefusalRow[]): Promise<void> {
  if (refusals.length === 0) return;
  await tx.query(
    `insert into intake.batch_refusal (batch_id, row_no, outcome, code, faults, sealed)
     select $1, "row", outcome, code, faults, sealed from json_to_recordset($2::json) as r ("row" int, outcome text, code text, faults jsonb, sealed text)`,
    [batchId, JSON.stringify(refusals)],
  );
}

/** The refused rows behind `afterRow`, a page at a time. */
export async function readRefusals(tx: Tx, batchId: string, afterRow: number, limit: number): Promise<readonly RefusalRow[]> {
  return tx.query<RefusalRow>(
    'select row_no as "row", outcome, code, faults, sealed from intake.batch_refusal where batch_id = $1 and row_no > $2 order by row_no limit $3',
    [batchId, afterRow, limit],
  );
}
