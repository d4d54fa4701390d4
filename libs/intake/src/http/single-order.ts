import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Door } from '#contracts';
import type { Instant } from '#kernel';
import type { Caller } from '#identity';
import { bodyBytes, crashPoint, InputFault } from '#platform';
import { OrderIntake } from '../accept/order-intake.js';
import type { MappedOrder } from '../mapping/mapped-order.js';
import { IntakeRuntime } from '../intake-runtime.js';
import { RefusedArrivals } from '../ledger/refused-arrivals.js';
import { isDrillRequest, ownDoor } from './door-access.js';
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
    private readonly runtime: IntakeRuntime,
    private readonly refused: RefusedArrivals,
  ) {}

  async take({ door, mediaType, read }: SingleOrderForm, request: FastifyRequest, caller: Caller): Promise<Receipt> {
    ownDoor(caller, door, this.runtime.doors);
    const isDrill = isDrillRequest(caller, request.headers['x-hub-drill']);
    const { raw, order } = this.counted(door, () => {
      const bytes = bodyBytes(request.body, request.headers['content-type'], mediaType);
      return { raw: bytes, order: read(bytes, this.runtime.now()) };
    });
    await crashPoint('intake.parsed');
    return receiptOf(door, await this.intake.submit({ order, raw, mediaType, isDrill, orgId: caller.orgId }));
  }

  /** What cannot be read was received all the same: the day's reconciliation counts it as refused. */
  private counted<T>(door: Door, read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (error instanceof InputFault) this.refused.note(door);
      throw error;
    }
  }
}
