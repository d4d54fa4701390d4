import { Body, Controller, Get, Headers, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import type { JsonObject } from '#kernel';
import { GapWatch } from '#messaging';
import { jsonBody, Problem, reasonOf } from '#platform';
import { OperatorGuard } from './operator.guard.js';

/** Messages that a group will never read. */
@Controller('v1/ops/gaps')
@UseGuards(CallerGuard, OperatorGuard)
export class GapsController {
  constructor(private readonly gaps: GapWatch) {}

  /** Open ones; what is missing shows in the day's reconciliation, by case. */
  @Get()
  async list(): Promise<{ readonly items: readonly JsonObject[] }> {
    return { items: await this.gaps.list() };
  }

  /** What was missing is there again, or is known not to matter: with a reason. */
  @Post(':gapId/settle')
  @HttpCode(200)
  async settle(
    @CallerOf() { orgId }: Caller,
    @Param('gapId') gapId: string,
    @Body() body: unknown,
    @Headers('content-type') type?: string,
  ): Promise<{ readonly settled: true }> {
    const reason = reasonOf(jsonBody(body, type));
    if (!/^\d{1,18}$/.test(gapId) || !(await this.gaps.settle(gapId, orgId, reason)))
      throw new Problem(409, 'HUB_GAP_SETTLED', '没有这个未处理的缺口。There is no such open gap: list them again.');
    return { settled: true };
  }
}
