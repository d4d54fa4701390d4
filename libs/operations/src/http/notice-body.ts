import { Readable } from 'node:stream';
import type { NoticeFormat } from '#casework';
import { bodyBytes, InputFault } from '#platform';

/** A year has some forty days; a whole file of all years some hundred kilobytes. */
const MOST_BYTES = 1_048_576;

/** @throws InputFault 400 `HUB_BODY_REQUIRED` · 413 `HUB_BODY_TOO_LARGE` · 415 `HUB_MEDIA_TYPE` */
export async function noticeBody(body: unknown, type: string | undefined): Promise<{ readonly bytes: Buffer; readonly format: NoticeFormat }> {
  if (type?.split(';')[0]?.trim().toLowerCase() !== 'text/csv') return { bytes: bodyBytes(body, type, 'application/json'), format: 'json' };
  const bytes = body instanceof Readable ? await readAll(body) : Buffer.alloc(0);
  if (bytes.length === 0) throw new InputFault('HUB_BODY_REQUIRED', 400, '报文为空。The body is empty: send text/csv or application/json.');
  return { bytes, format: 'csv' };
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Not destroyed: the answer must still get through.
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    const part = Buffer.from(chunk as Uint8Array);
    length += part.length;
    if (length > MOST_BYTES) throw new InputFault('HUB_BODY_TOO_LARGE', 413, '报文过大（最多 1 MiB）。The body is larger than 1 MiB: send one year.');
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}
