import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InputFault, Problem } from '#platform';
import { Credentials, type Caller } from './credentials.js';
import { LinePauses } from './lines/line-pauses.js';
import { PartyLines } from './lines/party-lines.js';
import { SequenceBook } from './lines/sequence-book.js';

type WithCaller = FastifyRequest & { caller?: Caller };

/**
 * Lets nobody in without an `X-Hub-Key` that the registry knows: 401 `HUB_KEY_MISSING`, `HUB_KEY_UNKNOWN`; nobody speak who is paused: 503
 * `HUB_PARTY_PAUSED`. Notes who was heard, and the number that a partner may give each request (`X-Hub-Seq`).
 */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(
    private readonly credentials: Credentials,
    private readonly lines: PartyLines,
    private readonly pauses: LinePauses,
    private readonly sequences: SequenceBook,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<WithCaller>();
    const key = request.headers['x-hub-key'];
    if (typeof key !== 'string' || key === '')
      throw new Problem(401, 'HUB_KEY_MISSING', '请在请求头 X-Hub-Key 中提供接口密钥。Send your API key in the header X-Hub-Key.');
    const caller = await this.credentials.caller(key);
    if (!caller) throw new Problem(401, 'HUB_KEY_UNKNOWN', '接口密钥无效或已停用。The API key is unknown or has ended: ask the hub for a new one.');
    request.caller = caller;
    const isTaking = request.method === 'GET';
    this.lines.note(caller.orgId, isTaking ? 'out' : 'in');
    if (isTaking) return true;
    if (caller.scope !== 'operator' && this.pauses.isPaused(caller.orgId, 'in')) throw paused();
    const seq = seqOf(request.headers['x-hub-seq']);
    if (seq !== null) await this.number(caller.orgId, seq, context.switchToHttp().getResponse<FastifyReply>());
    return true;
  }

  /** The answer says which number is expected next and which are missing, so that a sender finds its own loss. */
  private async number(orgId: string, seq: number, reply: FastifyReply): Promise<void> {
    const { expected, gaps } = await this.sequences.take(orgId, [seq]);
    void reply.header('x-hub-seq-expected', String(expected));
    if (gaps.length > 0) void reply.header('x-hub-seq-missing', gaps.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(','));
  }
}

const paused = (): Problem =>
  new Problem(
    503,
    'HUB_PARTY_PAUSED',
    '本单位的接入已暂停，请稍后重发，或联系平台运维。Your line to the hub is paused: send again later, or ask its operators.',
    {
      headers: { 'retry-after': '300' },
    },
  );

/** @throws InputFault 400 `HUB_SEQ_INVALID` */
function seqOf(header: unknown): number | null {
  if (header === undefined) return null;
  const seq = typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : 0;
  if (seq < 1)
    throw new InputFault(
      'HUB_SEQ_INVALID',
      400,
      'X-Hub-Seq 应为从 1 起逐次加一的整数。X-Hub-Seq counts your requests: a whole number from 1, one more each time.',
    );
  return seq;
}

/** The caller that `CallerGuard` found. */
export const CallerOf = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<WithCaller>();
  if (!caller) throw new Error('a route takes a caller without CallerGuard');
  return caller;
});
