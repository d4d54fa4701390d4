import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CalendarDesk, CalendarViews, RecalculationReports, type CalendarChange, type CalendarView, type Proposed, type RecalculationReport } from '#casework';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import { jsonBody, reasonOf } from '#platform';
import { noticeBody } from './notice-body.js';
import { personOf, readerOf } from './person.js';
import { changeIdOf, reportQuery, stateOf, yearOf } from './calendar-query.js';

/** The working-day calendar: what is in force, what is proposed, who decided it, and what it did to the clocks. */
@Controller('v1/calendar')
@UseGuards(CallerGuard)
export class CalendarController {
  constructor(
    private readonly desk: CalendarDesk,
    private readonly views: CalendarViews,
    private readonly reports: RecalculationReports,
  ) {}

  /** Years with their status, organisations' own days, and the alarm where the next year has no notice. */
  @Get()
  read(@CallerOf() caller: Caller): Promise<CalendarView> {
    readerOf(caller);
    return this.views.read();
  }

  @Get('years/:year')
  year(@CallerOf() caller: Caller, @Param('year') year: string): ReturnType<CalendarViews['year']> {
    readerOf(caller);
    return this.views.year(yearOf(year));
  }

  /** A State Council notice as it is published, holiday-cn JSON or CSV: 201 with its preview, 200 where the same waits already; `dryRun=true` keeps nothing. */
  @Post('notices')
  async propose(@CallerOf() caller: Caller, @Req() { headers, body, query }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const by = personOf(caller);
    const { bytes, format } = await noticeBody(body, headers['content-type']);
    if ((query as Readonly<Record<string, unknown>>).dryRun === 'true') await reply.status(200).send({ preview: await this.desk.tryNotice(bytes, format) });
    else await answer(reply, await this.desk.proposeNotice(bytes, format, by));
  }

  /** `{orgId, reason, closed[], open[]}`: days on which one organisation differs from the country. */
  @Post('overlays')
  async overlay(
    @CallerOf() caller: Caller,
    @Body() body: unknown,
    @Headers('content-type') type: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await answer(reply, await this.desk.proposeOverlay(jsonBody(body, type), personOf(caller)));
  }

  /** Proposes that such days end. */
  @Post('overlays/:overlayId/end')
  async endOverlay(@CallerOf() caller: Caller, @Param('overlayId') overlayId: string, @Res() reply: FastifyReply): Promise<void> {
    await answer(reply, await this.desk.proposeOverlayEnd(changeIdOf(overlayId), personOf(caller)));
  }

  @Get('changes')
  async list(@CallerOf() caller: Caller, @Query('state') state: unknown): Promise<{ readonly items: readonly CalendarChange[] }> {
    readerOf(caller);
    return { items: await this.desk.list(stateOf(state)) };
  }

  @Get('changes/:changeId')
  show(@CallerOf() caller: Caller, @Param('changeId') changeId: string): Promise<CalendarChange> {
    readerOf(caller);
    return this.desk.show(changeIdOf(changeId));
  }

  /** By another person than the one who proposed it. In force with the answer; the clocks follow (see `recalculations`). */
  @Post('changes/:changeId/approve')
  @HttpCode(200)
  approve(@CallerOf() caller: Caller, @Param('changeId') changeId: string): Promise<CalendarChange> {
    return this.desk.approve(changeIdOf(changeId), personOf(caller));
  }

  /** By another person, with `{reason}`. */
  @Post('changes/:changeId/reject')
  @HttpCode(200)
  async reject(
    @CallerOf() caller: Caller,
    @Param('changeId') changeId: string,
    @Body() body: unknown,
    @Headers('content-type') type: string | undefined,
  ): Promise<CalendarChange> {
    return this.desk.reject(changeIdOf(changeId), personOf(caller), reasonOf(jsonBody(body, type)));
  }

  /** Counts by change, how many clocks are left, and the changes in pages; `reexamine=true`: only the breaches a person must look at. */
  @Get('recalculations/:changeId')
  report(@CallerOf() caller: Caller, @Param('changeId') changeId: string, @Query() query: Readonly<Record<string, unknown>>): Promise<RecalculationReport> {
    readerOf(caller);
    return this.reports.report(changeIdOf(changeId), reportQuery(query));
  }
}

async function answer(reply: FastifyReply, { change, duplicate }: Proposed): Promise<void> {
  await reply.status(duplicate ? 200 : 201).send({ ...change, duplicate });
}
