import { Controller, Get, Headers, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CaseViews, CaseworkService, ClockBook, HandsLedger, type ClockBookView, type HandsView } from '#casework';
import { COMMANDS, type CommandAnswer, type CommandName } from '#contracts';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import { InputFault, jsonBody, notFound, Problem } from '#platform';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const KEY = /^[\x21-\x7e]{1,255}$/;

interface CommandPath {
  readonly referralId: string;
  readonly command: string;
}

/** A header that came more than once counts once. */
const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header);

/** Reading a case and acting on it: institutions and the desk, each in its own role. */
@Controller('v1/referrals')
@UseGuards(CallerGuard)
export class ReferralController {
  constructor(
    private readonly views: CaseViews,
    private readonly casework: CaseworkService,
    private readonly hands: HandsLedger,
    private readonly clockBook: ClockBook,
  ) {}

  /** The projected case with its `ETag` and the commands the caller may give now. 404 for what is not the caller's. */
  @Get(':referralId')
  async read(
    @CallerOf() caller: Caller,
    @Param('referralId') referralId: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = UUID.test(referralId) ? await this.views.referral(referralId, caller.actor) : null;
    if (!view) throw notFound();
    const etag = `"${view.referral.version}"`;
    if (known === etag) {
      await reply.status(304).header('etag', etag).send();
      return;
    }
    await reply.header('etag', etag).send({ ...view.referral, allowedCommands: view.allowedCommands });
  }

  /** The time-in-hands ledger: for every minute of the case, on whose desk it lay. */
  @Get(':referralId/hands')
  async inHands(@CallerOf() caller: Caller, @Param('referralId') referralId: string): Promise<HandsView> {
    const view = UUID.test(referralId) ? await this.hands.of(referralId, caller.actor) : null;
    if (!view) throw notFound();
    return view;
  }

  /** Every time limit of the case: rule, version, article, start, pauses, extensions, marks, due and state. */
  @Get(':referralId/clocks')
  async clocks(@CallerOf() caller: Caller, @Param('referralId') referralId: string): Promise<ClockBookView> {
    const view = UUID.test(referralId) ? await this.clockBook.of(referralId, caller.actor) : null;
    if (!view) throw notFound();
    return view;
  }

  /** 200 with the new version, 409 wrong state, 403 never this role, 404 not yours, 412 stale, 428 without `If-Match`, 400 without `Idempotency-Key`. */
  @Post(':referralId/commands/:command')
  @HttpCode(200)
  async command(@CallerOf() caller: Caller, @Param() path: CommandPath, @Req() { headers, body }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!UUID.test(path.referralId)) throw notFound();
    const command = commandOf(path.command);
    const answer = await this.casework.execute({
      referralId: path.referralId,
      command,
      body: jsonBody(body, headers['content-type']),
      actor: caller.actor,
      idempotencyKey: idempotencyKey(one(headers['idempotency-key'])),
      expectedVersion: versionOf(headers['if-match']),
      part: 0,
    });
    if (!answer.obeyed) throw problemOf(answer);
    await reply
      .header('etag', `"${answer.version}"`)
      .headers(answer.duplicate ? { 'idempotency-replayed': 'true' } : {})
      .send({ status: answer.status, version: answer.version, allowedCommands: answer.allowedCommands });
  }
}

function commandOf(name: string): CommandName {
  const command = COMMANDS.find((known) => known === name);
  if (!command) throw new Problem(404, 'HUB_COMMAND_UNKNOWN', '没有这个指令。There is no such command: see allowedCommands of the referral.');
  return command;
}

/** @throws InputFault 400 `HUB_IDEMPOTENCY_KEY_MISSING` or `HUB_IDEMPOTENCY_KEY_INVALID` */
function idempotencyKey(key: string | undefined): string {
  if (key === undefined || key === '')
    throw new InputFault(
      'HUB_IDEMPOTENCY_KEY_MISSING',
      400,
      '请提供 Idempotency-Key 请求头。Send an Idempotency-Key header: a new one for a new command, the same for a repeat.',
    );
  if (!KEY.test(key))
    throw new InputFault(
      'HUB_IDEMPOTENCY_KEY_INVALID',
      400,
      'Idempotency-Key 应为 1–255 个可见 ASCII 字符。The key must be 1 to 255 visible ASCII characters.',
    );
  return key;
}

/** @throws Problem 428 `HUB_IF_MATCH_MISSING` */
function versionOf(match: string | undefined): number {
  if (match === undefined) throw new Problem(428, 'HUB_IF_MATCH_MISSING', '请在 If-Match 中给出所读到的版本。Send If-Match with the ETag you read.');
  const version = /^"(\d{1,9})"$/.exec(match)?.[1];
  if (version === undefined) throw new InputFault('HUB_IF_MATCH_INVALID', 400, 'If-Match 应形如 "5"。If-Match must look like "5".');
  return Number(version);
}

export const problemOf = (answer: Extract<CommandAnswer, { readonly obeyed: false }>): Problem =>
  new Problem(answer.httpStatus, answer.code, answer.detail, {
    faults: answer.faults.map(({ path, code }) => ({ path, code, detail: code })),
    members: { referralStatus: answer.status, version: answer.version, allowedCommands: answer.allowedCommands },
  });
