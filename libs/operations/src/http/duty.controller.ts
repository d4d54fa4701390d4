import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Put, UseGuards } from '@nestjs/common';
import { readRoster, RosterBook } from '#delivery';
import { CallerGuard, CallerOf, PartyDirectory, type Caller } from '#identity';
import type { Clock, JsonObject } from '#kernel';
import { CLOCK, jsonBody, Problem } from '#platform';
import { OperatorGuard } from './operator.guard.js';

/** Who is on duty at a party (值班表), and how they are told. Addresses are kept sealed and shown masked. */
@Controller('v1/ops/partners/:orgId/duty')
@UseGuards(CallerGuard, OperatorGuard)
export class DutyController {
  constructor(
    private readonly book: RosterBook,
    private readonly directory: PartyDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Param('orgId') orgId: string): Promise<JsonObject> {
    this.known(orgId);
    const roster = await this.book.show(orgId, this.clock.now());
    if (!roster)
      throw new Problem(404, 'HUB_ROSTER_MISSING', '该机构还没有值班表：通知只进发件箱。This party has no roster yet: its notices go to the outbox only.');
    return roster;
  }

  /** `{people, slots}` takes the place of the roster and of all addresses in it. */
  @Put()
  @HttpCode(200)
  async replace(
    @CallerOf() caller: Caller,
    @Param('orgId') orgId: string,
    @Body() body: unknown,
    @Headers('content-type') type: string | undefined,
  ): Promise<JsonObject> {
    this.known(orgId);
    const given = readRoster(jsonBody(body, type));
    const revision = await this.book.replace(orgId, given, { at: this.clock.now(), who: caller.actor.userHash ?? caller.orgId });
    return { orgId, revision, people: given.roster.people.length, slots: given.roster.slots.length };
  }

  private known(orgId: string): void {
    if (!this.directory.get(orgId)) throw new Problem(404, 'HUB_PARTY_UNKNOWN', '没有登记该机构。No party has this orgId.');
  }
}
