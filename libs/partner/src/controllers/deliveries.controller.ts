import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { DeliveryLog, deliveriesPage, deliveryQuery, noDelivery, Redelivery, uuidOf, type DeliveriesPage, type Onlooker } from '#delivery';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import type { JsonObject } from '#kernel';
import { jsonBody, Problem, reasonOf } from '#platform';

/** A party's own pushes: an institution's doorbells, an agency's statuses. What is another party's does not exist here. */
@Controller('v1/deliveries')
@UseGuards(CallerGuard)
export class OwnDeliveriesController {
  constructor(
    private readonly log: DeliveryLog,
    private readonly redelivery: Redelivery,
  ) {}

  /** Newest first: `state`, `after`, `limit`. */
  @Get()
  async list(@CallerOf() caller: Caller, @Query() query: Readonly<Record<string, unknown>>): Promise<DeliveriesPage> {
    return deliveriesPage(await this.log.list(ownerOf(caller), deliveryQuery({ ...query, party: caller.orgId })));
  }

  @Get(':deliveryId')
  async show(@CallerOf() caller: Caller, @Param('deliveryId') deliveryId: string): Promise<JsonObject> {
    const found = await this.log.show(ownerOf(caller), uuidOf(deliveryId));
    if (!found) throw noDelivery();
    return found;
  }

  /** `{reason}`: once more, under the same webhook-id. 409 while it is still being tried. */
  @Post(':deliveryId/redeliver')
  @HttpCode(200)
  redeliver(
    @CallerOf() caller: Caller,
    @Param('deliveryId') id: string,
    @Body() body: unknown,
    @Headers('content-type') type: string | undefined,
  ): Promise<JsonObject> {
    const { orgId, actor } = caller;
    const reason = reasonOf(jsonBody(body, type));
    return this.redelivery.redeliver(uuidOf(id), { ...ownerOf(caller), actorOrgId: orgId, userHash: actor.userHash, reason });
  }
}

/** @throws Problem 403 for keys that stand for no partner */
function ownerOf({ orgId, scope }: Caller): Onlooker {
  if (scope !== 'institution' && scope !== 'door')
    throw new Problem(
      403,
      'HUB_ROLE_FORBIDDEN',
      '该接口供机构和来源单位查看自己的推送；运维请用 /v1/ops/deliveries。For partners and their own pushes; operators use /v1/ops/deliveries.',
    );
  return { orgId, scope: 'party' };
}
