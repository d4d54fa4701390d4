import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { DOORS, type Door } from '#contracts';
import type { Instant, JsonObject } from '#kernel';
import { InputFault, parseStrictJson } from '#platform';
import { hotlineOrder } from '#testing';
import { NDJSON_FORMAT } from '../batch/batch-format.js';
import { readRow } from '../batch/read-row.js';
import { glimpse } from './peek.js';
import { hostileTexts, jsonTexts } from '../../../../test/support/vectors.js';
import { readRecord } from './read-record.js';

const now = '2026-11-23T02:00:00.000Z' as Instant;
const CSV = {
  form: 'csv',
  encoding: 'utf-8',
  header: ['登记编号', '版本', '类型', '登记时间', '问题描述', '操作', '操作编号', '操作说明'],
  headerCells: [],
} as const;
const DATA = '../shared/data';

/** Reads bytes as each door and each form; the only thing that may come out beside a record is an InputFault. */
function readEverywhere(bytes: Buffer): void {
  for (const door of DOORS) {
    glimpse(door, bytes);
    try {
      readRecord(door, bytes, now);
    } catch (error) {
      if (!(error instanceof InputFault)) throw error;
    }
  }
  readRow('hotline-12345', NDJSON_FORMAT, { row: 1, bytes }, now);
  readRow('market-12315', CSV, { row: 1, bytes }, now);
  readRow('market-12315', { ...CSV, encoding: 'gb18030' }, { row: 1, bytes }, now);
}

describe('hostile bytes at a door', () => {
  it('never cause anything but an InputFault', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => readEverywhere(Buffer.from(bytes))));
  });
  it('nor do texts that look like records', () => {
    const piece = fc.constantFrom(
      '<petition xmlns="urn:liandong:petition:1" no="1" version="1">',
      '</petition>',
      '<command>',
      '&amp;',
      '<!--',
      ']]>',
      '{"orderNo":',
      '"',
      '}',
      ',',
      '[',
      '1',
      'null',
      '\u0000',
      '\ud800',
      '登记编号',
      '\ufeff',
      '\\u0000',
      '"__proto__":',
      '\n',
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (parts) => readEverywhere(Buffer.from(parts.join(''), 'utf8'))));
  });
  it('nor do orders with any JSON value in any member', () => {
    const members = Object.keys(hotlineOrder());
    fc.assert(
      fc.property(fc.constantFrom(...members, 'caller', 'command', 'commandId', 'attachments', 'x'), fc.jsonValue(), (name, value) => {
        readEverywhere(Buffer.from(JSON.stringify({ ...hotlineOrder(), [name]: value })));
      }),
    );
  });

  it('nor do the published JSON parsing cases, and none that must be refused is taken as JSON', () => {
    for (const { expect: wanted, bytes } of jsonTexts()) {
      readEverywhere(bytes);
      if (wanted === 'reject') expect(() => parseStrictJson(bytes)).toThrow(InputFault);
    }
  });

  it('naughty and injected texts are kept as they are, or refused for what they hold', () => {
    for (const text of hostileTexts()) {
      const bytes = Buffer.from(JSON.stringify({ ...hotlineOrder(), content: text }));
      const row = readRow('hotline-12345', NDJSON_FORMAT, { row: 1, bytes }, now);
      if (row.kind === 'order')
        expect(row.order.personal.content).toBe(text.normalize('NFC').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu, ''));
      else expect(row).toMatchObject({ kind: 'refused', faults: [{ path: expect.stringMatching(/^1(:\/content)?$/) as string }] });
    }
  });
});

describe('the work orders of the routing challenge', () => {
  const lines = (): { door: Door; order: JsonObject }[] => {
    const file = `${DATA}/dev/routing_challenge.ndjson.gz`;
    if (!existsSync(file)) return [];
    return gunzipSync(readFileSync(file))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { door: Door; order: JsonObject });
  };
  it('are all taken by their doors', () => {
    for (const { door, order } of lines()) {
      if (door === 'petition') continue;
      const read = readRecord(door, Buffer.from(JSON.stringify(order)), now);
      expect('order' in read && read.order.open.sourceOrderNo).not.toBe('');
    }
  });
});
