import { Body, Controller, Get, Headers, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { CallerGuard, CallerOf, LinePauses, PartyDirectory, type Caller } from '#identity';
import { jsonBody, Problem, reasonOf } from '#platform';
import { LineBook, type Line } from '../lines/line-book.js';
import { LineReplay, type LineReplayed } from '../lines/line-replay.js';
import { directionsOf, dryRunOf, spanOf } from './line-input.js';
import { OperatorGuard } from './operator.guard.js';

const unknown = (): Problem => new Problem(404, 'HUB_PARTY_UNKNOWN', '没有登记这个单位。No such party is registered: npx hub partner ls.');

/** A partner's own line: what the hub heard of it and when, what is missing, and what it took, sent again. */
@Controller('v1/line')
@UseGuards(CallerGuard)
export class OwnLineController {
  constructor(
    private readonly book: LineBook,
    private readonly replays: LineReplay,
  ) {}

  @Get()
  async own(@CallerOf() { orgId }: Caller): Promise<Line> {
    const [line] = await this.book.read(orgId);
    if (!line) throw unknown();
    return line;
  }

  /** `{from, to?, dryRun?}`: what was sent on the caller's own topic in that span is sent once more, under the same ids. */
  @Post('replay')
  @HttpCode(202)
  replay(@CallerOf() { orgId }: Caller, @Body() body: unknown, @Headers('content-type') type?: string): Promise<LineReplayed> {
    const given = jsonBody(body, type);
    return this.replays.replay(orgId, spanOf(given), dryRunOf(given));
  }
}

/** All lines, for operators: who is silent, whose numbers have gaps, who is paused. */
@Controller('v1/ops/lines')
@UseGuards(CallerGuard, OperatorGuard)
export class LinesController {
  constructor(
    private readonly book: LineBook,
    private readonly replays: LineReplay,
    private readonly pauses: LinePauses,
    private readonly directory: PartyDirectory,
  ) {}

  @Get()
  async list(): Promise<{ readonly items: readonly Line[] }> {
    return { items: await this.book.read(null) };
  }

  @Get(':orgId')
  async show(@Param('orgId') orgId: string): Promise<Line> {
    const [line] = await this.book.read(this.known(orgId));
    if (!line) throw unknown();
    return line;
  }

  /** `{direction?, reason}`: `in` its requests are answered 503 and its records wait; `out` nothing is pushed to it. Both where none is named. */
  @Post(':orgId/pause')
  @HttpCode(200)
  async pause(@CallerOf() { actor }: Caller, @Param('orgId') orgId: string, @Body() body: unknown, @Headers('content-type') type?: string): Promise<Line> {
    const given = jsonBody(body, type);
    await this.pauses.pause(this.known(orgId), directionsOf(given), { by: actor, reason: reasonOf(given) });
    return this.show(orgId);
  }

  @Post(':orgId/resume')
  @HttpCode(200)
  async resume(@CallerOf() { actor }: Caller, @Param('orgId') orgId: string, @Body() body: unknown, @Headers('content-type') type?: string): Promise<Line> {
    const given = jsonBody(body, type);
    await this.pauses.resume(this.known(orgId), directionsOf(given), { by: actor, reason: reasonOf(given) });
    return this.show(orgId);
  }

  @Post(':orgId/replay')
  @HttpCode(202)
  replay(@Param('orgId') orgId: string, @Body() body: unknown, @Headers('content-type') type?: string): Promise<LineReplayed> {
    const given = jsonBody(body, type);
    return this.replays.replay(this.known(orgId), spanOf(given), dryRunOf(given));
  }

  private known(orgId: string): string {
    if (!this.directory.get(orgId)) throw unknown();
    return orgId;
  }
}
