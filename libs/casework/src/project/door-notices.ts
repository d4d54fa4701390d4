import type { DoorNotice, ResultCode, StatusCode } from '#contracts';
import type { Instant } from '#kernel';
import type { ReferralEvent } from '#referral';

/** What a command's own words add to the notice it causes; projected for the door here and nowhere else. */
export interface Words {
  readonly text?: string;
  readonly basis?: string;
  readonly remedies?: string;
  readonly findings?: string;
}

interface Context {
  readonly words: Words;
  readonly nameOf: (orgId: string) => string;
  readonly nextDueAt: Instant | null;
}

/** One status as a door is told it: who has the case, the words it may see, and when something is due next. */
export function doorNotice(code: StatusCode, event: ReferralEvent, { words, nameOf, nextDueAt }: Context): DoorNotice {
  const unit = unitOf(event);
  return {
    code,
    at: event.at,
    unit: unit === null ? null : nameOf(unit),
    text: words.text ?? null,
    basis: words.basis ?? null,
    remedies: words.remedies ?? null,
    findings: words.findings ?? null,
    resultCode: resultOf(event),
    solved: event.type === 'CallbackRecorded' ? event.solved : null,
    rating: event.type === 'CallbackRecorded' ? event.rating : null,
    nextDueAt,
  };
}

function unitOf(event: ReferralEvent): string | null {
  switch (event.type) {
    case 'ReferralDispatched':
    case 'AssignmentReassigned':
      return event.leadOrgId;
    case 'ReturnRequested':
    case 'ReturnApproved':
    case 'ReturnRejected':
    case 'MaterialRequested':
    case 'InterimReplied':
    case 'ReplySubmitted':
    case 'ReplyRejected':
    case 'ReplyApproved':
    case 'InstitutionDesignated':
    case 'ExtensionRequested':
    case 'ExtensionGranted':
    case 'ExtensionRefused':
    case 'ReviewOpened':
    case 'ReviewDecided':
      return event.orgId;
    case 'MediationRequested':
    case 'MediationEnded':
      return event.centreOrgId;
    case 'CourtDocked':
    case 'CourtResultReceived':
      return event.courtOrgId;
    default:
      return null;
  }
}

const resultOf = (event: ReferralEvent): ResultCode | null =>
  event.type === 'ReplySubmitted' || event.type === 'ReferralClosed' ? (event.resultCode as ResultCode) : null;
