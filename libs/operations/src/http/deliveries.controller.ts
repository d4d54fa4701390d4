import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { DeliveryLog, deliveriesPage, deliveryQuery, noDelivery, Redelivery, uuidOf, type Asking, type DeliveriesPage } from '#delivery';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import type { JsonObject } from '#kernel';
import { jsonBody, reasonOf } from '#platform';
import { OperatorGuard } from './operator.guard.js';

/** Pushes to all partners: what arrived, what waits, what the table of retries gave up and a person decides. */
@Controller('v1/ops/deliveries')
@UseGuards(CallerGuard, OperatorGuard)
export class DeliveriesController {
  constructor(
    private readonly log: DeliveryLog,
    private readonly redelivery: Redelivery,
  ) {}

  /** Newest first. `party`, `state` (waiting · held · delivered · given-up), `after` (the `next` of an earlier answer), `limit`. */
  @Get()
  async list(@CallerOf() caller: Caller, @Query() query: Readonly<Record<string, unknown>>): Promise<DeliveriesPage> {
    return deliveriesPage(await this.log.list({ orgId: caller.orgId, scope: 'desk' }, deliveryQuery(query)));
  }

  /** How every endpoint fares: breaker, last attempts, since when it fails, whether it is disabled. */
  @Get('endpoints')
  async endpoints(@CallerOf() caller: Caller): Promise<{ readonly items: readonly JsonObject[] }> {
    return { items: await this.log.endpoints({ orgId: caller.orgId, scope: 'desk' }) };
  }

  /** `{reason}`: a disabled endpoint is tried again, at first once a minute. */
  @Post('endpoints/:party/enable')
  @HttpCode(200)
  enable(
    @CallerOf() caller: Caller,
    @Param('party') party: string,
    @Body() body: unknown,
    @Headers('content-type') type: string | undefined,
  ): Promise<JsonObject> {
    return this.redelivery.enable(party, asking(caller, reasonOf(jsonBody(body, type))));
  }

  /** One delivery with every attempt and what people decided. */
  @Get(':deliveryId')
  async show(@CallerOf() caller: Caller, @Param('deliveryId') deliveryId: string): Promise<JsonObject> {
    const found = await this.log.show({ orgId: caller.orgId, scope: 'desk' }, uuidOf(deliveryId));
    if (!found) throw noDelivery();
    return found;
  }

  /** `{reason}`: once more, under the same webhook-id. */
  @Post(':deliveryId/redeliver')
  @HttpCode(200)
  redeliver(
    @CallerOf() caller: Caller,
    @Param('deliveryId') id: string,
    @Body() body: unknown,
    @Headers('content-type') type: string | undefined,
  ): Promise<JsonObject> {
    return this.redelivery.redeliver(uuidOf(id), asking(caller, reasonOf(jsonBody(body, type))));
  }

  /** `{reason}`: what waits behind a given-up delivery of the same case goes on without it. */
  @Post(':deliveryId/release')
  @HttpCode(200)
  release(
    @CallerOf() caller: Caller,
    @Param('deliveryId') id: string,
    @Body() body: unknown,
    @Headers('content-type') type: string | undefined,
  ): Promise<JsonObject> {
    return this.redelivery.release(uuidOf(id), asking(caller, reasonOf(jsonBody(body, type))));
  }
}

const asking = ({ orgId, actor }: Caller, reason: string): Asking => ({ orgId, scope: 'desk', actorOrgId: orgId, userHash: actor.userHash, reason });
