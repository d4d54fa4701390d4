import { DEMO_PARTIES } from '#contracts';
import { assemble } from './assemble.js';
import type { Classification, Destination, RouteReceipt } from './proposal.js';
import { reportRecipient, type ReportRecipientId } from './report-recipient.js';

const regulator = DEMO_PARTIES.map(reportRecipient).find((id): id is ReportRecipientId => id !== undefined);
if (regulator === undefined) throw new Error('no regulator');

const classification: Classification = {
  matterType: 'COMPLAINT',
  businessLine: null,
  causeCode: null,
  demandCodes: [],
  urgency: 'NORMAL',
  specialPopulation: [],
  confidentiality: 'OPEN',
  amountFen: null,
  personCount: 1,
  containsReport: false,
  openQuestions: [],
};
const receipt: RouteReceipt = { ruleId: 'R4', ruleSetVersion: '1', score: 1, because: '', rulesTried: [], runnerUp: null, inputs: {} };
const common = { duplicateOfNo: null, institutionFirst: null, receipt };
const dispatch: Destination = { action: 'dispatch', leadOrgId: 'BNK-ICBC-QD', assistOrgIds: [] };
const report: Destination = { action: 'report', leadOrgId: regulator, copyTo: [] };
const split: Destination = { action: 'split', complaint: { leadOrgId: null }, report: { leadOrgId: regulator } };
const transferOut: Destination = { action: 'transferOut', to: 'MARKET', toName: '', advice: '' };
const triage: Destination = { action: 'triage', candidates: [{ orgId: 'BNK-ICBC-QD', score: 1 }], why: 'asked' };

const given = (facts: Partial<Classification>, destination: Destination) => assemble({ ...classification, ...facts }, destination, common).destination;

describe('a rule that would send a report to an institution', () => {
  it.each([dispatch, split])('fails closed: nobody receives it, and no candidate is named', (destination) => {
    expect(given({ matterType: 'REPORT' }, destination)).toEqual({ action: 'triage', candidates: [], why: 'a report may not be dispatched' });
  });

  it.each([dispatch, report])('fails closed for a text that holds a report', (destination) => {
    expect(given({ containsReport: true }, destination)).toEqual({ action: 'triage', candidates: [], why: 'a text that holds a report is split first' });
  });
});

describe('a lawful pair', () => {
  it.each([
    [{ matterType: 'REPORT' }, report],
    [{ matterType: 'REPORT' }, transferOut],
    [{ matterType: 'REPORT' }, triage],
    [{ containsReport: true }, split],
    [{ containsReport: true }, transferOut],
    [{ containsReport: true }, triage],
    [{}, dispatch],
    [{}, transferOut],
    [{}, triage],
  ] satisfies readonly (readonly [Partial<Classification>, Destination])[])('%j stays as proposed', (facts, destination) => {
    expect(given(facts, destination)).toBe(destination);
  });

  it.each([report, split])('a complaint is never sent as a report', (destination) => {
    expect(given({}, destination)).toEqual({ action: 'triage', candidates: [], why: 'only a report goes to report recipients' });
  });
});
