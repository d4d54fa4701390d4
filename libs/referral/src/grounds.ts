/** The legal grounds on which a running limit may stand still (中止). Which of them a limit knows is part of its rule (`libs/sla`). */
export const PAUSE_GROUNDS = ['APPRAISAL', 'MEDIATION', 'HEARING', 'RECUSAL', 'FORCE_MAJEURE', 'AWAIT_PROCEDURE'] as const;
export type PauseGround = (typeof PAUSE_GROUNDS)[number];

/** 核查 (令2020-3 art. 20) · 复查 (信访工作条例 art. 35) · 复核 (art. 36). */
export const REVIEW_KINDS = ['RECHECK', 'REVIEW1', 'REVIEW2'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];
export type ReviewDecision = 'UPHELD' | 'CHANGED' | 'ORDERED_REDO';

/** What a court's answer ends or gives back. */
export const COURT_RULINGS = ['CONFIRMED', 'REFUSED', 'JUDGED', 'WITHDRAWN_SUIT', 'MEDIATED'] as const;
export type CourtRuling = (typeof COURT_RULINGS)[number];

/** 督办 → 挂牌督办 → 约谈 → 通报. */
export const SUPERVISION_LEVELS = ['NORMAL', 'LISTED', 'TALK', 'CIRCULAR'] as const;
export type SupervisionLevel = (typeof SUPERVISION_LEVELS)[number];
