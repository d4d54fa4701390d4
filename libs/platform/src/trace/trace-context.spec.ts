import { currentTrace, newTrace, traceHeaders, traceOf, withTrace } from './trace-context.js';

const given = (headers: Readonly<Record<string, string>>) => traceOf((name) => headers[name]);
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = `00-${TRACE}-00f067aa0ba902b7-01`;

describe('the trace that headers name', () => {
  it('is read as W3C says, and goes out the same', () => {
    const trace = given({ traceparent: PARENT });
    expect(trace).toEqual({ traceId: TRACE, spanId: '00f067aa0ba902b7', requestId: TRACE });
    expect(trace && traceHeaders(trace)).toEqual({ traceparent: PARENT });
  });

  it('carries the caller’s own word', () => {
    const trace = given({ traceparent: PARENT, 'x-request-id': 'qd-2026/77' });
    expect(trace && traceHeaders(trace)).toEqual({ traceparent: PARENT, 'x-request-id': 'qd-2026/77' });
  });

  it.each([
    ['none', ''],
    ['of a later version that is no version', `ff-${TRACE}-00f067aa0ba902b7-01`],
    ['all zeroes', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
    ['a span of zeroes', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['upper case', PARENT.toUpperCase()],
    ['with more behind', `${PARENT} x`],
  ])('is none where it is %s', (_what, traceparent) => {
    expect(given({ traceparent })).toBeNull();
  });

  it.each(['张三', 'a b', 'x\ny', 'x'.repeat(65), ''])('a word of the caller that is no code is dropped: «%s»', (word) => {
    expect(newTrace((name) => (name === 'x-request-id' ? word : undefined))).toMatchObject({ requestId: expect.stringMatching(/^[0-9a-f]{32}$/) as string });
  });

  it('is there for what it causes and for nothing else', async () => {
    const trace = newTrace();
    await withTrace(trace, async () => {
      await Promise.resolve();
      expect(currentTrace()).toBe(trace);
    });
    expect(currentTrace()).toBeUndefined();
  });
});
