import type { Instant } from '#kernel';
import type { CourtRuling } from '../grounds.js';

interface At {
  readonly at: Instant;
}

/** 诉调对接: to the mediation centre, to the court, and back. Agreement numbers and court case numbers are sealed, not here. */
export type MediationAndCourtEvent =
  | ({ readonly type: 'MediationRequested'; readonly centreOrgId: string } & At)
  | ({ readonly type: 'MediationEnded'; readonly centreOrgId: string; readonly outcome: 'failed' | 'agreed'; readonly amountFen: number | null } & At)
  | ({ readonly type: 'CourtDocked'; readonly courtOrgId: string; readonly kind: string } & At)
  | ({ readonly type: 'CourtResultReceived'; readonly courtOrgId: string; readonly ruling: CourtRuling } & At);
