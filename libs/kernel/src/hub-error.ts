export type ErrorCode = `HUB_${Uppercase<string>}`;

/**
 * Something went wrong that is not a business refusal: the network, a store, a peer, hostile input, or a bug.
 *
 * `code` is the stable name that logs, metrics, dead letters and HTTP problem bodies carry; `retryable` is the only thing the
 * batch runner looks at to choose between a parked retry and a dead letter.
 * `context` goes to the log: put ids in it, never a citizen's name, phone or complaint text.
 */
export class HubError extends Error {
  override readonly name = 'HubError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly retryable: boolean,
    readonly context: Readonly<Record<string, string | number>> = {},
    options: { readonly cause?: unknown } = {},
  ) {
    super(message, options);
  }
}

export const isHubError = (error: unknown): error is HubError => error instanceof HubError;
