import type { KafkaMessage } from 'kafkajs';
import { incoming, ORIGINAL_KEY_HEADER } from './incoming.js';

const record = (parts: Partial<KafkaMessage>): KafkaMessage =>
  ({ key: null, value: Buffer.from('{}'), timestamp: '1', attributes: 0, offset: '7', headers: {}, ...parts }) as KafkaMessage;

describe('a record as consumers see it', () => {
  it('keeps a key that is a short text', () => {
    const { key, headers } = incoming('t', 0, record({ key: Buffer.from('工单-1') }));
    expect([key, headers.has(ORIGINAL_KEY_HEADER)]).toEqual(['工单-1', false]);
  });
  it.each([
    ['holds NUL', Buffer.from('a\0b')],
    ['is no UTF-8', Buffer.from([0xff, 0xfe])],
    ['is too long for an index', Buffer.alloc(513, 'k')],
  ])('names a key by its hash that %s, and keeps its bytes in a header', (_, bytes) => {
    const { key, headers } = incoming('t', 0, record({ key: bytes }));
    expect(key).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(Buffer.from(headers.get(ORIGINAL_KEY_HEADER) ?? '', 'base64')).toEqual(bytes);
  });
  it('takes an absent key, an absent value and a repeated header', () => {
    const { key, value, headers } = incoming('t', 0, record({ value: null, headers: { a: ['1', '2'], b: '{"a":1}' } }));
    expect([key, value.length, headers.get('a'), headers.get('b')]).toEqual([null, 0, '1', '{"a":1}']);
  });
  it('takes at most 64 headers', () => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`h${index}`, 'x']));
    expect(incoming('t', 0, record({ headers: many })).headers.size).toBe(64);
  });
});
