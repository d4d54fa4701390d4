import { Logger as NestLogger, type LogLevel, type LoggerService, type NestApplicationOptions, type Type, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { FastifyInstance } from 'fastify';
import { HubConfig } from './config/config.js';
import { earlyErrors } from './http/early-errors.js';
import { Health } from './http/health.js';
import { takeRawBodies } from './http/raw-body.js';
import { measureRequests } from './http/request-metrics.js';
import { traceRequests } from './http/trace-requests.js';
import { LOGGER, type Logger } from './logging.js';
import { Metrics } from './metrics/metrics.js';
import { leaveConnections, stopInOrder, type Closable } from './stop.js';
import { Spans } from './trace/spans.js';
import { within } from './within.js';

export interface BootOptions {
  /** Injection token of the consuming side; left out where an app only answers HTTP. */
  readonly strategy?: Type<CustomTransportStrategy>;
}

/** A running process: where it listens, and how it stops. */
export interface RunningApp {
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** @param limitMs default HUB_SHUTDOWN_MS. @throws Error when it took longer */
  stop(limitMs?: number): Promise<void>;
}

/** Longer than each bounded step of the modules together: what hangs here has no bound of its own. */
const INIT_LIMIT_MS = 150_000;

const nestOptions: Pick<NestApplicationOptions, 'bodyParser' | 'bufferLogs' | 'abortOnError'> = { bodyParser: false, bufferLogs: true, abortOnError: false };

/**
 * Starts one process: HTTP bodies raw, everything initialised before anything is answered, HTTP before the consumers: a door takes orders
 * while the groups still join (after kill -9 the broker waits for the dead member's session).
 * @throws whatever a module's start throws (wrong configuration, manifest difference); nothing is left listening then.
 */
export async function bootstrapApp(module: Type | DynamicModule, options: BootOptions = {}): Promise<RunningApp> {
  const adapter = new FastifyAdapter({
    ...earlyErrors,
    bodyLimit: 1_048_576,
    requestTimeout: 40_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 30_000,
    routerOptions: { maxParamLength: 400 },
    exposeHeadRoutes: false,
    forceCloseConnections: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, nestOptions);
  app.useLogger(new QuietNestLogger(app.get<Logger>(LOGGER)));
  NestLogger.flush();
  prepare(adapter.getInstance(), app);
  const config = app.get(HubConfig);
  if (options.strategy) app.connectMicroservice({ strategy: app.get(options.strategy) }, { inheritAppConfig: true });
  const stop = (limitMs = config.HUB_SHUTDOWN_MS): Promise<void> => stopInOrder(app, limitMs, options.strategy ? app.get<Closable>(options.strategy) : null);
  try {
    await within(INIT_LIMIT_MS, 'init (database, broker)', app.init());
    await app.listen(config.HUB_HTTP_PORT, config.HUB_HTTP_HOST);
    if (options.strategy) await app.startAllMicroservices();
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
  return { url: await app.getUrl(), app, stop };
}

/** What every request goes through, whichever module answers it. */
function prepare(fastify: FastifyInstance, app: NestFastifyApplication): void {
  const metrics = app.get(Metrics);
  metrics.collectProcess();
  measureRequests(fastify, metrics);
  traceRequests(fastify, app.get(Spans));
  leaveConnections(fastify, app.get(Health));
  takeRawBodies(fastify);
}

/**
 * Runs `start`, then stops cleanly on the first SIGINT or SIGTERM and at once on the second. A signal that comes while it starts is kept: a door
 * takes orders before the groups have joined, and those must get their answers.
 */
export async function runUntilSignal(start: () => Promise<{ stop(): Promise<void> }>): Promise<void> {
  const asked = Promise.withResolvers<undefined>();
  let times = 0;
  const onSignal = (): void => {
    times += 1;
    if (times > 1) process.exit(1);
    asked.resolve(undefined);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const running = await start();
  await asked.promise;
  await running.stop().catch(() => process.exit(1));
}

/** Nest's own lines go to our logger, below warn only when asked for. */
class QuietNestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: unknown): void {
    this.logger.debug(String(message));
  }
  error(message: unknown): void {
    this.logger.error(String(message));
  }
  warn(message: unknown): void {
    this.logger.warn(String(message));
  }
  setLogLevels(_levels: LogLevel[]): void {
    // The level is the configuration's.
  }
}
