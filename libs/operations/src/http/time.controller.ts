import { Body, Controller, Get, Headers, HttpCode, Post, Put, UseGuards } from '@nestjs/common';
import { CallerGuard, HubClock, type HubTime } from '#identity';
import { jsonBody, Problem } from '#platform';
import { Stepper, type Step } from '../time/stepper.js';
import { speedOf, targetOf } from '../time/time-order.js';
import { OperatorGuard } from './operator.guard.js';

/** Below what clients and proxies wait for an answer. */
const PATIENCE_MS = 20_000;

type TimeAnswer = HubTime & { readonly step: Step | null };

/** The clock of the hub. On the machine's clock it can only be read. */
@Controller('v1/ops/time')
@UseGuards(CallerGuard, OperatorGuard)
export class TimeController {
  constructor(
    private readonly clock: HubClock,
    private readonly stepper: Stepper,
  ) {}

  @Get()
  read(): TimeAnswer {
    return { ...this.clock.time(), step: this.stepper.last };
  }

  /**
   * Steps to a moment; a long step goes on behind this answer and is followed by reading (`step.done`). Orders that were accepted before become
   * cases first, unless `wait` is false.
   */
  @Post('step')
  @HttpCode(200)
  async step(@Body() body: unknown, @Headers('content-type') type: string | undefined): Promise<TimeAnswer> {
    const { now } = this.simulated();
    const order = jsonBody(body, type);
    const step = await this.stepper.to(targetOf(order, now), { ms: PATIENCE_MS, forArrivals: order.wait !== false });
    return { ...this.clock.time(), step };
  }

  @Put('speed')
  async speed(@Body() body: unknown, @Headers('content-type') type: string | undefined): Promise<TimeAnswer> {
    this.simulated();
    const speed = speedOf(jsonBody(body, type));
    if (this.stepper.last?.done === false)
      throw new Problem(409, 'HUB_CLOCK_STEPPING', '时钟正在步进，请等它结束。A step is under way: wait for its end (GET /v1/ops/time).');
    return { ...(await this.clock.change({ speed })), step: this.stepper.last };
  }

  private simulated(): HubTime {
    const time = this.clock.time();
    if (time.kind === 'REAL')
      throw new Problem(
        409,
        'HUB_CLOCK_IS_REAL',
        '本系统按真实时钟运行，时间不能调整；演示请另用数据目录并设置 HUB_CLOCK_START。This hub runs on the real clock: for a demo start one with HUB_CLOCK_START on a data folder of its own.',
      );
    return time;
  }
}
