import { createHash } from 'node:crypto';
import { canonicalJson, type Instant, type JsonValue } from '#kernel';
import { SOURCE_SYSTEM_OF, type Door, type MeaningFault, type PersonalPart, type ReferralReceivedData, type UnknownCode } from '#contracts';

/** The part of an order that travels open: codes, numbers and times. */
export type OpenOrder = Omit<ReferralReceivedData, 'contentHash' | 'complainantKey' | 'isDrill' | 'keyId' | 'sealed'>;

/** An order of any door in the hub's own terms, before anything is stored. */
export interface MappedOrder {
  readonly door: Door;
  readonly open: OpenOrder;
  readonly personal: PersonalPart;
  /** SHA-256 over the canonical order, hex. */
  readonly contentHash: string;
}

/** What a door's dialect says about an order; everything it has no word for stays at its neutral value. */
export interface OrderDraft extends Partial<Omit<OpenOrder, 'door' | 'sourceSystem' | 'part' | 'unknownCodes' | 'faults'>> {
  readonly sourceOrderNo: string;
  readonly sourceVersion: number;
  readonly receivedAt: Instant;
}

export interface DraftRest {
  readonly personal: PersonalPart;
  readonly unknownCodes: readonly UnknownCode[];
  readonly faults: readonly MeaningFault[];
  /** The source's own words behind mapped codes: the hash is over these, so that a new edition of a code table makes no conflict of an old order. */
  readonly words: readonly string[];
}

const NEUTRAL = {
  occurredAt: null,
  kindWord: null,
  channel: null,
  categoryPath: [],
  lineHint: null,
  respondentCode: null,
  districtCode: null,
  amountFen: null,
  personCount: null,
  urgencyWord: null,
  sourceDueAt: null,
  repeatOf: null,
  birthYear: null,
  secret: false,
  anonymous: false,
  groups: [],
  elderlyLine: false,
  triedInstitutionFirst: null,
  consentToMediate: null,
  petition: null,
} as const;

export function mappedOrder(door: Door, draft: OrderDraft, { personal, unknownCodes, faults, words }: DraftRest): MappedOrder {
  const open: OpenOrder = { ...NEUTRAL, ...draft, door, sourceSystem: SOURCE_SYSTEM_OF[door], part: 0, unknownCodes, faults };
  return { door, open, personal, contentHash: hashOf(open, personal, words) };
}

/** Judgements (faults, unknown codes, mapped codes) depend on the day and on our tables, so they are left out: only what the source said counts. */
function hashOf(open: OpenOrder, personal: PersonalPart, words: readonly string[]): string {
  const said = { ...open, unknownCodes: undefined, faults: undefined, channel: undefined, groups: undefined, lineHint: undefined, words };
  const attachments = personal.attachments.map(({ name, sha256 }) => ({ name, sha256 }));
  const whole = { said, personal: { ...personal, attachments } };
  return createHash('sha256')
    .update(canonicalJson(whole as unknown as JsonValue))
    .digest('hex');
}
