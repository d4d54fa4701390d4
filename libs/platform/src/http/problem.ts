import type { ErrorCode } from '#kernel';
import type { Fault } from '../input-fault.js';
import { newTrace } from '../trace/trace-context.js';

/** An answer that is not a success: thrown in controllers, written as RFC 9457 problem+json by `ProblemFilter`. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly httpStatus: number,
    readonly code: ErrorCode,
    /** What, why and what next; no personal data. */
    readonly detail: string,
    readonly extra: {
      readonly faults?: readonly Fault[];
      readonly headers?: Readonly<Record<string, string>>;
      readonly members?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(detail);
  }
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** The body of a problem's answer. */
export const problemBody = ({ code, httpStatus, detail, extra }: Problem, traceId: string = newTrace().traceId): string =>
  JSON.stringify({ type: `/docs/errors/${code}`, title: code, status: httpStatus, code, detail, errors: extra.faults ?? [], ...extra.members, traceId });

export const notFound = (): Problem => new Problem(404, 'HUB_NOT_FOUND', '没有这条工单，或者您无权查看。There is no such referral, or it is not yours to see.');
