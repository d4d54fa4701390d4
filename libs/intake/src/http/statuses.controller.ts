import { Controller, Get, Param, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Door } from '#contracts';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import { FeedWatcher } from '#messaging';
import { Problem } from '#platform';
import { cursorOf, positionOf } from '../status/cursor.js';
import { statusFeed } from '../status/status-key.js';
import { StatusQueries } from '../status/status-queries.js';
import { IntakeRuntime } from '../intake-runtime.js';
import { ownDoor } from './door-access.js';
import { scalarQuery, wholeQuery } from './query.js';

const MAX_WAIT_S = 30;
const MAX_WAITERS = 4;

/** The door reads what it is told: a feed in commit order that waits for news. */
@Controller('v1/doors')
@UseGuards(CallerGuard)
export class StatusesController {
  private readonly waiters = new Map<string, number>();

  constructor(
    private readonly queries: StatusQueries,
    private readonly watcher: FeedWatcher,
    private readonly runtime: IntakeRuntime,
  ) {}

  @Get(':door/statuses')
  async statuses(@Param('door') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply, @CallerOf() caller: Caller): Promise<void> {
    const door = ownDoor(caller, name, this.runtime.doors);
    const { after: cursor, wait } = scalarQuery(request.query, ['after', 'wait']);
    const waitMs = wholeQuery(wait, 'wait', MAX_WAIT_S) * 1_000;
    const after = cursor === undefined ? 0n : positionOf(door, cursor, await this.queries.head(door));
    let page = await this.queries.page(door, after);
    if (page.bodies.length === 0 && waitMs > 0) {
      await this.wait(caller.orgId, door, after, { ms: waitMs, request });
      page = await this.queries.page(door, after);
    }
    const body = `{"items":[${page.bodies.join(',')}],"next":${JSON.stringify(cursorOf(door, page.last))}}`;
    await reply.status(200).headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).send(body);
  }

  /** @throws Problem 429 `HUB_TOO_MANY_WAITERS` */
  private async wait(orgId: string, door: Door, after: bigint, { ms, request }: { readonly ms: number; readonly request: FastifyRequest }): Promise<void> {
    const waiting = this.waiters.get(orgId) ?? 0;
    if (waiting >= MAX_WAITERS)
      throw new Problem(429, 'HUB_TOO_MANY_WAITERS', `同时等待的请求最多 ${MAX_WAITERS} 个。At most ${MAX_WAITERS} requests of a party wait at a time.`, {
        headers: { 'retry-after': '5' },
      });
    this.waiters.set(orgId, waiting + 1);
    const gone = new AbortController();
    const abort = (): void => gone.abort();
    request.raw.socket.once('close', abort);
    try {
      await this.watcher.wait('intake', statusFeed(door), after, { ms, signal: gone.signal });
    } finally {
      request.raw.socket.off('close', abort);
      this.waiters.set(orgId, (this.waiters.get(orgId) ?? 1) - 1);
    }
  }
}
