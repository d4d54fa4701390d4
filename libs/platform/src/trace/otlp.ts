import type { EndedSpan, Span } from './span.js';

const KIND: Readonly<Record<Span['kind'], number>> = { server: 2, producer: 4, consumer: 5 };
const ERROR = 2;

const nanos = (ms: number): string => `${Math.floor(ms)}${String(Math.floor((ms % 1) * 1_000_000)).padStart(6, '0')}`;
const value = (given: string | number): Readonly<Record<string, unknown>> => (typeof given === 'number' ? { intValue: String(given) } : { stringValue: given });
const attribute = ([key, given]: readonly [string, string | number]): Readonly<Record<string, unknown>> => ({ key, value: value(given) });

/** Spans of one process as an OTLP request. @source opentelemetry-proto, trace/v1 ExportTraceServiceRequest, JSON mapping: ids in hex, 64-bit numbers as texts */
export const otlpBody = (app: string, spans: readonly EndedSpan[]): string =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: [attribute(['service.namespace', 'liandong']), attribute(['service.name', app])] },
        scopeSpans: [{ scope: { name: 'liandong' }, spans: spans.map(otlpSpan) }],
      },
    ],
  });

const otlpSpan = ({ name, kind, trace, parentSpanId, beganMs, endedMs, failed, attributes }: EndedSpan): Readonly<Record<string, unknown>> => ({
  traceId: trace.traceId,
  spanId: trace.spanId,
  ...(parentSpanId === null ? {} : { parentSpanId }),
  name,
  kind: KIND[kind],
  startTimeUnixNano: nanos(beganMs),
  endTimeUnixNano: nanos(Math.max(beganMs, endedMs)),
  attributes: Object.entries(attributes).map(attribute),
  status: failed ? { code: ERROR } : {},
});
