import type { Instant } from '#kernel';

/** How and when the complainant was told: the proof that a notice was given inside its limit. @source 令2020-3 art. 21 */
export interface NoticeProof {
  readonly mode: string;
  readonly at: Instant;
}
