import { Controller, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import { jsonBody } from '#platform';
import { readCall } from '../channels/hotline-12378/inbound.js';
import { SingleOrder, type SingleOrderForm } from './single-order.js';

const JSON_TYPE = 'application/json';
const FORM: SingleOrderForm = { door: 'hotline-12378', mediaType: JSON_TYPE, read: (raw, now) => readCall(jsonBody(raw, JSON_TYPE), now) };

/** The regulator's line (12378) sends its calls here. */
@Controller('v1/doors/hotline-12378')
@UseGuards(CallerGuard)
export class RegulatorController {
  constructor(private readonly single: SingleOrder) {}

  @Post('calls')
  async call(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @CallerOf() caller: Caller): Promise<void> {
    const { httpStatus, body } = await this.single.take(FORM, request, caller);
    await reply.status(httpStatus).send(body);
  }
}
