import { InputFault } from '#platform';

const MAX_HEADER_BYTES = 16_384;
const fault = (message: string): InputFault => new InputFault('HUB_MULTIPART_INVALID', 400, message);

export interface FilePart {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: AsyncIterable<Buffer>;
}

/** The boundary of a multipart content type. @throws InputFault `HUB_MULTIPART_INVALID` (400) */
export function boundaryOf(contentType: string): string {
  const match = /;\s*boundary=(?:"([^"]{1,70})"|([^;\s"]{1,70}))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) throw fault('multipart 缺少 boundary。The multipart content type names no boundary.');
  return boundary;
}

/**
 * The one file of a multipart body, streamed: never more than a piece of it in memory.
 * @throws InputFault `HUB_MULTIPART_INVALID` (400): cut off, no file, or a second file
 * @source RFC 7578, RFC 2046 §5.1
 */
export async function filePart(body: AsyncIterable<Buffer>, boundary: string): Promise<FilePart> {
  const reader = new PartReader(body, boundary);
  for (;;) {
    const headers = await reader.nextPart();
    if (headers === null) throw fault('multipart 中没有文件。The body holds no file part.');
    const fileName = /filename="([^"]{0,255})"/i.exec(headers)?.[1];
    if (fileName !== undefined) {
      const mediaType = /^content-type:\s*([^\r\n;]{1,120})/im.exec(headers)?.[1]?.trim().toLowerCase() ?? 'application/octet-stream';
      return { fileName, mediaType, content: reader.onlyFile() };
    }
    for await (const piece of reader.content()) if (piece.length > MAX_HEADER_BYTES) throw fault('表单字段过大。A form field is too large.');
  }
}

class PartReader {
  private readonly source: AsyncIterator<Buffer>;
  private readonly delimiter: Buffer;
  private buffer = Buffer.from('\r\n');

  constructor(body: AsyncIterable<Buffer>, boundary: string) {
    this.source = body[Symbol.asyncIterator]();
    this.delimiter = Buffer.from(`\r\n--${boundary}`);
  }

  /** The headers of the next part; null after the last one. */
  async nextPart(): Promise<string | null> {
    for await (const piece of this.content())
      if (piece.length > MAX_HEADER_BYTES) throw fault('multipart 前导内容过大。There is too much before the first part.');
    this.buffer = this.buffer.subarray(this.delimiter.length);
    while (this.buffer.length < 2) await this.more();
    if (this.buffer.subarray(0, 2).toString('latin1') === '--') return null;
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end >= 0) {
        const headers = this.buffer.subarray(0, end).toString('utf8');
        this.buffer = this.buffer.subarray(end + 4);
        return headers;
      }
      if (this.buffer.length > MAX_HEADER_BYTES) throw fault('multipart 头部过大。The headers of a part are too large.');
      await this.more();
    }
  }

  /** The bytes up to the next delimiter, which stays in the buffer. */
  async *content(): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.buffer.indexOf(this.delimiter);
      if (at >= 0) {
        if (at > 0) yield this.buffer.subarray(0, at);
        this.buffer = this.buffer.subarray(at);
        return;
      }
      const safe = this.buffer.length - this.delimiter.length;
      if (safe > 0) {
        yield this.buffer.subarray(0, safe);
        this.buffer = this.buffer.subarray(safe);
      }
      await this.more();
    }
  }

  /** The content of a file part; afterwards the rest of the body must hold no other file. */
  async *onlyFile(): AsyncGenerator<Buffer> {
    yield* this.content();
    for (let headers = await this.nextPart(); headers !== null; headers = await this.nextPart())
      if (/filename="/i.test(headers)) throw fault('一次只能上传一个文件。Send one file at a time.');
  }

  private async more(): Promise<void> {
    const next = await this.source.next();
    if (next.done === true) throw fault('multipart 报文不完整。The multipart body ends too early.');
    this.buffer = Buffer.concat([this.buffer, next.value]);
  }
}
