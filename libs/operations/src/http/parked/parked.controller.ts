import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import type { JsonObject } from '#kernel';
import { ParkedActs, ParkedDesk, PayloadDesk, type EditPlan, type ParkedGroup, type ParkedSummary, type Rehearsal, type Revealed } from '#messaging';
import { jsonBody, notFound, reasonOf } from '#platform';
import { OperatorGuard } from '../operator.guard.js';
import { filterOf, handOf, parkedIdOf, payloadOf, personHandOf, settled } from './parked-input.js';

const HISTORY = 200;

/** The desk for messages that were set aside. */
@Controller('v1/ops/parked')
@UseGuards(CallerGuard, OperatorGuard)
export class ParkedController {
  constructor(
    private readonly desk: ParkedDesk,
    private readonly acts: ParkedActs,
    private readonly payloads: PayloadDesk,
  ) {}

  /** Open ones, oldest first, by `group`, `code`, `topic`, `key`, `state`; `next` is absent on the last page. */
  @Get()
  async list(@Query() query: Readonly<Record<string, unknown>>): Promise<{ readonly items: readonly ParkedSummary[]; readonly next?: string }> {
    const filter = filterOf(query);
    const items = await this.desk.list(filter);
    return { items, ...(items.length === filter.limit ? { next: items.at(-1)?.parkedId ?? '' } : {}) };
  }

  /** The same by error and place: one cause, one decision. */
  @Get('groups')
  async groups(): Promise<{ readonly items: readonly ParkedGroup[] }> {
    return { items: await this.desk.groups() };
  }

  /** Who did what, and why. */
  @Get('history')
  async history(): Promise<{ readonly items: readonly JsonObject[] }> {
    return { items: await this.acts.history(null, HISTORY) };
  }

  @Get(':parkedId')
  async show(@Param('parkedId') parkedId: string): Promise<JsonObject> {
    const found = /^\d{1,18}$/.test(parkedId) ? await this.desk.show(parkedId) : null;
    if (!found) throw notFound();
    return { ...found, history: await this.acts.history(parkedId, HISTORY) };
  }

  /** The bytes as they came, for one person with a reason: what people wrote may stand in them. */
  @Post(':parkedId/reveal')
  @HttpCode(200)
  async reveal(
    @CallerOf() caller: Caller,
    @Param('parkedId') parkedId: string,
    @Body() body: unknown,
    @Headers('content-type') type?: string,
  ): Promise<Revealed> {
    const hand = personHandOf(caller);
    const found = await this.payloads.reveal(parkedIdOf(parkedId), hand, reasonOf(jsonBody(body, type)));
    if (!found) throw notFound();
    return found;
  }

  /** What a try would do: it is run and undone. */
  @Post(':parkedId/rehearse')
  @HttpCode(200)
  async rehearse(@Param('parkedId') parkedId: string): Promise<Rehearsal> {
    const rehearsal = await this.payloads.rehearse(parkedIdOf(parkedId));
    if (!rehearsal) throw settled();
    return rehearsal;
  }

  @Post(':parkedId/retry')
  @HttpCode(200)
  async retry(@CallerOf() caller: Caller, @Param('parkedId') parkedId: string): Promise<{ readonly retried: true }> {
    if ((await this.acts.retry(parkedIdOf(parkedId), handOf(caller), null)) === 'settled') throw settled();
    return { retried: true };
  }

  /** Tries a changed copy; the original stays. `dryRun` shows the differences and the rehearsal only. */
  @Post(':parkedId/edit')
  @HttpCode(200)
  async edit(
    @CallerOf() caller: Caller,
    @Param('parkedId') parkedId: string,
    @Body() body: unknown,
    @Headers('content-type') type?: string,
  ): Promise<EditPlan> {
    const by = personHandOf(caller);
    const given = jsonBody(body, type);
    const plan = await this.payloads.edit(parkedIdOf(parkedId), payloadOf(given), { by, reason: reasonOf(given), dryRun: given.dryRun === true });
    if (!plan) throw settled();
    return plan;
  }

  /** The next of its key go on, this one stays open. */
  @Post(':parkedId/skip')
  @HttpCode(200)
  async skip(
    @CallerOf() caller: Caller,
    @Param('parkedId') parkedId: string,
    @Body() body: unknown,
    @Headers('content-type') type?: string,
  ): Promise<{ readonly skipped: true }> {
    if ((await this.acts.skip(parkedIdOf(parkedId), handOf(caller), reasonOf(jsonBody(body, type)))) === 'settled') throw settled();
    return { skipped: true };
  }

  @Post(':parkedId/discard')
  @HttpCode(200)
  async discard(
    @CallerOf() caller: Caller,
    @Param('parkedId') parkedId: string,
    @Body() body: unknown,
    @Headers('content-type') type?: string,
  ): Promise<{ readonly discarded: true }> {
    const reason = reasonOf(jsonBody(body, type));
    if ((await this.acts.discard(parkedIdOf(parkedId), handOf(caller), reason)) === 'settled') throw settled();
    return { discarded: true };
  }
}
