import type { InboxKind, RecipientNotifiedData, Telling, Urgency } from '#contracts';
import { instantMs, type Instant } from '#kernel';
import type { TemplateId, Values } from './templates.js';

/** Something of which people of one party are to be told. */
export interface Cause {
  /** The event behind it: a repeat of it tells nobody twice. */
  readonly causeId: string;
  readonly template: TemplateId;
  readonly party: string;
  readonly urgency: Urgency;
  readonly isDrill: boolean;
  readonly values: Values;
  /** Not only who is on duty, but the deputy at once. */
  readonly deputyToo: boolean;
}

const ZONE_MS = 8 * 3_600_000;

/** `2026-11-23 17:00`, China Standard Time. */
export const localMinute = (at: Instant): string => new Date(instantMs(at) + ZONE_MS).toISOString().slice(0, 16).replace('T', ' ');

/** In capitals with `_`: a code, and no text. */
const codeOf = (kind: string): string =>
  kind
    .replace(/\d+/g, '')
    .replace(/(?<=[a-z])([A-Z])/g, '_$1')
    .toUpperCase();

/** One record of casework as what a party's people are told: one notice, of its gravest kind. */
export function causeOf(
  data: RecipientNotifiedData,
  telling: Telling,
  given: { readonly causeId: string; readonly party: string; readonly hubUrl: string | null },
): Cause | null {
  const kind = gravest(telling.kinds);
  if (kind === null) return null;
  const isCritical = telling.urgency === 'CRITICAL';
  const late = isCritical && telling.unsigned && (kind === 'ClockWarned80' || kind === 'ClockBreached');
  const { referralNo, referralId, isDrill } = data;
  const values: Values = {
    referralId,
    party: given.party,
    code: kind === 'UrgencyChanged' ? telling.urgency : codeOf(kind),
    ...(referralNo === null ? {} : { referralNo }),
    ...(telling.due === null ? {} : { due: localMinute(telling.due) }),
    ...(given.hubUrl === null ? {} : { link: `${given.hubUrl.replace(/\/$/, '')}/v1/referrals/${referralId}` }),
  };
  return { causeId: given.causeId, template: templateOf(kind, telling), party: given.party, urgency: telling.urgency, isDrill, values, deputyToo: late };
}

const GRAVEST: readonly InboxKind[] = [
  'ClockBreached',
  'BulletinIssued',
  'SupervisionEscalated',
  'SupervisionOrdered',
  'SupervisionRejected',
  'AssignmentOffered',
  'UrgencyChanged',
  'ClockWarned80',
  'YellowCardIssued',
  'Reminded',
  'ReferralReopened',
  'RedoOrdered',
];
const gravest = (kinds: readonly InboxKind[]): InboxKind | null => GRAVEST.find((kind) => kinds.includes(kind)) ?? null;

function templateOf(kind: InboxKind, { urgency, unsigned }: Telling): TemplateId {
  const toSign = urgency === 'CRITICAL' && unsigned;
  if (kind === 'AssignmentOffered') return urgency === 'CRITICAL' ? 'CRITICAL_TO_SIGN' : 'URGENT_OFFERED';
  if (kind === 'UrgencyChanged') return toSign ? 'CRITICAL_TO_SIGN' : 'URGENCY_RAISED';
  if (kind === 'ClockWarned80' || kind === 'YellowCardIssued') return toSign ? 'CRITICAL_UNSIGNED' : 'LIMIT_NEAR';
  if (kind === 'ClockBreached') return toSign ? 'CRITICAL_OVERDUE' : 'LIMIT_PASSED';
  if (kind === 'BulletinIssued') return 'LIMIT_PASSED';
  return kind.startsWith('Supervision') ? 'SUPERVISED' : 'REMINDED';
}
