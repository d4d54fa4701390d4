import { anOrder } from '../an-order.js';
import type { OrderFacts } from '../order.js';
import { engine } from '../shipped.spec-support.js';

const propose = (facts: Partial<OrderFacts>) => engine.propose(anOrder(facts));

describe('a report of a violation', () => {
  it.each([
    ['by the hotline’s word', { kindWord: '举报', content: '浙商银行客户经理帮企业做假流水骗贷' }],
    ['by the petition office’s word', { door: 'petition', kindWord: '检举控告', respondentName: '齐鲁银行', content: '支行行长违规放贷' }],
    ['by 12315’s word', { door: 'market-12315', kindWord: '举报', respondentName: '中信银行青岛分行', content: '摆摊办信用卡送行李箱' }],
    [
      'spoken on 12378',
      { door: 'hotline-12378', kindWord: null, demand: '举报', respondentName: '工商银行', content: '支行用空壳公司放经营贷，强调不能给工行' },
    ],
    [
      'under the word complaint, told in secret',
      { secret: true, respondentName: '青岛农商银行', content: '客户经理每办一笔贷款收好处费，要求查处他，不要透露我的姓名' },
    ],
    ['under the word complaint, from an insider', { respondentName: '泰康人寿', content: '我是在职员工，公司让我们虚列费用套取资金，请查处' }],
    ['under the word complaint, with a plea that the bank not know', { respondentName: '光大银行', content: '理财经理飞单收回扣，千万不要让支行的人知道' }],
    ['whose only claim is that nothing is wanted', { kindWord: '投诉', respondentName: '建行', content: '柜员挪用客户存款，不是要赔钱，希望监管部门查处' }],
    ['flagged secret and without any claim', { secret: true, respondentName: '中国银行', content: '希望监管检查这个网点的贷款，有内部人' }],
  ] satisfies readonly (readonly [string, Partial<OrderFacts>])[])('%s goes to the regulator alone', (_what, facts) => {
    const { classification, destination, receipt } = propose(facts);
    expect(classification).toMatchObject({ matterType: 'REPORT', containsReport: false, confidentiality: 'WHISTLEBLOWER' });
    expect(destination).toEqual({ action: 'report', leadOrgId: 'REG-NFRA-QD', copyTo: [] });
    expect(receipt).toMatchObject({ ruleId: 'R1-report', score: 0.96 });
  });

  it('keeps the level of an anonymous writer', () => {
    expect(propose({ kindWord: '举报', anonymous: true, content: '民生银行违规放贷' }).classification.confidentiality).toBe('ANONYMOUS');
  });

  it.each([
    ['某饭店用地沟油，后厨全是老鼠', 'MARKET'],
    ['某证券公司员工代客操盘分成', '12386'],
    ['某投资公司非法集资，年化15%给老人讲课', 'POLICE'],
    ['某典当行高利放贷扣押身份证', 'LOCAL_FIN'],
    ['拉卡拉代理商刷卡机套现', '12363'],
    ['有人举报马上消费金融暴力催收', 'OTHER_PLACE'],
    ['楼下烧烤摊占道', 'SOURCE'],
  ])('of another authority’s matter (%s) is sent out to %s', (content, to) => {
    const { destination, classification } = propose({ kindWord: '举报', content });
    expect(classification.matterType).toBe('REPORT');
    expect(destination).toMatchObject({ action: 'transferOut', to });
  });

  it('stays with the regulator where an institution only had a part in another’s misdeed', () => {
    const { destination } = propose({ kindWord: '举报', content: '助贷公司跟浙商银行的客户经理勾结，办信用卡套现' });
    expect(destination).toMatchObject({ action: 'report', leadOrgId: 'REG-NFRA-QD' });
  });
});

describe('a complaint that only speaks of reporting', () => {
  it.each(['工行信用卡年费不退，否则我就举报到银保监会', '农行工资卡冻结，打了举报电话没人接', '建行房贷利率不调，有人举报我流水有问题，要求恢复额度'])(
    '(%s) stays a complaint',
    (content) => {
      expect(propose({ content }).classification).toMatchObject({ matterType: 'COMPLAINT', containsReport: false });
      expect(propose({ content }).destination.action).toBe('dispatch');
    },
  );
});
