import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** What belongs together across requests, events and processes. Ids only. @source W3C Trace Context, level 1 */
export interface Trace {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits: the step that what comes next was caused by. */
  readonly spanId: string;
  /** The caller's own word for his request, or the trace id. */
  readonly requestId: string;
}

/** Header names, the same over HTTP and on Kafka. */
export const TRACEPARENT = 'traceparent';
export const REQUEST_ID = 'x-request-id';

const PARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?$/;
const ZEROES = /^0+$/;
/** No text that a person wrote: it goes into logs. */
const OWN_WORD = /^[\w.:@/-]{1,64}$/;

export const newSpanId = (): string => randomBytes(8).toString('hex');

/** The trace that these headers name; null where they name none or a broken one. */
export function traceOf(header: (name: string) => string | undefined): Trace | null {
  const [, traceId, spanId] = PARENT.exec(header(TRACEPARENT) ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || ZEROES.test(traceId) || ZEROES.test(spanId)) return null;
  return { traceId, spanId, requestId: requestIdOf(header) ?? traceId };
}

/** A trace that begins here. */
export function newTrace(header: (name: string) => string | undefined = () => undefined): Trace {
  const traceId = randomBytes(16).toString('hex');
  return { traceId, spanId: newSpanId(), requestId: requestIdOf(header) ?? traceId };
}

function requestIdOf(header: (name: string) => string | undefined): string | null {
  const given = header(REQUEST_ID);
  return given !== undefined && OWN_WORD.test(given) ? given : null;
}

/** The headers by which what this step causes is known. */
export const traceHeaders = ({ traceId, spanId, requestId }: Trace): Readonly<Record<string, string>> => ({
  [TRACEPARENT]: `00-${traceId}-${spanId}-01`,
  ...(requestId === traceId ? {} : { [REQUEST_ID]: requestId }),
});

const present = new AsyncLocalStorage<Trace>();

/** The trace of what runs now; undefined in work that belongs to no single request or message. */
export const currentTrace = (): Trace | undefined => present.getStore();

export const withTrace = <T>(trace: Trace, work: () => T): T => present.run(trace, work);
