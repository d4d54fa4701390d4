import { anOrder } from '../an-order.js';
import type { OrderFacts } from '../order.js';
import { engine } from '../shipped.spec-support.js';

const propose = (facts: Partial<OrderFacts>) => engine.propose(anOrder(facts));

describe('a case number of a court (R9)', () => {
  it.each([
    ['青岛银行起诉我，（2026）鲁0213民初5566号', 'CRT-370213'],
    ['与恒丰银行纠纷二审（2026）鲁02民终93308号驳回', 'CRT-QD-ZY'],
  ])('in «%s» leads to the desk of %s', (content, leadOrgId) => {
    const { destination, receipt } = propose({ content });
    expect(destination).toEqual({ action: 'dispatch', leadOrgId, assistOrgIds: [] });
    expect(receipt).toMatchObject({ ruleId: 'R9-court', score: 0.96 });
  });

  it('of a district without a court among the parties changes nothing', () => {
    expect(propose({ respondentName: '青岛银行', content: '（2026）鲁0285民初1号，房贷逾期' }).destination).toMatchObject({ leadOrgId: 'BNK-BQD' });
  });

  it('is not seen in a dispatcher’s opinion, and a mere threat of suit is none', () => {
    expect(propose({ respondentName: '日照银行', content: '房贷', dispatcherOpinion: '（2026）鲁0202民初1号' }).destination).toMatchObject({
      leadOrgId: 'BNK-RZB-QD',
    });
    expect(propose({ respondentName: '日照银行', content: '银行说要起诉我，要求延期还款' }).destination).toMatchObject({ leadOrgId: 'BNK-RZB-QD' });
  });
});

describe('mediation (R8)', () => {
  it('agreed by both sides goes to the station of the district, with the institution beside it', () => {
    const { destination, receipt } = propose({ respondentName: '浦发银行', districtCode: '370212', content: '理财纠纷，我俩都同意调解' });
    expect(destination).toEqual({ action: 'dispatch', leadOrgId: 'MED-QD-LS', assistOrgIds: ['BNK-SPDB-QD'] });
    expect(receipt).toMatchObject({ ruleId: 'R8-mediation', score: 0.96 });
  });

  it('goes to the centre where the district has no station', () => {
    expect(propose({ districtCode: '370213', respondentName: '富德生命', content: '公司同意调解，客户也同意调解' }).destination).toMatchObject({
      leadOrgId: 'MED-QD-CTR',
    });
  });

  it('is asked for after a complaint without agreement', () => {
    const content = '车险赔偿谈不拢，申请到调解中心调解';
    expect(propose({ respondentName: '太平洋产险', districtCode: '370211', content }).destination).toMatchObject({ leadOrgId: 'MED-QD-HD' });
  });

  it.each(['房贷提前还款，客户同意调解', '车险赔偿谈不拢', '申请调解车险纠纷'])('needs more than «%s»', (content) => {
    expect(propose({ respondentName: '平安产险', content }).receipt.ruleId).toBe('R4-named-respondent');
  });

  it('as a subject of its own is the centre’s', () => {
    const { destination } = propose({ respondentName: '青岛市银行保险业纠纷调解中心', content: '调解终止，我要求继续' });
    expect(destination).toEqual({ action: 'dispatch', leadOrgId: 'MED-QD-CTR', assistOrgIds: [] });
  });
});

describe('nobody named (R12)', () => {
  it.each([
    '信用卡逾期被催收骂',
    '买的保险不知道哪家，不赔',
    '就是那个支行，存款取不出',
    '办理的借记卡每月被扣短信费，记不清是哪一家银行',
    '借记卡每月被扣一笔费用，某银行办的',
  ])('«%s» stays with the desk', (content) => {
    const { destination, receipt } = propose({ content });
    expect(destination).toEqual({ action: 'triage', candidates: [], why: 'no institution named' });
    expect(receipt).toMatchObject({ ruleId: 'R12-nobody-named', score: 0 });
  });

  it('but a licensed company that is no party says so', () => {
    expect(propose({ respondentName: '潍坊银行青岛分行', content: '贷款还清不解押' }).destination).toEqual({
      action: 'triage',
      candidates: [],
      why: 'licensed institution 潍坊银行 is no party here',
    });
  });

  it.each([
    { kindWord: '建议', content: '建议各银行保留存折业务' },
    { kindWord: '咨询', content: '请问投诉保险公司找哪个部门' },
    { door: 'hotline-12378', kindWord: null, demand: '咨询', respondentName: '12378', content: '银行答复超过15天怎么办' },
  ] satisfies readonly Partial<OrderFacts>[])('a question or suggestion about the trade is the regulator’s (%j)', (facts) => {
    const { destination, receipt, classification } = propose(facts);
    expect(destination).toEqual({ action: 'dispatch', leadOrgId: 'REG-NFRA-QD', assistOrgIds: [] });
    expect(receipt.score).toBe(0.96);
    expect(classification.causeCode).toBe('C99');
  });

  it('an association complained of answers itself', () => {
    expect(propose({ respondentName: '青岛市银行业协会', content: '协会不作为' }).destination).toMatchObject({ leadOrgId: 'ASC-BANK-QD' });
  });
});
