/** A moment, RFC 3339 with offset. Brand: a string becomes an `Instant` only through `instantOf` or a checked schema. */
export type Instant = string & { readonly __brand: 'Instant' };

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

/** The only source of business time (ARCHITECTURE: SQL `now()` and `Date.now()` are banned in domain code). */
export interface Clock {
  /** The present moment. */
  now(): Instant;
}

/** @param ms milliseconds since the Unix epoch. @returns the moment in UTC, millisecond precision. */
export const instantOf = (ms: number): Instant => new Date(ms).toISOString() as Instant;

/** @returns milliseconds since the Unix epoch. */
export const instantMs = (instant: Instant): number => Date.parse(instant);
