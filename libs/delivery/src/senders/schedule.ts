/** Seconds before attempt 2, 3, …: about 75 hours in all. @source Standard Webhooks, «Deliverability and reliability» */
export const RETRY_SECONDS: readonly number[] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

const JITTER = 0.2;

/** Seconds to wait after `attempts` failed ones, ± 20 %; null when it is time to give up. A partner's own `Retry-After` counts where it is longer. */
export function retryInSeconds(attempts: number, retryAfterS: number | null, random: number): number | null {
  const planned = RETRY_SECONDS[attempts - 1];
  if (planned === undefined) return null;
  return Math.max(planned * (1 - JITTER + 2 * JITTER * random), retryAfterS ?? 0);
}

export type Verdict = 'delivered' | 'gone' | 'failed';

/** 2xx is success, 410 ends the endpoint, everything else is a failure to be tried again: redirects too, and a 2xx whose answer broke a limit. */
export const verdict = ({ status, error }: { readonly status: number; readonly error: string | null }): Verdict =>
  error === null && status >= 200 && status < 300 ? 'delivered' : status === 410 ? 'gone' : 'failed';
