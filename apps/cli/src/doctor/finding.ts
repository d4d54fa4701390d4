/** One look at one thing. */
export interface Finding {
  readonly name: string;
  /** skipped: does not matter here. */
  readonly state: 'ok' | 'wrong' | 'skipped';
  /** What was found; where it is wrong, what to do. */
  readonly detail: string;
}
