import { Controller, Get, Param, UseGuards } from '@nestjs/common';
import { Traces, type Trace } from '#casework';
import { CallerGuard } from '#identity';
import { notFound } from '#platform';
import { StatusReport, type HubStatus } from '../status-report.js';
import { OperatorGuard } from './operator.guard.js';

/** What stands where, and what became of one case. */
@Controller('v1/ops')
@UseGuards(CallerGuard, OperatorGuard)
export class StatusController {
  constructor(
    private readonly report: StatusReport,
    private readonly traces: Traces,
  ) {}

  /** Per stage: in, out, waiting, oldest age, parked, dead. */
  @Get('status')
  status(): Promise<HubStatus> {
    return this.report.read();
  }

  /** By referral number, referralId or source order number (percent-encoded): an order that was split or used at two doors gives several. */
  @Get('trace/:name')
  async trace(@Param('name') name: string): Promise<{ readonly items: readonly Trace[] }> {
    const items = await this.traces.trace(name);
    if (items.length === 0) throw notFound();
    return { items };
  }
}
