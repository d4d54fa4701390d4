import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '#platform';
import { Credentials, type Caller } from './credentials.js';

type WithCaller = FastifyRequest & { caller?: Caller };

/** Lets nobody in without an `X-Hub-Key` that the registry knows: 401 `HUB_KEY_MISSING`, `HUB_KEY_UNKNOWN`. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(private readonly credentials: Credentials) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<WithCaller>();
    const key = request.headers['x-hub-key'];
    if (typeof key !== 'string' || key === '')
      throw new Problem(401, 'HUB_KEY_MISSING', '请在请求头 X-Hub-Key 中提供接口密钥。Send your API key in the header X-Hub-Key.');
    const caller = await this.credentials.caller(key);
    if (!caller) throw new Problem(401, 'HUB_KEY_UNKNOWN', '接口密钥无效或已停用。The API key is unknown or has ended: ask the hub for a new one.');
    request.caller = caller;
    return true;
  }
}

/** The caller that `CallerGuard` found. */
export const CallerOf = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<WithCaller>();
  if (!caller) throw new Error('a route takes a caller without CallerGuard');
  return caller;
});
