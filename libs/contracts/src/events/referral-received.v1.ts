import type { Instant, LocalDate } from '#kernel';
import type { Channel } from '../referral-codes.js';
import type { Door, SourceSystem } from '../doors/door.js';

/** A code of the source that no dated table knows: kept raw, marked for classification, never dropped. */
export interface UnknownCode {
  readonly field: string;
  readonly raw: string;
}

/** Something well-formed that cannot be true (unknown district, a time in the future): the referral is quarantined with it. */
export interface MeaningFault {
  readonly field: string;
  readonly code: 'HUB_TIME_IN_FUTURE' | 'HUB_DISTRICT_UNKNOWN' | 'HUB_ID_CHECKSUM' | 'HUB_TIME_ORDER';
}

/**
 * `cn.qingdao.intake.ReferralReceived.v1`, and with the same data `…SourceUpdated.v1` for a higher version of the same order (row 49).
 * Codes, numbers and times stand open; everything a person wrote or that identifies a person is in `sealed` (a `PersonalPart`).
 */
export interface ReferralReceivedData {
  readonly door: Door | null;
  readonly sourceSystem: SourceSystem;
  readonly sourceOrderNo: string;
  readonly part: 0;
  readonly sourceVersion: number;
  /** SHA-256 over the canonical mapped order, hex: equal hash = the same order, whatever its bytes were. */
  readonly contentHash: string;
  readonly receivedAt: Instant;
  readonly occurredAt: Instant | null;
  readonly kindWord: string | null;
  readonly channel: Channel | null;
  readonly categoryPath: readonly string[];
  readonly lineHint: string | null;
  readonly respondentCode: string | null;
  readonly districtCode: string | null;
  readonly amountFen: number | null;
  readonly personCount: number | null;
  readonly urgencyWord: string | null;
  readonly sourceDueAt: Instant | null;
  readonly repeatOf: string | null;
  readonly birthYear: number | null;
  readonly secret: boolean;
  readonly anonymous: boolean;
  readonly groups: readonly string[];
  readonly elderlyLine: boolean;
  readonly triedInstitutionFirst: boolean | null;
  readonly consentToMediate: boolean | null;
  readonly petition: { readonly first: boolean; readonly transfer: '转送' | '交办'; readonly reportDueOn: LocalDate | null } | null;
  /** Keyed hash of the person (ID number, else phone): equal key = same person; null when neither is known. */
  readonly complainantKey: string | null;
  readonly unknownCodes: readonly UnknownCode[];
  readonly faults: readonly MeaningFault[];
  readonly isDrill: boolean;
  readonly keyId: string;
  /** `PersonalPart` as JSON, AES-256-GCM under the person's key; AAD = referralId. */
  readonly sealed: string;
}

export interface PersonalPart {
  readonly title: string;
  readonly content: string;
  readonly demand: string | null;
  readonly respondentName: string | null;
  readonly branchName: string | null;
  readonly dispatcherOpinion: string | null;
  readonly contractNo: string | null;
  readonly complainants: readonly Complainant[];
  readonly attachments: readonly Attachment[];
}

export interface Complainant {
  readonly name: string | null;
  readonly phone: string | null;
  readonly idNo: string | null;
  readonly address: string | null;
  readonly representative: boolean;
}

export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly url: string | null;
}
