import { Controller, Get, Inject, Optional, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandAnswer, Door, OfficerCommand } from '#contracts';
import type { JsonObject } from '#kernel';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import { bodyBytes, InputFault, jsonBody, Problem } from '#platform';
import { commandOfXml } from '../channels/petition/xml-command.js';
import { ForwardCommands } from '../commands/forward-commands.js';
import { OFFICER_COMMANDS, type OfficerCommandPort } from '../commands/officer-command.port.js';
import { checkCommand, isOfficerCommand, mayUse } from '../commands/officer-commands.js';
import { StatusQueries, type OrderHistory } from '../status/status-queries.js';
import { readXml } from '../xml/read-xml.js';
import { xmlDocument } from '../xml/write-xml.js';
import { IntakeRuntime } from '../intake-runtime.js';
import { ownDoor } from './door-access.js';

const XML = 'application/xml';

/** A door's own orders: what became of them, and what its officers do about them. */
@Controller('v1/doors')
@UseGuards(CallerGuard)
export class OrdersController {
  constructor(
    private readonly queries: StatusQueries,
    private readonly commands: ForwardCommands,
    private readonly runtime: IntakeRuntime,
    @Optional() @Inject(OFFICER_COMMANDS) private readonly casework: OfficerCommandPort | null,
  ) {}

  @Get(':door/orders/:no')
  async order(@Param('door') name: string, @Param('no') no: string, @Res() reply: FastifyReply, @CallerOf() caller: Caller): Promise<void> {
    const door = ownDoor(caller, name, this.runtime.doors);
    const history = await this.history(door, no);
    const live = await this.casework?.find(history.referralId);
    const version = live?.version ?? history.referralVersion;
    const referralNo = live?.referralNo ?? history.referralNo;
    if (version !== null) void reply.header('etag', `"${version}"`);
    const head = JSON.stringify({ code: history.code, referralNo, version });
    const body = `${head.slice(0, -1)},"history":[${history.bodies.join(',')}]}`;
    await reply.status(200).headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).send(body);
  }

  @Post(':door/orders/:no/commands/:command')
  async command(
    @Param() params: Record<'door' | 'no' | 'command', string>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    const door = ownDoor(caller, params.door, this.runtime.doors);
    const command = allowed(door, params.command);
    const { referralId } = await this.history(door, params.no);
    const isXml = door === 'petition' && mediaTypeOf(request) === XML;
    const checked = checkCommand(command, isXml ? xmlBody(request) : jsonBody(request.body, request.headers['content-type']));
    const expectedVersion = ifMatch(request.headers['if-match']);
    const port = this.casework;
    if (!port || (await port.find(referralId)) === null) throw notRegistered();
    const actor = this.commands.actorOf(caller.actor, checked.officer);
    const answer = await port.execute({
      referralId,
      command,
      body: checked.body,
      actor,
      idempotencyKey: checked.commandId,
      expectedVersion,
      part: checked.part,
    });
    const body = obeyed(answer, checked.commandId, params.no);
    void reply.status(200).header('etag', `"${Number(body.version)}"`);
    await (isXml ? reply.header('content-type', `${XML}; charset=utf-8`).send(xmlDocument('commandReceipt', {}, receiptFields(body))) : reply.send(body));
  }

  /** @throws Problem 404 `HUB_ORDER_UNKNOWN` */
  private async history(door: Door, no: string): Promise<OrderHistory> {
    const history = await this.queries.order(door, no);
    if (!history) throw new Problem(404, 'HUB_ORDER_UNKNOWN', '本入口没有报送过该编号的工单。This door has sent no order with this number.');
    return history;
  }
}

const mediaTypeOf = (request: FastifyRequest): string => (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

const xmlBody = (request: FastifyRequest): JsonObject => commandOfXml(readXml(bodyBytes(request.body, request.headers['content-type'], XML)));

const receiptFields = (body: JsonObject): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]));

/** @throws Problem 404 for no command at all, 403 for one that this door never has */
function allowed(door: Door, name: string): OfficerCommand {
  if (!isOfficerCommand(name)) throw new Problem(404, 'HUB_COMMAND_UNKNOWN', '没有这个指令。There is no such command for a door.');
  if (!mayUse(door, name)) throw new Problem(403, 'HUB_ROLE_FORBIDDEN', '本单位无权使用该指令。The officers of this door never have this command.');
  return name;
}

const notRegistered = (): Problem =>
  new Problem(
    409,
    'HUB_REFERRAL_NOT_REGISTERED',
    '工单已收到，尚未完成登记，请 1 秒后重试。The order has been received and is being registered: try again in a second.',
    {
      headers: { 'retry-after': '1' },
    },
  );

function ifMatch(header: unknown): number | null {
  if (header === undefined || header === '*') return null;
  const version = typeof header === 'string' ? /^"(\d{1,9})"$/.exec(header)?.[1] : undefined;
  if (version === undefined)
    throw new InputFault('HUB_IF_MATCH_INVALID', 400, 'If-Match 应为上次返回的 ETag，例如 "3"。If-Match must be the ETag of the last answer, for example "3".');
  return Number(version);
}

/** @throws Problem with casework's own status and code when it refuses */
function obeyed(answer: CommandAnswer, commandId: string, orderNo: string): JsonObject {
  if (answer.obeyed) return { commandId, orderNo, status: answer.status, version: answer.version, duplicate: answer.duplicate };
  const { httpStatus, code, detail, faults, status, version, allowedCommands } = answer;
  if (code === 'HUB_REFERRAL_NOT_REGISTERED') throw notRegistered();
  throw new Problem(httpStatus, code, detail, {
    faults: faults.map(({ path, code: why }) => ({ path, code: why, detail: '' })),
    members: { commandId, status, version, allowedCommands },
    ...(version === null ? {} : { headers: { etag: `"${version}"` } }),
  });
}
