/** One look at one thing. */
export interface Finding {
  readonly name: string;
  /** skipped: does not matter here · notice: nothing is wrong yet, but somebody has to act. */
  readonly state: 'ok' | 'wrong' | 'skipped' | 'notice';
  /** What was found; where it is wrong, what to do. */
  readonly detail: string;
}
