const MAX_S = 86_400;
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Seconds that a `Retry-After` header asks to wait, at most a day; null for what is neither seconds nor a date, and for a date that has passed.
 * @param nowMs milliseconds since the Unix epoch. @source RFC 9110 §10.2.3, §5.6.7 (the preferred form of dates)
 */
export function retryAfterSeconds(header: string | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,15}$/.test(text)) return Math.min(Number(text), MAX_S);
  const at = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return at > nowMs ? Math.min(Math.ceil((at - nowMs) / 1_000), MAX_S) : null;
}
