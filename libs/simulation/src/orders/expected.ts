/** What must become of one line of a sample. */
export interface Expected {
  /** What the door says to the line itself. */
  readonly outcome: 'accepted' | 'duplicate' | 'conflict' | 'refused';
  /** Where an accepted order comes to rest before anybody acts; null for the others. */
  readonly place: 'dispatched' | 'triage' | 'transferredOut' | 'quarantined' | null;
  /** The institution it must be dispatched to. */
  readonly orgId: string | null;
}
