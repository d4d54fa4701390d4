import { createHash, type Hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PersonKeys } from '#identity';
import { Database } from '#persistence';
import { HubConfig, InputFault, newId, sealText } from '#platform';
import { IntakeRuntime } from '../intake-runtime.js';
import { rawText } from '../accept/raw-text.js';
import { NDJSON_FORMAT, type BatchFormat } from './batch-format.js';
import { addChunks, closeUpload, dropBatch, openBatch, type ChunkRow, type NewBatch, type StoredBatch } from './batch-store.js';
import { csvFormat, cuttable } from './file-start.js';
import { isBlank, RecordSplitter, type BatchRecord, type RecordForm } from './record-splitter.js';

const CHUNK_BYTES = 65_536;
const CHUNK_ROWS = 200;
const CHUNKS_AT_ONCE = 8;

export interface Upload extends Omit<NewBatch, 'batchId'> {
  readonly form: RecordForm;
  readonly charset: string | undefined;
  readonly content: AsyncIterable<Buffer>;
}

export const chunkAad = (batchId: string, chunkNo: number): string => `${batchId}/${chunkNo}`;

/** Stores the body of a batch, sealed and in chunks of whole records, while it comes in: only a few chunks are ever in memory. */
@Injectable()
export class BatchUpload {
  constructor(
    private readonly database: Database,
    private readonly keys: PersonKeys,
    private readonly config: HubConfig,
    private readonly runtime: IntakeRuntime,
  ) {}

  /**
   * @returns the batch that stands for the file: an earlier one where the same file came before.
   * @throws InputFault 413 too many rows, 415 not a CSV, 422 header, encoding, quotes, no rows; nothing of the file is kept then
   */
  async store(upload: Upload): Promise<StoredBatch> {
    const batchId = newId();
    await this.database.worker((tx) => openBatch(tx, { ...upload, batchId }, this.runtime.now()));
    try {
      const intake = new FileIntake(upload, this.config.HUB_BATCH_MAX_ROWS);
      const hash = createHash('sha256');
      for await (const chunks of grouped(intake.chunks(hash), CHUNKS_AT_ONCE)) await this.save(batchId, chunks);
      const { format, bytes, rows, chunkCount: chunks } = intake.result();
      const file = { sha256: hash.digest('hex'), bytes, rows, chunks, format };
      return await this.database.worker((tx) => closeUpload(tx, batchId, upload.door, file));
    } catch (error) {
      await this.database.worker((tx) => dropBatch(tx, batchId)).catch(() => undefined);
      throw error;
    }
  }

  private async save(batchId: string, chunks: readonly Chunk[]): Promise<void> {
    const key = this.keys.hub();
    const rows = chunks.map(({ no, records, rowCount }): ChunkRow => {
      const bytes = Buffer.concat(records.map((record) => record.bytes));
      return { no, firstRow: records[0]?.row ?? 0, rowCount, sealed: sealText(key, rawText(bytes), chunkAad(batchId, no)) };
    });
    await this.database.worker((tx) => addChunks(tx, batchId, rows));
  }
}

interface Chunk {
  readonly no: number;
  readonly records: readonly BatchRecord[];
  /** Without blank rows. */
  readonly rowCount: number;
}

/** Cuts one file into chunks and learns its format from the header row. */
class FileIntake {
  private format: BatchFormat | null;
  private bytes = 0;
  private rows = 0;
  private chunkCount = 0;
  private open: BatchRecord[] = [];
  private openBytes = 0;
  private openRows = 0;

  constructor(
    private readonly upload: Upload,
    private readonly maxRows: number,
  ) {
    this.format = upload.form === 'ndjson' ? NDJSON_FORMAT : null;
  }

  async *chunks(hash: Hash): AsyncGenerator<Chunk> {
    const splitter = new RecordSplitter(this.upload.form);
    for await (const piece of cuttable(hashed(this.upload.content, hash))) {
      this.bytes += piece.length;
      for (const record of splitter.feed(piece)) if (this.take(record)) yield this.cut();
    }
    const last = splitter.end();
    if (last) this.take(last);
    if (this.open.length > 0) yield this.cut();
  }

  /** @throws InputFault `HUB_NO_ROWS` (422), `HUB_BODY_REQUIRED` (400) */
  result(): { readonly format: BatchFormat; readonly bytes: number; readonly rows: number; readonly chunkCount: number } {
    if (this.bytes === 0) throw new InputFault('HUB_BODY_REQUIRED', 400, '文件为空。The file is empty.');
    if (this.rows === 0 || !this.format) throw new InputFault('HUB_NO_ROWS', 422, '文件里没有数据行。The file holds no rows.');
    return { format: this.format, bytes: this.bytes, rows: this.rows, chunkCount: this.chunkCount };
  }

  /** @returns whether the open chunk is full. */
  private take(record: BatchRecord): boolean {
    if (!this.format) {
      this.format = csvFormat(record, this.upload.charset);
      return false;
    }
    this.open.push(record);
    this.openBytes += record.bytes.length;
    if (!isBlank(record.bytes)) {
      this.openRows += 1;
      this.rows += 1;
    }
    if (this.rows > this.maxRows)
      throw new InputFault('HUB_BATCH_TOO_LARGE', 413, `一个文件最多 ${this.maxRows} 行，请拆分。A file has at most ${this.maxRows} rows: split it.`);
    return this.openBytes >= CHUNK_BYTES || this.open.length >= CHUNK_ROWS;
  }

  private cut(): Chunk {
    const chunk = { no: this.chunkCount, records: this.open, rowCount: this.openRows };
    this.chunkCount += 1;
    [this.open, this.openBytes, this.openRows] = [[], 0, 0];
    return chunk;
  }
}

async function* hashed(pieces: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}

async function* grouped<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let group: T[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length === size) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}
