import type { Classification, Destination, RouteProposal, RouteReceipt, Triage } from './proposal.js';

interface Common {
  readonly duplicateOfNo: string | null;
  readonly institutionFirst: boolean | null;
  readonly receipt: RouteReceipt;
}

const closed = (why: string): Triage => ({ action: 'triage', candidates: [], why });

/**
 * Puts classification and destination together as the union allows. What it does not allow (a rule of a later day that would dispatch a report) fails
 * closed: the case goes to a person, with no candidate. @source DOMAIN §3.5 R1
 */
export function assemble(classification: Classification, destination: Destination, common: Common): RouteProposal {
  const { matterType, containsReport } = classification;
  if (matterType === 'REPORT') {
    const lawful = destination.action === 'report' || destination.action === 'transferOut' || destination.action === 'triage';
    return { ...common, classification: { ...classification, matterType }, destination: lawful ? destination : closed('a report may not be dispatched') };
  }
  if (containsReport) {
    const lawful = destination.action === 'split' || destination.action === 'transferOut' || destination.action === 'triage';
    return {
      ...common,
      classification: { ...classification, matterType, containsReport },
      destination: lawful ? destination : closed('a text that holds a report is split first'),
    };
  }
  const lawful = destination.action === 'dispatch' || destination.action === 'transferOut' || destination.action === 'triage';
  return {
    ...common,
    classification: { ...classification, matterType, containsReport },
    destination: lawful ? destination : closed('only a report goes to report recipients'),
  };
}
