import { Readable } from 'node:stream';
import { Controller, Get, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LocalDate } from '#kernel';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import { Problem } from '#platform';
import { csvLine } from '../batch/csv-writing.js';
import { FEEDBACK_COLUMNS } from '../channels/market-12315/outbound.js';
import { isDay } from '../mapping/values.js';
import { StatusQueries } from '../status/status-queries.js';
import { BatchDoor } from './batch-door.js';
import { ownDoor } from './door-access.js';
import { scalarQuery } from './query.js';

const DOOR = 'market-12315';

/** The market-regulation desk (12315) uploads its registrations here as CSV, and takes its feedback of a day as CSV. */
@Controller(`v1/doors/${DOOR}`)
@UseGuards(CallerGuard)
export class MarketController {
  constructor(
    private readonly batches: BatchDoor,
    private readonly queries: StatusQueries,
  ) {}

  @Post('registrations::batch')
  async batch(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @CallerOf() caller: Caller): Promise<void> {
    await reply.status(202).send(await this.batches.take(DOOR, request, caller));
  }

  /** All statuses told on one day in Qingdao: the daily file (核查反馈日报). */
  @Get('feedback')
  async feedback(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @CallerOf() caller: Caller): Promise<void> {
    ownDoor(caller, DOOR, [DOOR]);
    const { day } = scalarQuery(request.query, ['day']);
    if (day === undefined || !isDay(day)) throw new Problem(400, 'HUB_QUERY_INVALID', '请用 day=YYYY-MM-DD 指定日期。Name the day: day=YYYY-MM-DD.');
    await reply
      .status(200)
      .headers({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="feedback-${day}.csv"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      .send(Readable.from(feedbackFile(this.queries.ofDay(DOOR, day as LocalDate))));
  }
}

/** UTF-8 with BOM, so that Excel opens it; formulas in texts are guarded. */
async function* feedbackFile(pages: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  yield `\ufeff${csvLine(FEEDBACK_COLUMNS)}`;
  for await (const bodies of pages) {
    for (const body of bodies) {
      const status = JSON.parse(body) as Readonly<Record<string, string | number | null | undefined>>;
      yield csvLine(FEEDBACK_COLUMNS.map((column) => String(status[column] ?? '')));
    }
  }
}
