import { Body, Controller, Get, Headers, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import type { JsonObject } from '#kernel';
import { ParkedDesk } from '#messaging';
import { InputFault, jsonBody, notFound, Problem } from '#platform';
import { OperatorGuard } from './operator.guard.js';

const LIMIT = 200;

/** The desk for messages that were set aside. */
@Controller('v1/ops/parked')
@UseGuards(CallerGuard, OperatorGuard)
export class ParkedController {
  constructor(private readonly desk: ParkedDesk) {}

  @Get()
  async list(): Promise<{ readonly items: readonly JsonObject[] }> {
    return { items: await this.desk.list(LIMIT) };
  }

  @Get(':parkedId')
  async show(@Param('parkedId') parkedId: string): Promise<JsonObject> {
    const found = /^\d{1,18}$/.test(parkedId) ? await this.desk.show(parkedId) : null;
    if (!found) throw notFound();
    return found;
  }

  @Post(':parkedId/retry')
  @HttpCode(200)
  async retry(@CallerOf() caller: Caller, @Param('parkedId') parkedId: string): Promise<{ readonly retried: true }> {
    if (!/^\d{1,18}$/.test(parkedId) || !(await this.desk.retry(parkedId, caller.orgId))) throw settled();
    return { retried: true };
  }

  @Post(':parkedId/discard')
  @HttpCode(200)
  async discard(
    @CallerOf() caller: Caller,
    @Param('parkedId') parkedId: string,
    @Body() body: unknown,
    @Headers('content-type') type: string | undefined,
  ): Promise<{ readonly discarded: true }> {
    const { reason } = jsonBody(body, type);
    if (typeof reason !== 'string' || reason.trim() === '')
      throw new InputFault('HUB_FIELD_MISSING', 422, '请写明放弃理由。Say why the message is given up.', [
        { path: '/reason', code: 'HUB_FIELD_MISSING', detail: 'reason' },
      ]);
    if (!/^\d{1,18}$/.test(parkedId) || !(await this.desk.discard(parkedId, caller.orgId, reason.slice(0, 500)))) throw settled();
    return { discarded: true };
  }
}

const settled = (): Problem => new Problem(409, 'HUB_PARKED_SETTLED', '该消息不存在或已处理。There is no such open message: list them again.');
