import fc from 'fast-check';
import { InputFault } from '#platform';
import { boundaryOf, filePart } from './multipart.js';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
const body = (content: Buffer, tail = '\r\n--B--\r\n'): Buffer =>
  Buffer.concat([
    Buffer.from(
      '--B\r\nContent-Disposition: form-data; name="note"\r\n\r\nx\r\n--B\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n',
    ),
    content,
    Buffer.from(tail),
  ]);
const read = async (bytes: Buffer, size: number): Promise<Buffer> => {
  const part = await filePart(pieces(bytes, size), 'B');
  const all: Buffer[] = [];
  for await (const piece of part.content) all.push(piece);
  return Buffer.concat(all);
};

describe('a multipart upload', () => {
  it('gives exactly the file, wherever the stream is broken', async () => {
    const content = fc.array(fc.constantFrom('\r', '\n', '-', '-B', '\r\n--', 'x', '中'), { maxLength: 40 }).map((parts) => Buffer.from(parts.join('')));
    await fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 50 }), async (file, size) => {
        fc.pre(!file.includes('\r\n--B'));
        expect(await read(body(file), size)).toEqual(file);
      }),
    );
  });
  it.each([
    ['is cut off', body(Buffer.from('a'), '')],
    ['holds a second file', body(Buffer.from('a'), '\r\n--B\r\nContent-Disposition: form-data; filename="b"\r\n\r\nb\r\n--B--')],
    ['holds no file', Buffer.from('--B\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--B--')],
  ])('is refused when it %s', async (_what, bytes) => {
    await expect(read(bytes, 9)).rejects.toThrow(InputFault);
  });
  it('needs a boundary', () => {
    expect(boundaryOf('multipart/form-data; boundary="a b"')).toBe('a b');
    expect(() => boundaryOf('multipart/form-data')).toThrow(InputFault);
  });
});
