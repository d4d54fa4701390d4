import type { EventOf } from '../events.js';
import { SECRECY_RANK, type Confidentiality, type Referral } from '../referral.js';
import { isEnd } from '../states.js';
import { nothing, to, type Effects } from './changes.js';

/** From the order's receipt to the desk's decision. */
export const RECEIPT: Effects<
  | 'ReferralReceived'
  | 'ReferralQuarantined'
  | 'ReferralRepaired'
  | 'ReferralClassified'
  | 'ReferralSplit'
  | 'RouteProposed'
  | 'ReferralMerged'
  | 'ReferralNotAccepted'
  | 'ReferralTransferredOut'
  | 'SourceUpdated'
  | 'SourceChanged'
> = {
  ReferralReceived: (_referral, { door, sourceSystem, sourceOrderNo, part, sourceVersion, receivedAt, isDrill, confidentiality }) => ({
    status: 'RECEIVED',
    door,
    sourceSystem,
    sourceOrderNo,
    part,
    sourceVersion,
    receivedAt,
    isDrill,
    confidentiality,
  }),
  ReferralQuarantined: to('QUARANTINED'),
  ReferralRepaired: to('TRIAGE'),
  ReferralClassified: classified,
  // The report half of a split order begins its life in triage, under the strictest secrecy (令2020-3 art. 32).
  ReferralSplit: (_referral, { door, sourceSystem, sourceOrderNo, receivedAt, isDrill }) => ({
    status: 'TRIAGE',
    door,
    sourceSystem,
    sourceOrderNo,
    part: 1,
    sourceVersion: 1,
    receivedAt,
    isDrill,
    matterType: 'REPORT',
    confidentiality: 'WHISTLEBLOWER',
  }),
  RouteProposed: (_referral, { leadOrgId, ruleId, score }) => ({
    status: leadOrgId === null ? 'TRIAGE' : 'PENDING_DISPATCH',
    proposal: { leadOrgId, ruleId, score },
  }),
  ReferralMerged: (_referral, { targetReferralId }) => ({ status: 'MERGED', mergedInto: targetReferralId }),
  ReferralNotAccepted: to('NOT_ACCEPTED'),
  ReferralTransferredOut: to('TRANSFERRED_OUT'),
  SourceUpdated: (referral, event) => ({
    sourceVersion: event.sourceVersion ?? referral.sourceVersion,
    confidentiality: stricter(referral.confidentiality, event.confidentiality),
    updatedAfterEnd: referral.updatedAfterEnd || isEnd(referral.status),
  }),
  SourceChanged: nothing,
};

function classified(referral: Referral, event: EventOf<'ReferralClassified'>): Partial<Referral> {
  return {
    status: 'TRIAGE',
    matterType: event.matterType,
    containsReport: event.containsReport,
    businessLine: event.businessLine,
    causeCode: event.causeCode,
    urgency: event.urgency,
    confidentiality: stricter(referral.confidentiality, event.confidentiality),
    replyRequired: event.replyRequired,
    openQuestions: event.openQuestions,
    proposal: null,
  };
}

/** Secrecy rises by itself and falls only by a person's classification of the whole case. */
const stricter = (now: Confidentiality, then: Confidentiality): Confidentiality => (SECRECY_RANK[then] > SECRECY_RANK[now] ? then : now);
