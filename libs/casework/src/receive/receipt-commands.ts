import type { ReferralReceivedData } from '#contracts';
import type { CommandOf, Confidentiality, Referral } from '#referral';
import { activeLead } from '#referral';
import type { RouteProposal } from '#routing';

const secrecyOf = (data: ReferralReceivedData): Confidentiality => (data.anonymous ? 'ANONYMOUS' : data.secret ? 'HIDE_CONTACT' : 'OPEN');

export const receiveCommand = (data: ReferralReceivedData): CommandOf<'receive'> => ({
  type: 'receive',
  door: data.door,
  sourceSystem: data.sourceSystem,
  sourceOrderNo: data.sourceOrderNo,
  part: 0,
  sourceVersion: data.sourceVersion,
  receivedAt: data.receivedAt,
  isDrill: data.isDrill,
  confidentiality: secrecyOf(data),
  ...(data.sourceDueAt === null ? {} : { sourceDueAt: data.sourceDueAt }),
  faults: data.faults.map(({ code }) => code),
});

/** What a newer version of the order means for a case: more secrecy at once, a report ends the accused's access, another respondent goes to the desk. */
export function updateCommand(data: ReferralReceivedData, proposal: RouteProposal, state: Referral): CommandOf<'updateFromSource'> {
  const { classification, destination } = proposal;
  const lead = activeLead(state);
  const elsewhere = destination.action === 'dispatch' && lead !== undefined && destination.leadOrgId !== lead.orgId;
  return {
    type: 'updateFromSource',
    sourceVersion: data.sourceVersion,
    confidentiality: classification.matterType === 'REPORT' ? 'WHISTLEBLOWER' : secrecyOf(data),
    becomesReport: classification.matterType === 'REPORT' || classification.containsReport,
    changesRespondentOrType: elsewhere || (state.matterType !== null && classification.matterType !== state.matterType),
  };
}
