import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { CaseViews, itemFeed } from '#casework';
import type { InboxItem } from '#contracts';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import { FeedWatcher } from '#messaging';
import { Problem } from '#platform';
import { cursorOf, numberQuery, positionOf } from '../cursor.js';
import { Waiters } from '../waiters.js';

const PAGE = 200;

/** The mailbox of an institution: the truth about what it was sent; webhook and topic only ring the bell. */
@Controller('v1/inbox')
@UseGuards(CallerGuard)
export class InboxController {
  constructor(
    private readonly views: CaseViews,
    private readonly watcher: FeedWatcher,
    private readonly waiters: Waiters,
  ) {}

  /** Items behind `after` (none = from the beginning); waits up to `wait` seconds (≤ 30) for the first one. */
  @Get()
  async inbox(
    @CallerOf() caller: Caller,
    @Query('after') after?: unknown,
    @Query('wait') wait?: unknown,
    @Query('limit') limit?: unknown,
  ): Promise<{ readonly items: readonly InboxItem[]; readonly next: string }> {
    if (caller.scope !== 'institution' && caller.scope !== 'desk')
      throw new Problem(403, 'HUB_ROLE_FORBIDDEN', '该接口仅供承办机构使用。The inbox is for institutions; doors read /v1/doors/<door>/statuses.');
    const from = positionOf(after);
    const seconds = numberQuery(wait, 'wait', { min: 0, max: 30, otherwise: 0 });
    const size = numberQuery(limit, 'limit', { min: 1, max: PAGE, otherwise: PAGE });
    const page = await this.views.inbox(caller.orgId, from, size);
    if (page.items.length > 0 || seconds === 0) return { items: page.items, next: cursorOf(page.next) };
    await this.waiters.limited(caller.orgId, () => this.watcher.wait('casework', itemFeed(caller.orgId), from, { ms: seconds * 1_000 }));
    const later = await this.views.inbox(caller.orgId, from, size);
    return { items: later.items, next: cursorOf(later.next) };
  }
}
