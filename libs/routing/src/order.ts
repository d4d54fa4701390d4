export type Door = 'hotline-12345' | 'petition' | 'market-12315' | 'hotline-12378';

/** 事项性质, DOMAIN §3.2. */
export type MatterType = 'COMPLAINT' | 'REPORT' | 'PETITION' | 'INQUIRY' | 'HELP' | 'SUGGESTION' | 'COMMENDATION';

/** What routing reads of one order after its door's mapping. Every text in it is hostile: it is matched, never obeyed. */
export interface OrderFacts {
  readonly door: Door | 'console';
  readonly orderNo: string;
  /** The door's own word for the kind: 投诉, 举报, 投诉举报, 申诉求决, 检举控告, 咨询 …; null where the door has none (12378). */
  readonly kindWord: string | null;
  readonly title: string;
  readonly content: string;
  readonly demand: string | null;
  readonly respondentName: string | null;
  /** 统一社会信用代码 or party id, where the door carries one. */
  readonly respondentCode: string | null;
  readonly branchName: string | null;
  /** Product or category words, or a code of DOMAIN §5, as the door gave it. */
  readonly lineHint: string | null;
  readonly categoryPath: readonly string[];
  readonly districtCode: string | null;
  readonly amountFen: number | null;
  readonly personCount: number | null;
  readonly urgencyWord: string | null;
  /** An opaque stable key of the person (a keyed hash in production): equal key = same person. */
  readonly complainantKey: string | null;
  readonly birthYear: number | null;
  readonly secret: boolean;
  readonly anonymous: boolean;
  readonly groups: readonly string[];
  readonly elderlyLine: boolean;
  readonly triedInstitutionFirst: boolean | null;
  readonly repeatOf: string | null;
  /** RFC 3339 with offset. */
  readonly receivedAt: string;
  readonly dispatcherOpinion: string | null;
}

/** A party as routing needs it; the caller passes the parties of its own register. */
export interface RoutingParty {
  readonly orgId: string;
  readonly name: string;
  readonly kind: string;
  readonly districtCode: string;
  readonly uscc: string;
}

/** An open case that the caller knows; routing compares ids and codes, never text. */
export interface OpenCase {
  readonly orderNo: string;
  readonly complainantKey: string;
  readonly orgId: string | null;
  readonly businessLine: string | null;
  readonly receivedAt: string;
}
