import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { HubConfig } from '../config/config.js';
import { LOGGER, type Logger } from '../logging.js';
import { otlpBody } from './otlp.js';
import type { EndedSpan, Span } from './span.js';

export const APP_NAME = Symbol('AppName');

const SEND_MS = 1_000;
const MOST_WAITING = 5_000;
const MOST_AT_ONCE = 500;
const LIMIT_MS = 5_000;
const STOP_MS = 2_000;

/**
 * Sends what happened to a collector, OTLP over HTTP as JSON, in the background. Off until `HUB_OTLP_ENDPOINT` is set: then nothing is noted and
 * nothing is loaded. A collector that is away costs spans, never work: at most 5,000 wait, and the oldest go first.
 * @source OpenTelemetry Protocol 1, «OTLP/HTTP», JSON encoding
 */
@Injectable()
export class Spans implements OnApplicationShutdown {
  private readonly endpoint: string | null;
  private waiting: EndedSpan[] = [];
  private timer: NodeJS.Timeout | null = null;
  private sending: Promise<void> = Promise.resolve();
  private failing = false;

  constructor(
    config: HubConfig,
    @Inject(APP_NAME) private readonly app: string,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.endpoint = config.HUB_OTLP_ENDPOINT === undefined ? null : `${config.HUB_OTLP_ENDPOINT.replace(/\/+$/, '')}/v1/traces`;
  }

  get isOn(): boolean {
    return this.endpoint !== null;
  }

  /** The present in milliseconds since the epoch, finer than a millisecond. */
  nowMs(): number {
    return performance.timeOrigin + performance.now();
  }

  /** Notes a step that ends now. */
  add(span: Span): void {
    if (this.endpoint === null) return;
    this.waiting.push({ ...span, endedMs: this.nowMs() });
    if (this.waiting.length > MOST_WAITING) this.waiting.splice(0, this.waiting.length - MOST_WAITING);
    this.timer ??= setTimeout(() => void this.flush(), SEND_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.race([this.flush(), sleep(STOP_MS, undefined, { ref: false })]);
  }

  private flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.sending = this.sending.then(() => this.send());
    return this.sending;
  }

  private async send(): Promise<void> {
    while (this.endpoint !== null && this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST_AT_ONCE);
      const ok = await post(this.endpoint, otlpBody(this.app, batch));
      if (!ok && !this.failing)
        this.logger.warn({ code: 'HUB_OTLP_AWAY', spans: batch.length }, 'the collector of traces does not take them: they are dropped until it does');
      this.failing = !ok;
      if (!ok) return;
    }
  }
}

async function post(endpoint: string, body: string): Promise<boolean> {
  try {
    const answer = await fetch(endpoint, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal: AbortSignal.timeout(LIMIT_MS) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
