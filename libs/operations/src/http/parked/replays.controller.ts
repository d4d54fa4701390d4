import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import { GroupReplays, type GroupReplay } from '#messaging';
import { jsonBody, Problem, reasonOf } from '#platform';
import { OperatorGuard } from '../operator.guard.js';
import { handOf, replayOf } from './parked-input.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const unknown = (): Problem => new Problem(404, 'HUB_REPLAY_UNKNOWN', '没有这次重放。There is no such replay.');

/** Whole groups of dead messages, once their cause is gone. */
@Controller('v1/ops/parked-replays')
@UseGuards(CallerGuard, OperatorGuard)
export class ParkedReplaysController {
  constructor(private readonly replays: GroupReplays) {}

  /** `{group, code, topic?, perSecond?, reason, dryRun?}`: 202 with the replay; `dryRun` answers 200 with what it would do and changes nothing. */
  @Post()
  async start(@CallerOf() caller: Caller, @Body() body: unknown, @Headers('content-type') type: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const given = jsonBody(body, type);
    const { dryRun, ...order } = replayOf(given);
    if (dryRun) {
      await reply.status(200).send(await this.replays.forecast(order));
      return;
    }
    const started = await this.replays.start({ ...order, reason: reasonOf(given) }, handOf(caller));
    if (!started) throw new Problem(409, 'HUB_PARKED_SETTLED', '该组没有死信。No message of this group is dead: see /v1/ops/parked/groups.');
    await reply.status(202).send(started);
  }

  @Get(':replayId')
  async show(@Param('replayId') replayId: string): Promise<GroupReplay> {
    const found = UUID.test(replayId) ? await this.replays.show(replayId) : null;
    if (!found) throw unknown();
    return found;
  }

  @Post(':replayId/stop')
  @HttpCode(200)
  async stop(
    @CallerOf() caller: Caller,
    @Param('replayId') replayId: string,
    @Body() body: unknown,
    @Headers('content-type') type?: string,
  ): Promise<{ readonly stopped: true }> {
    if (!UUID.test(replayId) || !(await this.replays.stop(replayId, handOf(caller), reasonOf(jsonBody(body, type))))) throw unknown();
    return { stopped: true };
  }
}
