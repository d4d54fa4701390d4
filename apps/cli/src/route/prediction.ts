import type { Destination, RouteProposal } from '#routing';

/** One line of `hub route predict`: what the engine proposes, in the words of the scorer. */
export interface Prediction {
  readonly matterType: string;
  readonly ours: boolean;
  readonly orgId: string | null;
  readonly assistOrgIds: readonly string[];
  /** No proposal reaches the score. Urgency, secrecy or a report alone does not make it true (DOMAIN §3.5). */
  readonly triage: boolean;
  /** Every party that would receive the text. */
  readonly recipients: readonly string[];
  readonly businessLine: string | null;
  readonly causeCode: string | null;
  readonly urgency: string;
  readonly specialPopulation: readonly string[];
  readonly confidentiality: string;
  readonly split: { readonly complaint: { readonly orgId: string | null }; readonly report: { readonly recipients: readonly string[] } } | null;
  readonly duplicateOfNo: string | null;
  readonly transferTo: string | null;
  readonly score: number;
  readonly ruleId: string;
}

interface Where {
  readonly orgId: string | null;
  readonly assistOrgIds: readonly string[];
  readonly recipients: readonly string[];
  readonly split: Prediction['split'];
}

const NOWHERE: Where = { orgId: null, assistOrgIds: [], recipients: [], split: null };

function whereOf(destination: Destination, mixed: boolean): Where {
  switch (destination.action) {
    case 'dispatch':
      return {
        orgId: destination.leadOrgId,
        assistOrgIds: destination.assistOrgIds,
        recipients: [destination.leadOrgId, ...destination.assistOrgIds],
        split: null,
      };
    case 'report':
      return { ...NOWHERE, orgId: destination.leadOrgId, recipients: [destination.leadOrgId, ...destination.copyTo] };
    case 'transferOut':
      return { ...NOWHERE, orgId: 'TRANSFERRED_OUT', split: mixed ? { complaint: { orgId: null }, report: { recipients: [] } } : null };
    case 'split': {
      const { complaint, report } = destination;
      return { ...NOWHERE, orgId: complaint.leadOrgId, split: { complaint: { orgId: complaint.leadOrgId }, report: { recipients: [report.leadOrgId] } } };
    }
    case 'triage':
      return NOWHERE;
  }
}

export function predictionOf({ classification, destination, duplicateOfNo, receipt }: RouteProposal, autoDispatchScore: number): Prediction {
  const { matterType, businessLine, causeCode, urgency, specialPopulation, confidentiality } = classification;
  return {
    matterType,
    ours: destination.action !== 'transferOut',
    ...whereOf(destination, classification.containsReport),
    triage: destination.action === 'triage' || receipt.score < autoDispatchScore,
    businessLine,
    causeCode,
    urgency,
    specialPopulation,
    confidentiality,
    duplicateOfNo,
    transferTo: destination.action === 'transferOut' ? destination.toName : null,
    score: receipt.score,
    ruleId: receipt.ruleId,
  };
}
