import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { CaseViews } from '#casework';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import type { JsonObject } from '#kernel';
import { InputFault, Problem } from '#platform';
import { numberQuery } from '../cursor.js';

const PAGE = 200;

/** The hub dispatchers' queue (研判台): what no rule may send on its own, oldest first. */
@Controller('v1/desk/triage')
@UseGuards(CallerGuard)
export class TriageController {
  constructor(private readonly views: CaseViews) {}

  @Get()
  async triage(
    @CallerOf() caller: Caller,
    @Query('after') after?: unknown,
    @Query('limit') limit?: unknown,
  ): Promise<{ readonly items: readonly JsonObject[]; readonly next: string | null }> {
    if (caller.scope !== 'desk') throw new Problem(403, 'HUB_ROLE_FORBIDDEN', '研判台仅供受理岗使用。The triage queue is for the hub dispatchers.');
    if (after !== undefined && (typeof after !== 'string' || !/^[A-Z0-9-]{0,40}$/.test(after)))
      throw new InputFault('HUB_CURSOR_INVALID', 400, 'after 不是有效的游标。Use the `next` of an earlier answer.');
    const size = numberQuery(limit, 'limit', { min: 1, max: PAGE, otherwise: PAGE });
    const items = await this.views.triage(caller.actor, after ?? '', size);
    const last = items.at(-1)?.referralNo;
    return { items, next: items.length === size && typeof last === 'string' ? last : null };
  }
}
