import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { throwError, type Observable } from 'rxjs';
import { isHubError, type ErrorCode } from '#kernel';
import { InputFault } from '../input-fault.js';
import { LOGGER, type Logger } from '../logging.js';
import { currentTrace, newTrace } from '../trace/trace-context.js';
import { Problem, PROBLEM_MEDIA_TYPE, problemBody } from './problem.js';

/** Says whether an error means that a server behind us is away for now. Given by the persistence layer, so that platform knows no driver. */
export const TRANSIENT = Symbol('TransientClassifier');
export type TransientClassifier = (error: unknown) => boolean;

const FASTIFY_CODES: Readonly<Record<string, readonly [number, ErrorCode, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'HUB_BODY_TOO_LARGE', '报文过大。The body is larger than this route allows: split it.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'HUB_MEDIA_TYPE', '不支持的 Content-Type。This content type is not taken here.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'HUB_BODY_REQUIRED', '报文为空。The body is empty.'],
  FST_ERR_BAD_URL: [400, 'HUB_URL_INVALID', '地址有误。The address is not well-formed.'],
};

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'HUB_BAD_REQUEST',
  401: 'HUB_UNAUTHENTICATED',
  403: 'HUB_FORBIDDEN',
  404: 'HUB_ROUTE_UNKNOWN',
  405: 'HUB_METHOD_NOT_ALLOWED',
  413: 'HUB_BODY_TOO_LARGE',
  415: 'HUB_MEDIA_TYPE',
};

/** Every error of every HTTP route as RFC 9457 problem+json: a stable code, what and what next, no stack, no SQL, no secret value. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(TRANSIENT) private readonly isTransient: TransientClassifier,
  ) {}

  catch(error: unknown, host: ArgumentsHost): Observable<never> | void {
    // A message handler's error belongs to the batch runner, unchanged: it decides between retry, parking and dead letter.
    if (host.getType() !== 'http') return throwError(() => error);
    this.answer(error, host);
  }

  private answer(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const problem = this.problemOf(error);
    const traceId = currentTrace()?.traceId ?? newTrace().traceId;
    if (problem.httpStatus >= 500) this.logger[problem.httpStatus === 503 ? 'warn' : 'error']({ code: problem.code, err: stackOf(error) }, 'request failed');
    void reply
      .status(problem.httpStatus)
      .headers({ 'content-type': PROBLEM_MEDIA_TYPE, 'cache-control': 'no-store', ...problem.extra.headers })
      .send(problemBody(problem, traceId));
  }

  private problemOf(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof InputFault) return new Problem(error.httpStatus, error.code, error.message, { faults: error.faults });
    if (this.isTransient(error) || (isHubError(error) && error.retryable)) {
      return new Problem(
        503,
        isHubError(error) ? error.code : 'HUB_DATABASE_UNAVAILABLE',
        '暂时无法受理，请稍后重发同一请求。A server behind the hub is away: send the same again.',
        { headers: { 'retry-after': '2' } },
      );
    }
    return fromFramework(error) ?? new Problem(500, 'HUB_INTERNAL', '系统内部错误，已记录。An error inside the hub; it is logged under the traceId.');
  }
}

function fromFramework(error: unknown): Problem | null {
  if (error instanceof HttpException) {
    const status = error.getStatus();
    return new Problem(status, BY_STATUS[status] ?? 'HUB_BAD_REQUEST', error.message);
  }
  if (!(error instanceof Error)) return null;
  const code = (error as { code?: unknown }).code;
  const known = typeof code === 'string' ? FASTIFY_CODES[code] : undefined;
  if (known) return new Problem(...known);
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' && status >= 400 && status < 500
    ? new Problem(status, BY_STATUS[status] ?? 'HUB_BAD_REQUEST', 'the request was not understood')
    : null;
}

const stackOf = (error: unknown): { readonly type: string; readonly stack: string } =>
  error instanceof Error ? { type: error.constructor.name, stack: (error.stack ?? '').split('\n').slice(1, 6).join('\n') } : { type: typeof error, stack: '' };
