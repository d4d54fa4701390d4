import { Controller, Get, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cursorBefore, deliveriesPage, Outbox, pageSize, type DeliveriesPage } from '#delivery';
import { CallerGuard } from '#identity';
import { HubConfig, Problem } from '#platform';
import { OperatorGuard } from './operator.guard.js';
import { outboxHtml, OUTBOX_CSS } from './outbox-page.js';

const LATEST = 200;
const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
const HERE = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** What people were told, or would have been told: the hub's outbox (发件箱). */
@Controller()
export class OutboxController {
  constructor(
    private readonly outbox: Outbox,
    private readonly config: HubConfig,
  ) {}

  /** Newest first; `after`, `limit`. */
  @Get('v1/ops/outbox')
  @UseGuards(CallerGuard, OperatorGuard)
  async list(@Query('after') after?: unknown, @Query('limit') limit?: unknown): Promise<DeliveriesPage> {
    return deliveriesPage(await this.outbox.list(cursorBefore(after), pageSize(limit)));
  }

  /** The same as a page for people, on a demo hub and from this machine only: a browser carries no key. */
  @Get('outbox')
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.onlyHere(request);
    const { items } = await this.outbox.list(null, LATEST);
    await reply.headers({ ...HEADERS, 'content-type': 'text/html; charset=utf-8' }).send(outboxHtml(items));
  }

  @Get('outbox.css')
  async style(@Res() reply: FastifyReply): Promise<void> {
    await reply.headers({ ...HEADERS, 'content-type': 'text/css; charset=utf-8' }).send(OUTBOX_CSS);
  }

  /** The name is checked too: a page elsewhere whose name was pointed at this machine has another one. */
  private onlyHere({ socket, headers }: FastifyRequest): void {
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(socket.remoteAddress ?? '');
    if (!this.config.HUB_DEMO || !local || !HERE.test(headers.host ?? ''))
      throw new Problem(
        403,
        'HUB_DEMO_ONLY',
        '该页面仅在演示环境的本机打开；其他情况请用 /v1/ops/outbox。This page opens on a demo hub’s own machine only: use /v1/ops/outbox with an operator’s key.',
      );
  }
}
