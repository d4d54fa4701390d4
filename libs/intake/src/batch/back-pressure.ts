import { Injectable } from '@nestjs/common';
import { Flow } from '#messaging';
import { HubConfig, Problem } from '#platform';
import { IntakeRuntime } from '../intake-runtime.js';

const RETRY_AFTER_S = 30;

/** Single orders go before files: while too much waits to be published no further file is taken, so that what people send one by one is not behind it. */
@Injectable()
export class BackPressure {
  constructor(
    private readonly flow: Flow,
    private readonly config: HubConfig,
    private readonly runtime: IntakeRuntime,
  ) {}

  /** @throws Problem 503 `HUB_BATCHES_PAUSED` with `Retry-After`, while the backlog of this door's events is over its limit */
  async check(): Promise<void> {
    const { HUB_BATCH_BACKLOG_EVENTS: most, HUB_BATCH_BACKLOG_MS: longest } = this.config;
    const { waiting, oldestMs } = await this.flow.backlog('intake', most + 1);
    if (waiting <= most && oldestMs <= longest) return;
    this.runtime.metrics.count('hub_batches_paused_total', {});
    this.runtime.logger.warn({ waiting, oldestMs }, 'a batch file was refused: too much waits to be published');
    throw new Problem(
      503,
      'HUB_BATCHES_PAUSED',
      `待发布的事件过多，暂不接收批量文件，请 ${RETRY_AFTER_S} 秒后重发；单件报送不受影响。Too much waits to be published: send the file again in ${RETRY_AFTER_S} seconds; single orders are taken as always.`,
      { headers: { 'retry-after': String(RETRY_AFTER_S) } },
    );
  }
}
