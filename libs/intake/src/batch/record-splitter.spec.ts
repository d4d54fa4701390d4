import fc from 'fast-check';
import { InputFault } from '#platform';
import { cellsOf } from './csv-encoding.js';
import { isBlank, MAX_RECORD_BYTES, RecordSplitter, splitRecords } from './record-splitter.js';

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const cell = fc.string({ unit: fc.constantFrom('a', '中', '"', ',', '\n', '\r', ' ', '；') });
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });

describe('a CSV file cut into records', () => {
  it('comes back whole, whatever the cells hold and wherever the stream is broken', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), fc.integer({ min: 1, max: 7 }), (rows, end, step) => {
        const bytes = Buffer.from(rows.map((cells) => cells.map(quoted).join(',')).join(end));
        const splitter = new RecordSplitter('csv');
        const records = [];
        for (let at = 0; at < bytes.length; at += step) records.push(...splitter.feed(bytes.subarray(at, at + step)));
        const last = splitter.end();
        if (last) records.push(last);
        expect(Buffer.concat(records.map((record) => record.bytes))).toEqual(bytes);
        expect(records.map((record) => cellsOf(record.bytes.toString('utf8')))).toEqual(rows);
        expect(records.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 1));
      }),
    );
  });

  it('takes a quote in the middle of a cell as text', () => {
    expect(splitRecords('csv', Buffer.from('a"b,c\nd\n')).map(({ bytes }) => bytes.toString())).toEqual(['a"b,c\n', 'd\n']);
  });
  it('says where a quote is never closed', () => {
    expect(() => splitRecords('csv', Buffer.from('a\n"b\nc'))).toThrow(InputFault);
    expect(() => splitRecords('csv', Buffer.from(`"${'x'.repeat(MAX_RECORD_BYTES)}`))).toThrow(/太|超过|too large/);
  });
  it('knows rows without any value', () => {
    expect(isBlank(Buffer.from(' ,,"",\r\n'))).toBe(true);
    expect(isBlank(Buffer.from(',x,'))).toBe(false);
  });
});

describe('an NDJSON file cut into records', () => {
  it('is cut at line ends only, quotes mean nothing', () => {
    expect(splitRecords('ndjson', Buffer.from('{"a":"\n"}\r\n\n{')).map(({ bytes }) => bytes.toString())).toEqual(['{"a":"\n', '"}\r\n', '\n', '{']);
  });
});
