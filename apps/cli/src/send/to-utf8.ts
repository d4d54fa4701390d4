import { Transform, type TransformCallback } from 'node:stream';
import { TextDecoder } from 'node:util';

/** Bytes of UTF-8 or GB18030 → text. The first piece decides: bytes that are no UTF-8 are taken for GB18030. */
export class ToUtf8 extends Transform {
  private decoder: TextDecoder | null = null;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.decoder ??= new TextDecoder(isUtf8(chunk) ? 'utf-8' : 'gb18030');
    done(null, this.decoder.decode(chunk, { stream: true }));
  }

  override _flush(done: TransformCallback): void {
    done(null, this.decoder?.decode() ?? '');
  }
}

/** The last three bytes may be the beginning of a character. */
function isUtf8(chunk: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}
