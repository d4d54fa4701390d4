import { setTimeout as sleep } from 'node:timers/promises';
import type { Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { crashPoint } from './crash-point.js';
import { Health } from './http/health.js';

/** What holds work in its hands while a process stops: a consuming strategy, most of all. */
export interface Closable {
  close(): Promise<void>;
}

/** While it leaves, a process still answers who is connected, and asks each caller to come back on a new connection. */
const LEAVE_MS = 300;
/** How long requests in flight may take to be answered, in milliseconds. */
const IN_FLIGHT_MS = 20_000;

/** Answers given while the process leaves end their connection: a caller that reuses it would meet a closed one. */
export function leaveConnections(fastify: FastifyInstance, health: Health): void {
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (health.isDraining) void reply.header('connection', 'close');
    done(null, payload);
  });
}

/**
 * Stops a process in this order: readiness says no · nothing new is accepted, what is in flight is answered · consumers finish and commit what they
 * hold · relays, timers and other loops finish their pass · the producer and the pools close. What was taken is done or undone, never half.
 * @throws Error when it took longer than `limitMs`: the caller ends the process with code 1
 */
export async function stopInOrder(app: NestFastifyApplication, limitMs: number, consuming: Closable | null): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('HUB_SHUTDOWN_MS passed before everything had stopped')), limitMs);
  });
  try {
    await Promise.race([stop(app, consuming), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function stop(app: NestFastifyApplication, consuming: Closable | null): Promise<void> {
  app.get(Health).drain();
  await crashPoint('drain.waiting');
  await Promise.all([answerAndClose(app.getHttpServer()), consuming?.close()]);
  await app.close();
}

async function answerAndClose(server: Server): Promise<void> {
  if (!server.listening) return;
  await sleep(LEAVE_MS);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await Promise.race([closed, sleep(IN_FLIGHT_MS, undefined, { ref: false })]);
  server.closeAllConnections();
}
