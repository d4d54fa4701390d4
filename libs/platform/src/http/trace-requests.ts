import type { FastifyInstance, FastifyRequest } from 'fastify';
import { newSpanId, newTrace, REQUEST_ID, traceHeaders, traceOf, TRACEPARENT, withTrace, type Trace } from '../trace/trace-context.js';
import type { Spans } from '../trace/spans.js';

interface Traced {
  readonly trace: Trace;
  readonly parentSpanId: string | null;
  readonly beganMs: number;
}

/** Takes up the caller's trace, or begins one, for everything that a request causes; answers with it, so that a caller can name it to us. */
export function traceRequests(fastify: FastifyInstance, spans: Spans): void {
  const traced = new WeakMap<FastifyRequest, Traced>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const header = (name: string): string | undefined => {
      const value = request.headers[name];
      return typeof value === 'string' ? value : undefined;
    };
    const given = traceOf(header);
    const trace = given === null ? newTrace(header) : { ...given, spanId: newSpanId() };
    traced.set(request, { trace, parentSpanId: given?.spanId ?? null, beganMs: spans.nowMs() });
    void reply.headers({ [REQUEST_ID]: trace.requestId, [TRACEPARENT]: traceHeaders(trace)[TRACEPARENT] });
    withTrace(trace, done);
  });
  // Once a body has been read, its events have lost what ran before them.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const known = traced.get(request);
    if (known) withTrace(known.trace, done);
    else done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const known = traced.get(request);
    if (known && spans.isOn)
      spans.add({
        name: `${request.method} ${request.routeOptions.url ?? 'unmatched'}`,
        kind: 'server',
        trace: known.trace,
        parentSpanId: known.parentSpanId,
        beganMs: known.beganMs,
        failed: reply.statusCode >= 500,
        attributes: {
          'http.request.method': request.method,
          'http.route': request.routeOptions.url ?? 'unmatched',
          'http.response.status_code': reply.statusCode,
        },
      });
    done();
  });
}
