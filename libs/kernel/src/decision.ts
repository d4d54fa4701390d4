/** A business «no»: a value, never an exception. `code` is kebab-case; outside the process it is `HUB_` + the same words in capitals. */
export interface Refusal<Code extends string> {
  readonly accepted: false;
  readonly code: Code;
  /** What, why and what next, in plain words; no personal data. */
  readonly detail: string;
}

/** What a pure decision answers: the facts to record, or a refusal. */
export type Decision<Event, Code extends string> = { readonly accepted: true; readonly events: readonly Event[] } | Refusal<Code>;

export const accepted = <Event>(...events: Event[]): { readonly accepted: true; readonly events: readonly Event[] } => ({ accepted: true, events });

export const refused = <Code extends string>(code: Code, detail: string): Refusal<Code> => ({ accepted: false, code, detail });
