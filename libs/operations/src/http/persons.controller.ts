import { Body, Controller, Headers, HttpCode, Post, UseGuards } from '@nestjs/common';
import { CallerGuard } from '#identity';
import type { JsonObject } from '#kernel';
import { jsonBody } from '#platform';
import { Persons } from '../persons.js';
import { OperatorGuard } from './operator.guard.js';

/** Keys of single people at the hub's desk and among its operators: shown once, when they are made. */
@Controller('v1/ops/persons')
@UseGuards(CallerGuard, OperatorGuard)
export class PersonsController {
  constructor(private readonly persons: Persons) {}

  /** `{person, scope}` → a key of this person. */
  @Post()
  @HttpCode(201)
  add(@Body() body: unknown, @Headers('content-type') type: string | undefined): Promise<JsonObject> {
    return this.persons.add(jsonBody(body, type));
  }

  /** `{person, scope}`: their keys end at once. */
  @Post('end')
  @HttpCode(200)
  end(@Body() body: unknown, @Headers('content-type') type: string | undefined): Promise<JsonObject> {
    return this.persons.end(jsonBody(body, type));
  }
}
