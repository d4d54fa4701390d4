import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Door } from '#contracts';
import { csvRows } from './csv-rows.js';
import { openFile, sourceOrders, type SourceOrder } from './source-order.js';

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('a file to send', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-send-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const read = (door: Door, path: string): Promise<SourceOrder[]> => all(sourceOrders(door, path));

  it('of NDJSON is read line by line, packed or not, empty lines left out', async () => {
    const text = '{"orderNo":"A1"}\n\n{"orderNo": "A2"}\n';
    for (const path of [file('a.ndjson', text), file('a.ndjson.gz', gzipSync(text))]) {
      expect((await read('hotline-12345', path)).map(({ line, orderNo }) => [line, orderNo])).toEqual([
        [1, 'A1'],
        [2, 'A2'],
      ]);
    }
  });

  it('with a broken line sends that line as it is', async () => {
    const [order] = await read('hotline-12378', file('b.ndjson', '{"callNo":"C1","content":"'));
    expect(order).toMatchObject({ orderNo: 'C1', body: '{"callNo":"C1","content":"', contentType: 'application/json' });
  });

  it('of letters may be lines of {xml}, one document, or a folder', async () => {
    const xml = '<?xml version="1.0"?><petition xmlns="urn:liandong:petition:1" no="XF1" version="1"/>';
    writeFileSync(join(folder, 'letter.xml'), xml);
    for (const path of [file('c.ndjson', `${JSON.stringify({ xml })}\n`), join(folder, 'letter.xml'), folder]) {
      expect(await read('petition', path)).toMatchObject([{ orderNo: 'XF1', body: xml, contentType: 'application/xml' }]);
    }
  });

  it('of one order may be a document of several lines', async () => {
    expect(await read('hotline-12345', file('d.json', '{\n "orderNo": "A9"\n}'))).toMatchObject([{ line: 1, orderNo: 'A9' }]);
  });

  it('that is not there is named', async () => {
    await expect(read('petition', join(folder, 'nothing.ndjson'))).rejects.toThrow(/nothing.ndjson/);
  });

  it.each([
    ['UTF-8 with BOM', Buffer.from('\ufeff登记编号,问题描述\nSC1,"多行\n文字"\n')],
    ['GB18030', Buffer.from([0xb5, 0xc7, 0xbc, 0xc7, 0xb1, 0xe0, 0xba, 0xc5, 0x0a, 0x53, 0x43, 0x31, 0x0a])],
  ])('of rows in %s has its order numbers', async (_, bytes) => {
    const rows = await all(csvRows(openFile(file('e.csv', bytes))));
    expect(rows.map(({ line, orderNo }) => [line, orderNo])).toEqual([[1, 'SC1']]);
  });
});
