import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '#identity';
import { Problem } from '#platform';

/** Operators only; stands behind `CallerGuard`. */
@Injectable()
export class OperatorGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { caller } = context.switchToHttp().getRequest<FastifyRequest & { caller?: Caller }>();
    if (caller?.scope !== 'operator') throw new Problem(403, 'HUB_ROLE_FORBIDDEN', '该接口仅供运维使用。This route is for the hub’s operators.');
    return true;
  }
}
