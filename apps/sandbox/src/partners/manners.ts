/** How the simulated partners treat one case. What is left out happens in the usual way. */
export interface CaseManners {
  /** This institution sends it back as not its own; the desk gives it to `to`. */
  readonly misroute?: { readonly by: string; readonly to: string };
  /** The desk takes it from the first institution and gives it to this one. */
  readonly reassignTo?: string;
  /** Whom the desk gives it to when no rule could; null leaves it in the queue. */
  readonly deskGives?: string | null;
  /** The citizen takes it back once it is dispatched. */
  readonly withdrawn?: boolean;
  /** The officer refuses the first reply. */
  readonly poorReply?: boolean;
  /** An interim reply comes first. */
  readonly interim?: boolean;
  /** A chapter of the story tells every step of this case: whoever else is simulated leaves it alone. */
  readonly told?: true;
  /** Signed for, and still in hand when the story ends. */
  readonly unanswered?: boolean;
}

/** What is decided about a case, by referralId. */
export type Manners = (referralId: string) => CaseManners;
