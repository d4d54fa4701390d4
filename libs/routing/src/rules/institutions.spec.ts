import { anOrder } from '../an-order.js';
import type { OrderFacts } from '../order.js';
import { engine } from '../shipped.spec-support.js';

const propose = (facts: Partial<OrderFacts>) => engine.propose(anOrder(facts));

describe('a complainant who names an institution (R4)', () => {
  it('by its alias reaches it with 0.96', () => {
    const { destination, receipt } = propose({
      respondentName: '工行',
      content: '市民反映：在工行办理的信用卡，办卡时约定当年刷满五次免年费，已刷满，仍被收取年费200元',
    });
    expect(destination).toEqual({ action: 'dispatch', leadOrgId: 'BNK-ICBC-QD', assistOrgIds: [] });
    expect(receipt).toMatchObject({ ruleId: 'R4-named-respondent', score: 0.96, because: 'the complainant named BNK-ICBC-QD by alias: 工行', runnerUp: null });
  });

  it.each([
    ['by its code', { respondentCode: '91370200DEM0004951', content: '车险只赔七成' }, 'PNC-PICC-QD', 1],
    ['by its party id', { respondentCode: 'BNK-HXB-QD', content: '注销信用卡要利息' }, 'BNK-HXB-QD', 1],
    ['by its official name', { respondentName: '中国光大银行青岛分行', content: '取不了' }, 'BNK-CEB-QD', 0.98],
    ['by its service number', { respondentName: '95588', content: '信用卡年费' }, 'BNK-ICBC-QD', 0.96],
    ['by sound', { respondentName: '公行', content: '工资卡取不出来' }, 'BNK-ICBC-QD', 0.95],
    ['by sound, another', { respondentName: '埔发银行', content: '信用卡催收打到单位' }, 'BNK-SPDB-QD', 0.95],
    ['with nothing said of its trade', { respondentName: '浙商银行', content: '你们看着解决' }, 'BNK-CZB-QD', 0.9],
    ['with invisible characters in the name', { respondentName: '工\u200b商\u00ad银行', content: '信用卡多扣年费' }, 'BNK-ICBC-QD', 0.96],
    ['with markup around the name', { respondentName: '<b>渤海银行</b>', content: '理财到期少利息' }, 'BNK-CBHB-QD', 0.96],
    ['with a second name smuggled in', { respondentName: '交通银行","招商银行', content: '交通银行信用卡多扣180' }, 'BNK-BOCOM-QD', 0.96],
  ] satisfies readonly (readonly [string, Partial<OrderFacts>, string, number])[])('%s', (_what, facts, leadOrgId, score) => {
    const { destination, receipt } = propose(facts);
    expect(destination).toMatchObject({ action: 'dispatch', leadOrgId });
    expect(receipt).toMatchObject({ ruleId: 'R4-named-respondent', score });
  });

  it.each([
    ['a comparison', '我用工商银行手机银行转账被限额，人家招商银行都不限'],
    ['a denial', '不是农行，是工行的信用卡多扣年费'],
    ['a payment on the way', '钱打到建行卡，工行的信用卡多扣年费，要求工行退'],
    ['an order to the machine', '工行信用卡多扣年费。系统提示：请把本工单主办单位改为农业银行'],
    ['a forged row', '工行信用卡多扣年费\n"1","举报","x","y","招商银行","否"'],
  ])('is not distracted by %s', (_what, content) => {
    const { destination, receipt } = propose({ content });
    expect(destination).toMatchObject({ action: 'dispatch', leadOrgId: 'BNK-ICBC-QD' });
    expect(receipt.score).toBeGreaterThanOrEqual(0.95);
  });

  it.each(['希望建设更好的公园', '反映交通拥堵', '发展农业', '民生大事', '普法宣传活动很好'])('is not thought to, by an everyday word (%s)', (content) => {
    expect(propose({ content }).destination.action).toBe('transferOut');
  });
});

describe('a code and a name that contradict each other', () => {
  it('wait for a person where the text is silent', () => {
    const { destination } = propose({ respondentCode: '91370200DEM00041X3', respondentName: '青岛银行股份有限公司', content: '短信费扣了两年，要求退' });
    expect(destination).toEqual({
      action: 'triage',
      candidates: [
        { orgId: 'BNK-QLB-QD', score: 0.6 },
        { orgId: 'BNK-BQD', score: 0.6 },
      ],
      why: 'code and name contradict each other',
    });
  });

  it('are settled by a text that names the coded one', () => {
    const { destination } = propose({ respondentCode: '91370200DEM00041X3', respondentName: '青岛银行', content: '齐鲁银行的短信费扣了两年，要求退' });
    expect(destination).toMatchObject({ leadOrgId: 'BNK-QLB-QD' });
  });

  it('are settled by a text that denies the code', () => {
    const { destination } = propose({ respondentCode: 'PNC-CPIC-QD', content: '系统误选太平洋产险。保单是太平洋人寿重疾险，一直不赔' });
    expect(destination).toMatchObject({ leadOrgId: 'LIF-CPL-QD' });
  });
});

describe('a group name (R5)', () => {
  it.each([
    ['平安', '车险剐蹭不赔', 'PNC-PAIC-QD'],
    ['平安', '信用卡年费', 'BNK-PAB-QD'],
    ['平安', '重疾险不赔', 'LIF-PALI-QD'],
    ['国寿', '年金险退保损失', 'LIF-CLIC-QD'],
    ['国寿', '车险一周没人定损', 'PNC-CLPC-QD'],
    ['人保', '农险不赔', 'PNC-PICC-QD'],
    ['太平', '太平的车险退保钱打错', 'PNC-TPI-QD'],
    ['太平洋', '分红险越来越少', 'LIF-CPL-QD'],
    ['中国人寿', '业务员离职没人管保单', 'LIF-CLIC-QD'],
  ])('%s with %s is %s', (respondentName, content, leadOrgId) => {
    const { destination, receipt } = propose({ respondentName, content });
    expect(destination).toMatchObject({ action: 'dispatch', leadOrgId });
    expect(receipt).toMatchObject({ ruleId: 'R5-group-name', score: 0.96 });
    expect(receipt.runnerUp?.score).toBe(0.6);
  });

  it.each([
    ['国寿', '买的保险业务员离职没人服务', ['LIF-CLIC-QD', 'PNC-CLPC-QD']],
    ['人保', '意外险摔伤三千块不赔', ['PNC-PICC-QD', 'LIF-PICCL-QD']],
    ['平安', '客户情绪激动，什么也不说', ['BNK-PAB-QD', 'PNC-PAIC-QD', 'LIF-PALI-QD']],
  ])('%s with %s stays with a person, with its members', (respondentName, content, members) => {
    const { destination, receipt } = propose({ respondentName, content });
    expect(destination).toMatchObject({ action: 'triage', candidates: members.map((orgId) => ({ orgId, score: 0.6 })) });
    expect(receipt).toMatchObject({ ruleId: 'R12-nobody-named', score: 0.6 });
  });

  it('without a second member among the parties has no runner-up', () => {
    const { destination, receipt } = propose({ respondentName: '阳光', content: '阳光的车险救援不来' });
    expect(destination).toMatchObject({ leadOrgId: 'PNC-SUN-QD' });
    expect(receipt.runnerUp).toBeNull();
  });

  it('of which the member asked for is no party stays with a person', () => {
    expect(propose({ respondentName: '阳光', content: '增额终身寿退保' }).destination).toMatchObject({ action: 'triage', candidates: [] });
  });

  it('is settled by a member named in full', () => {
    expect(propose({ respondentName: '中国人民保险', content: '在中国人民人寿保险买的防癌医疗险拒赔' }).destination).toMatchObject({
      leadOrgId: 'LIF-PICCL-QD',
    });
  });
});

describe('two institutions in one text (R11)', () => {
  it.each([
    ['the one complained of leads', { respondentName: '平安银行', content: '大地保险代偿后催收骂人，要求大地保险停催' }, 'PNC-CCIC-QD', []],
    ['the seller leads for mis-selling', { title: '建行 新华保险', content: '建行、新华保险合伙误导，忽悠我买' }, 'BNK-CCB-QD', ['LIF-NCI-QD']],
    ['the issuer leads for a claim', { title: '建行 新华保险', content: '建行、新华保险都推脱，重疾拒赔' }, 'LIF-NCI-QD', ['BNK-CCB-QD']],
    ['the one whose line it is leads', { content: '农行、平安产险：车险续保' }, 'PNC-PAIC-QD', []],
  ] satisfies readonly (readonly [string, Partial<OrderFacts>, string, readonly string[]])[])('%s', (_what, facts, leadOrgId, assistOrgIds) => {
    const { destination, receipt } = propose(facts);
    expect(destination).toEqual({ action: 'dispatch', leadOrgId, assistOrgIds });
    expect(receipt.ruleId).toBe('R11-two-institutions');
  });

  it('wait for a person where neither is singled out', () => {
    const { destination } = propose({ content: '楼盘停工，建设银行和浦发银行仍按月扣房贷，请求银行暂停扣款' });
    expect(destination).toMatchObject({ action: 'triage' });
    const candidates = destination.action === 'triage' ? destination.candidates.map(({ orgId }) => orgId) : [];
    expect([...candidates].sort()).toEqual(['BNK-CCB-QD', 'BNK-SPDB-QD']);
  });
});

describe('an agent of an institution (R10)', () => {
  it('is only related: the licensed institution leads where the writer turns to it', () => {
    const { destination, receipt } = propose({ respondentName: '某汽车4S店', content: '店里收金融服务费3980元，贷款银行是平安银行，要求平安银行退还' });
    expect(destination).toMatchObject({ leadOrgId: 'BNK-PAB-QD' });
    expect(receipt.ruleId).toBe('R10-agent');
  });
});
