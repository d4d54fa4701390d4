/** How a limit is counted. `CD` calendar day, `WD` working day, `H` clock hour, `WH` working hour, `MIN` minute. */
export type LimitUnit = 'CD' | 'WD' | 'H' | 'WH' | 'MIN';

/** What the duty is: which step of a case stops the clock. */
export type ClockKind =
  | 'ACK'
  | 'ACCEPT'
  | 'APPEAL'
  | 'ASSIST'
  | 'CALLBACK'
  | 'CLAIM'
  | 'CONFIRM'
  | 'CONTACT'
  | 'COURT'
  | 'DISPATCH'
  | 'DISPUTE'
  | 'FORWARD'
  | 'HANDLE'
  | 'INTERIM'
  | 'MEDIATE'
  | 'NOTIFY'
  | 'RECTIFY'
  | 'REDO'
  | 'REPORT'
  | 'RETURN'
  | 'REVIEW'
  | 'SIGN'
  | 'SUPERVISE'
  | 'VERIFY';
export type Urgency = 'NORMAL' | 'PRIORITY' | 'URGENT' | 'CRITICAL';

/** Which last days roll to the next: Civil Code art. 203 rolls holidays and rest days. */
export type RollOn = 'HOLIDAY_AND_REST_DAY' | 'STATUTORY_HOLIDAY_ONLY';
/** When the last day ends (Civil Code art. 203 ¶2): 24:00, or 17:30 where the body keeps business hours. */
export type Cutoff = 'END_OF_DAY' | 'BUSINESS_CLOSE';
export type Ground = 'APPRAISAL' | 'MEDIATION' | 'HEARING' | 'RECUSAL' | 'FORCE_MAJEURE' | 'AWAIT_PROCEDURE';
/** Whether the number was seen in the text of law, in a secondary text, is remembered, or is ours. */
export type Evidence = 'verified' | 'partly' | 'from-memory' | 'our-default';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A rule that lets something happen to a clock, and where it stands. */
export interface Basis {
  readonly ruleId: string;
  readonly article: string;
}

/** A ground that stops the count. `needsNotice`: valid only when the complainant was told. */
export interface PauseRule extends Basis {
  readonly ground: Ground;
  readonly needsNotice: boolean;
}

/** A longer limit that may be had: its total counted from the original start, how often, and who grants it. */
export interface ExtensionRule extends Basis {
  readonly maxTotal: number;
  readonly count: number;
  readonly approver: Approver;
}

export type Approver = 'OWNER_ITSELF' | 'SUPERIOR_INSTITUTION' | 'UNIT_HEAD' | 'HOTLINE_BODY' | 'BUREAU_HEAD' | 'ALL_PARTIES' | 'COURT' | 'NOT_KNOWN';

export type Owner =
  | 'CALLBACK_AGENT'
  | 'COMPLAINANT'
  | 'COURT'
  | 'DISPATCHER'
  | 'HANDLING_UNIT'
  | 'HIGHER_UNIT'
  | 'HOTLINE'
  | 'HUB'
  | 'INSTITUTION'
  | 'INSTITUTION_HEAD'
  | 'MARKET_BUREAU'
  | 'MEDIATION_CENTRE'
  | 'MEDIATOR'
  | 'PARTIES'
  | 'PETITION_BUREAU'
  | 'PETITIONER'
  | 'PROVINCIAL_BODY'
  | 'REGULATOR'
  | 'SOURCE_DESK'
  | 'SUPERIOR_INSTITUTION'
  | 'UNIT';

/** The part of a policy that the arithmetic needs. */
export interface Limit {
  readonly amount: number;
  readonly unit: LimitUnit;
  readonly rollOn: RollOn;
  readonly cutoff?: Cutoff;
  /** Court periods in hours leave out the hour they begin in (Civil Procedure Law art. 85). */
  readonly excludeStartHour?: true;
}

/** One time limit as a law, a rule or our own default states it. Versioned data: a new version is a new row with dates. */
export interface SlaPolicy extends Limit {
  readonly ruleId: string;
  readonly version: string;
  readonly kind: ClockKind;
  readonly title: Words;
  /** The event the count starts from. */
  readonly trigger: Words;
  readonly owner: Owner;
  readonly cutoff: Cutoff;
  readonly pauses: readonly PauseRule[];
  readonly extensions: readonly ExtensionRule[];
  /** New facts inside the limit begin it anew. */
  readonly restart: Basis | null;
  /** No length of its own: whoever starts it names the last day. */
  readonly daySet?: true;
  /** A date agreed with the complainant takes the place of the due date. */
  readonly agreed: Basis | null;
  /** An event that ends the procedure the same day. */
  readonly ends: Basis | null;
  /** A second, shorter reading: warnings heed it, the due date does not. `since`: first trigger date. */
  readonly warnWithin: { readonly amount: number; readonly unit: 'CD'; readonly since: string; readonly article: string } | null;
  readonly article: string;
  readonly status: Evidence;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** Only for this urgency; null = any. */
  readonly urgency: Urgency | null;
}
