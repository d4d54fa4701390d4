/** Seconds before try 2, 3, 4 of a notice: a person on duty is asked for within minutes, then somebody else is. Our own default. */
const RETRY_SECONDS: readonly number[] = [15, 60, 180];

/** Null when it is somebody else's turn. */
export const tryAgainInSeconds = (failedTries: number): number | null => RETRY_SECONDS[failedTries - 1] ?? null;
