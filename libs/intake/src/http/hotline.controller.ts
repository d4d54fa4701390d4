import { Controller, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '#kernel';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import { bodyBytes, CLOCK, jsonBody } from '#platform';
import { OrderIntake } from '../accept/order-intake.js';
import { readHotlineOrder } from '../channels/hotline-12345/inbound.js';
import { isDrillRequest, ownDoor } from './door-access.js';
import { receiptOf } from './receipt.js';

const DOOR = 'hotline-12345';
const JSON_TYPE = 'application/json';

/** The 12345 hotline sends its orders one by one here. */
@Controller(`v1/doors/${DOOR}`)
@UseGuards(CallerGuard)
export class HotlineController {
  constructor(
    private readonly intake: OrderIntake,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('orders')
  async order(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @CallerOf() caller: Caller): Promise<void> {
    const door = ownDoor(caller, DOOR, [DOOR]);
    const raw = bodyBytes(request.body, request.headers['content-type'], JSON_TYPE);
    const order = readHotlineOrder(jsonBody(raw, JSON_TYPE), this.clock.now());
    const isDrill = isDrillRequest(caller, request.headers['x-hub-drill']);
    const { httpStatus, body } = receiptOf(door, await this.intake.submit({ order, raw, mediaType: JSON_TYPE, isDrill, orgId: caller.orgId }));
    await reply.status(httpStatus).send(body);
  }
}
