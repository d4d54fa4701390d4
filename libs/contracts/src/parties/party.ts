/** What kind of body a party is: decides what it may receive and do. */
export type PartyKind =
  | 'REGULATOR'
  | 'HOTLINE'
  | 'PETITION'
  | 'MARKET_REG'
  | 'LOCAL_FIN_OFFICE'
  | 'POLICE'
  | 'COURT'
  | 'MEDIATION'
  | 'MEDIATION_STATION'
  | 'ASSOCIATION'
  | 'BANK_STATE'
  | 'BANK_JOINT'
  | 'BANK_CITY'
  | 'BANK_RURAL'
  | 'BANK_FOREIGN'
  | 'CONSUMER_FINANCE'
  | 'WEALTH_SUB'
  | 'INSURER_PC'
  | 'INSURER_LIFE';

/** An organisation that takes part: a door, an institution, a court, the regulator. */
export interface Party {
  readonly orgId: string;
  /** The official name, zh-CN. */
  readonly name: string;
  readonly kind: PartyKind;
  /** GB/T 2260, six digits. */
  readonly districtCode: string;
  /** 统一社会信用代码, GB 32100. */
  readonly uscc: string;
  readonly isDemo: boolean;
}

const INSTITUTION_KINDS: ReadonlySet<PartyKind> = new Set([
  'BANK_STATE',
  'BANK_JOINT',
  'BANK_CITY',
  'BANK_RURAL',
  'BANK_FOREIGN',
  'CONSUMER_FINANCE',
  'WEALTH_SUB',
  'INSURER_PC',
  'INSURER_LIFE',
]);

/** A bank, insurer or other supervised institution: may be complained about, and must never receive a report (举报). */
export const isInstitution = (kind: PartyKind): boolean => INSTITUTION_KINDS.has(kind);
