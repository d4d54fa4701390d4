import { Controller, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import { jsonBody } from '#platform';
import { readHotlineOrder } from '../channels/hotline-12345/inbound.js';
import { BatchDoor } from './batch-door.js';
import { SingleOrder, type SingleOrderForm } from './single-order.js';

const JSON_TYPE = 'application/json';
const FORM: SingleOrderForm = { door: 'hotline-12345', mediaType: JSON_TYPE, read: (raw, now) => readHotlineOrder(jsonBody(raw, JSON_TYPE), now) };

/** The 12345 hotline sends its orders here, one by one or as NDJSON. */
@Controller('v1/doors/hotline-12345')
@UseGuards(CallerGuard)
export class HotlineController {
  constructor(
    private readonly single: SingleOrder,
    private readonly batches: BatchDoor,
  ) {}

  @Post('orders')
  async order(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @CallerOf() caller: Caller): Promise<void> {
    const { httpStatus, body } = await this.single.take(FORM, request, caller);
    await reply.status(httpStatus).send(body);
  }

  @Post('orders::batch')
  async batch(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @CallerOf() caller: Caller): Promise<void> {
    await reply.status(202).send(await this.batches.take('hotline-12345', request, caller));
  }
}
