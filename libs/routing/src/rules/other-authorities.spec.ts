import { anOrder } from '../an-order.js';
import type { OrderFacts } from '../order.js';
import { engine } from '../shipped.spec-support.js';

const propose = (facts: Partial<OrderFacts>) => engine.propose(anOrder(facts));

describe('a matter of another financial regulator (R7b)', () => {
  it.each([
    ['支付宝', '转错账不退', '12363'],
    ['百行征信', '信用报告有误', '12363'],
    ['某证券公司', '佣金没通知就调高', '12386'],
    ['某小额贷款公司', '月息三分', 'LOCAL_FIN'],
    ['某投资管理公司', '年化15%的产品到期不兑付', 'POLICE'],
  ])('%s is sent to its regulator', (respondentName, content, to) => {
    const { destination, receipt } = propose({ respondentName, content });
    expect(destination).toMatchObject({ action: 'transferOut', to });
    expect(receipt).toMatchObject({ ruleId: 'R7b-other-regulator', score: 0.96 });
    expect(receipt.because).toContain('by ');
  });

  it('goes by respondent, not by subject: a bank’s own 征信 or cash case stays', () => {
    expect(propose({ respondentName: '建设银行', content: '征信报错逾期，要求更正' }).destination).toMatchObject({ leadOrgId: 'BNK-CCB-QD' });
    expect(propose({ respondentName: '某超市', content: '超市拒收现金只让扫码' }).destination).toMatchObject({ action: 'transferOut' });
  });
});

describe('a dispute that is not financial (R7)', () => {
  it.each([
    ['某通讯店', '新手机屏幕有坏点不退，用招联分期买的', 'MARKET'],
    ['小区物业', '物业费涨价，还要去银行代扣', 'HOUSING'],
    ['中国移动', '套餐里加了流量包，从建行卡扣的', 'TELECOM'],
    ['公积金中心', '公积金贷款没额度，办理的银行是中行，中行说报上去了', 'HOUSING_FUND'],
    ['某医院', '手术后感染要求赔偿，刷的工商银行卡', 'HEALTH'],
    ['腾讯', '孩子充了游戏，绑的是建设银行卡', 'MARKET'],
    ['某俱乐部', '年卡不退，当时刷的招行信用卡', 'MARKET'],
  ])('(%s) goes to its authority although a bank’s card paid', (respondentName, content, to) => {
    const { destination, receipt } = propose({ respondentName, content });
    expect(destination).toMatchObject({ action: 'transferOut', to });
    expect(receipt).toMatchObject({ ruleId: 'R7-not-financial', score: 0.96 });
  });

  it.each([
    ['太平路施工', '太平路围挡没拆，晚上没灯', 'SOURCE'],
    ['采光', '阳光小区楼间距太小，遮阳光', 'HOUSING'],
    ['民生问题', '公交站被取消，影响民生问题', 'SOURCE'],
  ])('(%s) is not drawn to an insurer or bank by a street or a common word', (title, content, to) => {
    expect(propose({ title, content }).destination).toMatchObject({ action: 'transferOut', to });
  });

  it('without any finance word returns to the source with advice', () => {
    const { destination } = propose({ content: '隔壁打太极拳太吵' });
    expect(destination).toEqual({ action: 'transferOut', to: 'SOURCE', toName: '退回来源单位', advice: '未涉及银行保险机构，建议来源单位按职责另行转办。' });
  });

  it('of an employee with the bank is for the labour authority', () => {
    const { destination } = propose({ respondentName: '某银行', content: '我是工行柜员，加班费一分没有，绩效也扣，要求发加班费' });
    expect(destination).toMatchObject({ action: 'transferOut', to: 'LABOUR' });
  });

  it('yields where the writer turns to the bank', () => {
    const { destination } = propose({ respondentName: '某装修公司', content: '装修公司跑路了，我办的装修贷还在还，要求建行停止扣款' });
    expect(destination).toMatchObject({ leadOrgId: 'BNK-CCB-QD' });
  });
});

describe('an institution without a branch in the city (R6)', () => {
  it.each([
    ['众安保险', '百万医疗拒赔'],
    ['微众银行', '微粒贷催收'],
    ['招联金融', '催收骚扰家人'],
    ['友邦保险', '济南的代理人，重疾险不赔'],
    ['中国工商银行济南分行', '提前还款不给办'],
    ['杭州银行', '贷款利率太高'],
  ])('(%s) is for the authority of its seat', (respondentName, content) => {
    const { destination, receipt } = propose({ respondentName, content });
    expect(destination).toMatchObject({ action: 'transferOut', to: 'OTHER_PLACE' });
    expect(receipt.ruleId).toBe('R6-outside-area');
  });

  it('is meant by the short name of a local bank when the text gives the full one', () => {
    const { destination } = propose({ respondentName: '兴业', content: '在兴业消费金融贷了5万，利息太高' });
    expect(destination).toMatchObject({ action: 'transferOut', to: 'OTHER_PLACE' });
  });

  it('is not meant by a street of our city or by where the call centre sits', () => {
    expect(propose({ respondentName: '工商银行南京路支行', content: '信用卡年费不退' }).destination).toMatchObject({ leadOrgId: 'BNK-ICBC-QD' });
    expect(propose({ respondentName: '建行', content: '青岛开的卡，建行济南的客服态度很差' }).destination).toMatchObject({ leadOrgId: 'BNK-CCB-QD' });
  });
});

describe('an accusation against a public official (R2)', () => {
  it('is for discipline inspection', () => {
    const { destination, receipt } = propose({ door: 'petition', kindWord: '检举控告', content: '举报村书记侵占征地补偿款，从信用社转走' });
    expect(destination).toMatchObject({ action: 'transferOut', to: 'DISCIPLINE' });
    expect(receipt.ruleId).toBe('R2-discipline');
  });

  it('is not one against a bank’s manager, nor a complaint', () => {
    expect(propose({ kindWord: '举报', content: '齐鲁银行支行行长违规放贷，是局长亲戚' }).destination.action).toBe('report');
    expect(propose({ kindWord: '举报', respondentName: '青岛银行', content: '给局长送礼放贷' }).destination.action).toBe('report');
    expect(propose({ content: '村书记不给开证明，公交也没有' }).receipt.ruleId).toBe('R7-not-financial');
  });
});
