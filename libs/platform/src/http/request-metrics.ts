import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics } from '../metrics/metrics.js';

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);
/** What no route took. */
const UNMATCHED = 'unmatched';

/** Counts every request by its route template, never by its address: an address holds order numbers. */
export function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  let inFlight = 0;
  metrics.onScrape(() => metrics.gauge('hub_http_requests_in_flight', {}, inFlight));
  fastify.addHook('onRequest', (_request, reply, done) => {
    inFlight += 1;
    // A caller that goes away has no response; its connection has an end.
    reply.raw.once('close', () => {
      inFlight -= 1;
    });
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const labels = { method: METHODS.has(request.method) ? request.method : 'OTHER', route: routeOf(request) };
    metrics.count('hub_http_requests_total', { ...labels, status: `${Math.floor(reply.statusCode / 100)}xx` });
    metrics.observe('hub_http_request_seconds', labels, reply.elapsedTime / 1_000);
    done();
  });
}

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? UNMATCHED;
