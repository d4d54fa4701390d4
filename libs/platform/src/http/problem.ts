import type { ErrorCode } from '#kernel';
import type { Fault } from '../input-fault.js';

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

export const notFound = (): Problem => new Problem(404, 'HUB_NOT_FOUND', '没有这条工单，或者您无权查看。There is no such referral, or it is not yours to see.');
