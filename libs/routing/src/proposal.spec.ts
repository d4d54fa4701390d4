import { anOrder } from './an-order.js';
import type { Classification, RouteProposal, RouteReceipt } from './proposal.js';
import type { ReportRecipientId } from './report-recipient.js';

declare const receipt: RouteReceipt;
declare const classification: Classification;

/** Never run: the compiler is the test. Each line must stay an error; `tsc` fails when one is not. */
export const banned = (): readonly RouteProposal[] => {
  const common = { duplicateOfNo: null, institutionFirst: null, receipt };
  const report = { ...classification, matterType: 'REPORT', containsReport: false } as const;
  const mixed = { ...classification, matterType: 'COMPLAINT', containsReport: true } as const;
  const dispatch = { action: 'dispatch', leadOrgId: 'BNK-ICBC-QD', assistOrgIds: [] } as const;
  return [
    // @ts-expect-error a report has no dispatch
    { ...common, classification: report, destination: dispatch },
    // @ts-expect-error a text that holds a report has none either
    { ...common, classification: mixed, destination: dispatch },
    // @ts-expect-error an orgId is no recipient of reports
    { ...common, classification: report, destination: { action: 'report', leadOrgId: 'BNK-ICBC-QD', copyTo: [] } },
    // @ts-expect-error nor one that the report half of a split may go to
    { ...common, classification: mixed, destination: { action: 'split', complaint: { leadOrgId: null }, report: { leadOrgId: 'BNK-ICBC-QD' } } },
    { ...common, classification: report, destination: { action: 'report', leadOrgId: 'REG' as ReportRecipientId, copyTo: [] } },
  ];
};

describe('an order that says nothing', () => {
  it('is a complaint of the hotline with every optional fact absent', () => {
    expect(anOrder()).toMatchObject({ door: 'hotline-12345', kindWord: '投诉', content: '', respondentName: null });
  });
});
