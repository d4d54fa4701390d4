import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Clock } from '#kernel';
import { CLOCK, SystemClock } from './clock.js';
import { HubConfig } from './config/config.js';
import { MasterKey } from './crypto/master-key.js';
import { Health, HealthController } from './http/health.js';
import { ProblemFilter, TRANSIENT, type TransientClassifier } from './http/problem.filter.js';
import { createLogger, LOGGER } from './logging.js';
import { HealthWatch } from './http/health-watch.js';
import { Metrics } from './metrics/metrics.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { APP_NAME, Spans } from './trace/spans.js';
import { buildVersion } from './metrics/build-version.js';

export interface PlatformOptions {
  readonly app: string;
  readonly config: HubConfig;
  readonly isTransient: TransientClassifier;
  readonly clock?: Clock;
}

/** What every process has: configuration, clock, keys, logger, health, metrics, problem answers. */
@Module({})
export class PlatformModule {
  static forRoot({ app, config, isTransient, clock }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: HubConfig, useValue: config },
        { provide: CLOCK, useValue: clock ?? new SystemClock() },
        { provide: LOGGER, useValue: createLogger(config, app) },
        { provide: MasterKey, useFactory: () => MasterKey.load(config) },
        { provide: TRANSIENT, useValue: isTransient },
        { provide: APP_FILTER, useClass: ProblemFilter },
        Health,
        { provide: Metrics, useFactory: () => metricsOf(app) },
        HealthWatch,
        { provide: APP_NAME, useValue: app },
        Spans,
      ],
      exports: [HubConfig, CLOCK, LOGGER, MasterKey, TRANSIENT, Health, Metrics, Spans],
    };
  }
}

function metricsOf(app: string): Metrics {
  const metrics = new Metrics();
  metrics.gauge('hub_build_info', { app, version: buildVersion(), node: process.version }, 1);
  return metrics;
}
