import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { Door } from '#contracts';
import type { JsonObject } from '#kernel';
import type { Caller } from '#identity';
import { InputFault } from '#platform';
import { BackPressure } from '../batch/back-pressure.js';
import { BATCH_FORM } from '../batch/batch-format.js';
import type { StoredBatch } from '../batch/batch-store.js';
import { BatchUpload, type Upload } from '../batch/batch-upload.js';
import { BatchImporter } from '../batch/importer.js';
import { boundaryOf, filePart } from '../batch/multipart.js';
import type { RecordForm } from '../batch/record-splitter.js';
import { IntakeRuntime } from '../intake-runtime.js';
import { isDrillRequest, ownDoor } from './door-access.js';

const TYPES: Readonly<Record<RecordForm, readonly string[]>> = {
  ndjson: ['application/x-ndjson', 'application/ndjson'],
  csv: ['text/csv', 'multipart/form-data'],
};
/** What browsers call a CSV file. */
const CSV_PART_TYPES = ['text/csv', 'application/csv', 'application/vnd.ms-excel', 'text/plain', 'application/octet-stream'];

export const batchPath = (door: Door, batchId: string): string => `/v1/doors/${door}/batches/${batchId}`;

/** Counts and progress of a batch. */
export function batchReport(batch: StoredBatch): JsonObject {
  const { batchId, door, state, rowCount, rowsDone, accepted, duplicate, refused, conflict, receivedAt, finishedAt } = batch;
  const links = { self: batchPath(door, batchId), refusals: `${batchPath(door, batchId)}/refusals` };
  return { batchId, state, rows: rowCount, rowsDone, accepted, duplicate, refused, conflict, receivedAt, finishedAt, links };
}

/** Takes the body of a batch: whose is it, which form, store it, start the import. */
@Injectable()
export class BatchDoor {
  constructor(
    private readonly uploads: BatchUpload,
    private readonly importer: BatchImporter,
    private readonly runtime: IntakeRuntime,
    private readonly backPressure: BackPressure,
  ) {}

  async take(name: Door, request: FastifyRequest, caller: Caller): Promise<JsonObject> {
    const door = ownDoor(caller, name, this.runtime.doors);
    const form = BATCH_FORM[door];
    if (form === undefined) throw new Error('this door takes no batches');
    const isDrill = isDrillRequest(caller, request.headers['x-hub-drill']);
    try {
      await this.backPressure.check();
      const content = await contentOf(request, form);
      const batch = await this.uploads.store({ door, orgId: caller.orgId, isDrill, form, ...content });
      this.importer.nudge();
      return batchReport(batch);
    } finally {
      drain(request.body);
    }
  }
}

/** @throws InputFault 400 `HUB_BODY_REQUIRED`, 415 `HUB_MEDIA_TYPE` */
async function contentOf(request: FastifyRequest, form: RecordForm): Promise<Pick<Upload, 'content' | 'mediaType' | 'charset'>> {
  const contentType = request.headers['content-type'] ?? '';
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const body: unknown = request.body;
  if (isEmpty(body)) throw new InputFault('HUB_BODY_REQUIRED', 400, `报文为空。The body is empty: send ${TYPES[form].join(' or ')}.`);
  if (!TYPES[form].includes(mediaType) || !isStream(body))
    throw new InputFault('HUB_MEDIA_TYPE', 415, `请以 ${TYPES[form].join(' 或 ')} 发送。Send the file as ${TYPES[form].join(' or ')}.`);
  const charset = /charset\s*=\s*"?([\w-]{1,32})/i.exec(contentType)?.[1];
  const pieces = body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  if (mediaType !== 'multipart/form-data') return { content: pieces, mediaType, charset };
  const part = await filePart(pieces, boundaryOf(contentType));
  if (!CSV_PART_TYPES.includes(part.mediaType))
    throw new InputFault('HUB_MEDIA_TYPE', 415, '目前只接受 CSV 文件，请将表格另存为 CSV 后上传。Only CSV files are taken for now: save the sheet as CSV.');
  return { content: part.content, mediaType: 'text/csv', charset: undefined };
}

const isEmpty = (body: unknown): boolean => body === undefined || body === null || (Buffer.isBuffer(body) && body.length === 0);

const isStream = (body: unknown): body is Readable => body instanceof Readable;

/** A file that is refused half-way is read to its end and thrown away: a sender that is cut off would never see why. */
function drain(body: unknown): void {
  if (isStream(body)) body.resume();
}
