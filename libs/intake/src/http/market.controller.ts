import { Controller, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import { BatchDoor } from './batch-door.js';

/** The market-regulation desk (12315) uploads its registrations here, as CSV. */
@Controller('v1/doors/market-12315')
@UseGuards(CallerGuard)
export class MarketController {
  constructor(private readonly batches: BatchDoor) {}

  @Post('registrations::batch')
  async batch(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @CallerOf() caller: Caller): Promise<void> {
    await reply.status(202).send(await this.batches.take('market-12315', request, caller));
  }
}
