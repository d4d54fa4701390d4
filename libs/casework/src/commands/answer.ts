import type { CommandAnswer, CommandName } from '#contracts';
import type { ErrorCode } from '#kernel';
import { allowedCommands, type Referral, type ReferralActor, type ReferralRefusal } from '#referral';
import type { BodyFault } from './body.js';

type Refused = Extract<CommandAnswer, { readonly obeyed: false }>;

const STATUS_OF: Readonly<Partial<Record<ReferralRefusal, Refused['httpStatus']>>> = {
  'role-forbidden': 403,
  'not-your-referral': 403,
  'self-approval': 403,
  'text-missing': 422,
  'date-out-of-range': 422,
  'recipient-unknown': 422,
  'recipient-inactive': 422,
  'assist-unknown': 422,
  'dispute-needs-two': 422,
  'extension-unknown': 422,
  'ground-not-lawful': 422,
  'notice-missing': 422,
  'consent-missing': 422,
  'centre-unknown': 422,
  'case-number-invalid': 422,
  'same-handler': 422,
  'review-kind-unfit': 422,
  'supervision-unknown': 422,
  'rectification-unknown': 422,
  'reviewer-decided-before': 403,
};

/** `wrong-status` → `HUB_WRONG_STATUS`: the refusal's name outside the process. */
export const hubCode = (refusal: ReferralRefusal): ErrorCode => `HUB_${refusal.toUpperCase().replaceAll('-', '_')}` as ErrorCode;

/** The commands this caller may give now, by the names of the public contract. */
export const allowedFor = (state: Referral, actor: ReferralActor): readonly CommandName[] => allowedCommands(state, actor) as readonly CommandName[];

export function refusedAnswer(code: ErrorCode, httpStatus: Refused['httpStatus'], detail: string, faults: readonly BodyFault[] = []): Refused {
  return { obeyed: false, code, httpStatus, detail, faults, version: null, status: null, allowedCommands: [] };
}

export const refusalAnswer = (refusal: ReferralRefusal, detail: string, state: Referral, actor: ReferralActor): Refused => ({
  ...refusedAnswer(hubCode(refusal), STATUS_OF[refusal] ?? 409, detail),
  ...standing(state, actor),
});

/** Where the case stands, for somebody who may see it. */
export const standing = (state: Referral, actor: ReferralActor): Pick<Refused, 'version' | 'status' | 'allowedCommands'> => ({
  version: state.version,
  status: state.status === 'ABSENT' ? null : state.status,
  allowedCommands: allowedFor(state, actor),
});

export const notVisible = (): Refused =>
  refusedAnswer('HUB_NOT_FOUND', 404, '没有这条工单，或者您无权查看。There is no such referral, or it is not yours to see.');
