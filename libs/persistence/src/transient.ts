import { isHubError } from '#kernel';

const TRANSIENT_CLASSES = /^(08|40|53|57P|58|55P03|25P03|25006)/;
const TRANSIENT_WORDS =
  /query runner already released|connection terminated|terminating connection|timeout exceeded when trying to connect|connection (?:ended|closed|error)|client (?:has encountered a connection error|was closed)|driver not connected|econn|epipe|cannot use a pool after/i;

/** The SQLSTATE of a database error, whether the driver or the mapper wraps it; undefined where there is none. */
export function sqlState(error: unknown): string | undefined {
  for (
    let at = error;
    typeof at === 'object' && at !== null;
    at = (at as { driverError?: unknown; cause?: unknown }).driverError ?? (at as { cause?: unknown }).cause
  ) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}

/**
 * Whether the same work may succeed if it is tried again: lost connections, deadlocks, serialisation failures, lock and statement time-outs,
 * a server that is starting, stopping, full or read-only. A lost connection may come without SQLSTATE, so its words count too.
 * @source PostgreSQL appendix A (SQLSTATE classes 08, 40, 53, 57P, 58)
 */
export function isTransient(error: unknown): boolean {
  if (isHubError(error)) return error.retryable;
  const state = sqlState(error);
  if (state !== undefined) return TRANSIENT_CLASSES.test(state) || state === '57014';
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  return TRANSIENT_WORDS.test(error.message) || (typeof code === 'string' && TRANSIENT_WORDS.test(code));
}

/** Deadlock or serialisation failure: worth an immediate retry of the whole transaction. */
export const isConflict = (error: unknown): boolean => ['40P01', '40001'].includes(sqlState(error) ?? '');
