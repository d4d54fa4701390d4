import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, UseGuards } from '@nestjs/common';
import { CallerGuard } from '#identity';
import type { JsonObject } from '#kernel';
import { jsonBody } from '#platform';
import { Partners } from '../partners.js';
import { OperatorGuard } from './operator.guard.js';

/** The registry of parties as operators change it: keys and secrets are shown once, when they are made. */
@Controller('v1/ops/partners')
@UseGuards(CallerGuard, OperatorGuard)
export class PartnersController {
  constructor(private readonly partners: Partners) {}

  @Get()
  list(): { readonly items: readonly JsonObject[] } {
    return { items: this.partners.list() };
  }

  /** `{orgId, name, kind, districtCode, uscc, [usesKafka], [isDrill]}` → the new party's key. */
  @Post()
  @HttpCode(201)
  add(@Body() body: unknown, @Headers('content-type') type: string | undefined): Promise<JsonObject> {
    return this.partners.add(jsonBody(body, type));
  }

  /** A new key; the old ones go on for a day. */
  @Post(':orgId/rotate')
  @HttpCode(200)
  rotate(@Param('orgId') orgId: string): Promise<JsonObject> {
    return this.partners.rotate(orgId);
  }

  /** A new signing secret of the party's pushes; the one before it goes on for a day beside it. */
  @Post(':orgId/rotate-secret')
  @HttpCode(200)
  rotateSecret(@Param('orgId') orgId: string): Promise<JsonObject> {
    return this.partners.rotateSecret(orgId);
  }

  /** `{[webhookUrl], [callbackUrl], [usesKafka], [allowedNetworks]}` → the signing secret where an address is given. */
  @Put(':orgId/agreement')
  agreement(@Param('orgId') orgId: string, @Body() body: unknown, @Headers('content-type') type: string | undefined): Promise<JsonObject> {
    return this.partners.agree(orgId, jsonBody(body, type));
  }
}
