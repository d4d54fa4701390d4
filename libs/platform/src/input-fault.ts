import type { ErrorCode } from '#kernel';

/** One thing wrong with an input: where (JSON pointer, XPath, or `row:column`), what, and in plain words why. Never the value of a secret field. */
export interface Fault {
  readonly path: string;
  readonly code: ErrorCode;
  readonly detail: string;
}

/** An input that cannot be taken. Becomes problem+json at HTTP and a dead letter on a topic. */
export class InputFault extends Error {
  override readonly name = 'InputFault';

  constructor(
    readonly code: ErrorCode,
    readonly httpStatus: 400 | 404 | 409 | 413 | 415 | 422,
    message: string,
    readonly faults: readonly Fault[] = [],
  ) {
    super(message);
  }
}
