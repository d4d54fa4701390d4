import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Door } from '#contracts';
import type { Clock, Instant } from '#kernel';
import type { Caller } from '#identity';
import { bodyBytes, CLOCK } from '#platform';
import { OrderIntake } from '../accept/order-intake.js';
import type { MappedOrder } from '../mapping/mapped-order.js';
import { DOORS_HERE, isDrillRequest, ownDoor } from './door-access.js';
import { receiptOf, type Receipt } from './receipt.js';

export interface SingleOrderForm {
  readonly door: Door;
  readonly mediaType: string;
  readonly read: (raw: Buffer, now: Instant) => MappedOrder;
}

/** What every door does with one order: whose is it, is it well formed, take it, give the receipt. */
@Injectable()
export class SingleOrder {
  constructor(
    private readonly intake: OrderIntake,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(DOORS_HERE) private readonly doors: readonly Door[],
  ) {}

  async take({ door, mediaType, read }: SingleOrderForm, request: FastifyRequest, caller: Caller): Promise<Receipt> {
    ownDoor(caller, door, this.doors);
    const isDrill = isDrillRequest(caller, request.headers['x-hub-drill']);
    const raw = bodyBytes(request.body, request.headers['content-type'], mediaType);
    const order = read(raw, this.clock.now());
    return receiptOf(door, await this.intake.submit({ order, raw, mediaType, isDrill, orgId: caller.orgId }));
  }
}
