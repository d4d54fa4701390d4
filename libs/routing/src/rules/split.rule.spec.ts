import { anOrder } from '../an-order.js';
import { engine } from '../shipped.spec-support.js';

describe('a text that is complaint and report at once', () => {
  const mixed = anOrder({ respondentName: '招商银行', content: '招商银行闪电贷多收5400利息要退，我还要举报经办人伪造合同' });

  it('is proposed as a split: the claim with the bank, the report with the regulator', () => {
    const { classification, destination, receipt } = engine.propose(mixed);
    expect(classification).toMatchObject({ matterType: 'COMPLAINT', containsReport: true, businessLine: 'B-LN' });
    expect(destination).toEqual({ action: 'split', complaint: { leadOrgId: 'BNK-CMB-QD' }, report: { leadOrgId: 'REG-NFRA-QD' } });
    expect(receipt).toMatchObject({ ruleId: 'R1-split', score: 0.96 });
  });

  it('is a petition at the petition office', () => {
    const { classification } = engine.propose({ ...mixed, door: 'petition', kindWord: '检举控告' });
    expect(classification).toMatchObject({ matterType: 'PETITION', containsReport: true });
  });

  it('is what 12315 means by 投诉举报, whatever the text says', () => {
    const { destination } = engine.propose(
      anOrder({ door: 'market-12315', kindWord: '投诉举报', respondentName: '泰康人寿', lineHint: '保险', content: '退保' }),
    );
    expect(destination).toMatchObject({ action: 'split', complaint: { leadOrgId: 'LIF-TKL-QD' } });
  });

  it('leaves the institution open where it is not told', () => {
    const { destination } = engine.propose(anOrder({ content: '信用卡年费要求退还，另外举报该行造假' }));
    expect(destination).toMatchObject({ action: 'split', complaint: { leadOrgId: null }, report: { leadOrgId: 'REG-NFRA-QD' } });
  });

  it('about goods is sent out whole', () => {
    const { destination, classification } = engine.propose(
      anOrder({ door: 'market-12315', kindWord: '投诉举报', respondentName: '某健身房', content: '关门不退卡，刷的建设银行信用卡，我就找健身房退钱' }),
    );
    expect(classification.containsReport).toBe(true);
    expect(destination).toMatchObject({ action: 'transferOut', to: 'MARKET' });
  });
});
