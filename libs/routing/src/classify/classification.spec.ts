import { anOrder } from '../an-order.js';
import type { OrderFacts } from '../order.js';
import { engine } from '../shipped.spec-support.js';

const classify = (facts: Partial<OrderFacts>) => engine.propose(anOrder(facts)).classification;

describe('the kind of matter', () => {
  it.each([
    ['投诉', 'COMPLAINT'],
    ['咨询', 'INQUIRY'],
    ['求助', 'HELP'],
    ['建议', 'SUGGESTION'],
    ['表扬', 'COMMENDATION'],
    ['申诉求决', 'PETITION'],
    ['建议意见', 'SUGGESTION'],
  ])('is the door’s word %s as %s', (kindWord, matterType) => {
    expect(classify({ kindWord, respondentName: '工行', content: '信用卡' })).toMatchObject({ matterType, openQuestions: [] });
  });

  it('of an unknown word is a complaint with an open question', () => {
    expect(classify({ kindWord: '其他', content: '工行信用卡' })).toMatchObject({ matterType: 'COMPLAINT', openQuestions: ['kind-word-unknown'] });
  });

  it.each([
    ['咨询', '信用卡怎么办', 'INQUIRY'],
    ['表扬', '柜员好', 'COMMENDATION'],
    ['建议', '多设网点', 'SUGGESTION'],
    ['协调', '贷款缓三个月', 'HELP'],
    ['紧急止付', '农行卡被骗转走', 'HELP'],
    ['退费', '信用卡年费', 'COMPLAINT'],
    [null, '请问在哪里', 'INQUIRY'],
    [null, '请问我的贷款利息能退吗', 'COMPLAINT'],
  ])('without a word of the door’s is told by the demand %s', (demand, content, matterType) => {
    expect(classify({ door: 'hotline-12378', kindWord: null, demand, content }).matterType).toBe(matterType);
  });
});

describe('the business line', () => {
  it.each([
    ['工行', '信用卡年费', null, 'B-CC'],
    ['工行', '工资卡被冻结', null, 'B-DC'],
    ['工行', '房贷提前还款', null, 'B-LN'],
    ['工行', '催收打到单位', null, 'B-DCOL'],
    ['工行', '聚合收款码到账慢', null, 'B-PS'],
    ['工行', '换汇差价', null, 'B-FX'],
    ['工行', '存单到期取不出', null, 'B-SAV'],
    ['工行', '理财亏损', null, 'B-WM'],
    ['工行', '存款变保险，业务员忽悠', null, 'B-AGT'],
    ['工行', '身份信息被泄露给中介', null, 'B-PFI'],
    ['工行', '残币不给兑换', null, 'B-RMB'],
    ['工行', '积存金赎不了', null, 'B-PM'],
    ['工行', '大堂态度差', null, 'B-OTH'],
    ['人保财险', '定损价格低', null, 'I-AUTO'],
    ['中华联合', '小麦下雹子', null, 'I-AGRI'],
    ['大地保险', '代偿后乱收', '保证保险', 'I-BOND'],
    ['新华保险', '原位癌只赔轻症', null, 'I-CI'],
    ['新华保险', '业务员离职没人管保单', null, 'I-LIFE'],
    ['太平财险', '业务员离职没人管保单', null, null],
    ['工行', '贵宾厅', 'B-CC', 'B-CC'],
    ['工行', '没办成', 'b-fx', 'B-FX'],
    ['工行', '扣款', '按揭', 'B-LN'],
  ])('of %s with «%s» (hint %s) is %s', (respondentName, content, lineHint, businessLine) => {
    expect(classify({ respondentName, content, lineHint }).businessLine).toBe(businessLine);
  });
});

describe('the cause', () => {
  it.each([
    ['工行', '信用卡年费多收', 'C02'],
    ['工行', '手机银行闪退打不开', 'C03'],
    ['工行', '柜员态度差，骂人', 'C04'],
    ['工行', '信用卡催收骚扰家人', 'C05'],
    ['工行', '理财合同没给翻译，未公示', 'C06'],
    ['工行', '银行卡被盗刷', 'C07'],
    ['工行', '理财经理误导推销', 'C08'],
    ['工行', '个人信息被泄露', 'C09'],
    ['工行', '未经同意自动开通贷款', 'C10'],
    ['人保财险', '车险拒赔', 'C11'],
    ['工行', '理财净值亏损', 'C12'],
    ['工行', '房贷', 'C01'],
    ['工行', '理财', 'C12'],
    ['人保财险', '车险', 'C11'],
  ])('of %s with «%s» is %s', (respondentName, content, causeCode) => {
    expect(classify({ respondentName, content }).causeCode).toBe(causeCode);
  });

  it('of praise, questions and suggestions is none; of a report the rules, selling or data', () => {
    expect(classify({ kindWord: '表扬', respondentName: '工行', content: '感谢柜员' }).causeCode).toBe('C99');
    expect(classify({ kindWord: '举报', respondentName: '工行', content: '员工乱收费' }).causeCode).toBe('C01');
    expect(classify({ kindWord: '举报', respondentName: '工行', content: '员工泄露客户信息' }).causeCode).toBe('C09');
  });

  it('a claim’s words do not decide a bank’s cause where others are said', () => {
    expect(classify({ respondentName: '工行', content: '农险赔款没下来，贷款想缓三个月' }).causeCode).toBe('C01');
  });
});

describe('urgency', () => {
  it.each([
    ['再不解冻我就从楼上跳下去', {}, 'CRITICAL'],
    ['拿刀去找你们', {}, 'CRITICAL'],
    ['大家都在排队取钱，挤兑了', {}, 'CRITICAL'],
    ['村民一百二十多户的存折对不上', {}, 'CRITICAL'],
    ['存折对不上', { personCount: 100 }, 'CRITICAL'],
    ['再不给我就从桥上往下跳', {}, 'CRITICAL'],
    ['提着汽油去你们网点', {}, 'CRITICAL'],
    ['我就死在你们营业厅', {}, 'CRITICAL'],
    ['跳楼价买的', {}, 'NORMAL'],
    ['保险公司说属于自杀不赔', {}, 'NORMAL'],
    ['死活不给退，气死我了', {}, 'NORMAL'],
    ['我们三十户', {}, 'URGENT'],
    ['存折', { personCount: 29 }, 'PRIORITY'],
    ['记者现在就在现场采访', {}, 'URGENT'],
    ['记者会不会来', {}, 'NORMAL'],
    ['五分钟前被转走4万，账户还有钱', {}, 'URGENT'],
    ['今天系统瘫痪', {}, 'URGENT'],
    ['我儿子9岁', {}, 'URGENT'],
    ['老人今年77，取工资1200元', {}, 'PRIORITY'],
    ['老人今年77', {}, 'NORMAL'],
    ['我是聋哑人', {}, 'PRIORITY'],
    ['我们九个摊主', {}, 'PRIORITY'],
    ['我们四个摊主', {}, 'NORMAL'],
    ['这是第六次信访', {}, 'PRIORITY'],
    ['八十八万不给续', {}, 'PRIORITY'],
    ['少了', { amountFen: 50_000_000 }, 'PRIORITY'],
    ['少了', { amountFen: 49_999_999 }, 'NORMAL'],
  ] satisfies readonly (readonly [string, Partial<OrderFacts>, string])[])('of «%s» (%j) is %s', (said, facts, urgency) => {
    expect(classify({ respondentName: '工行', content: `工行的事，${said}`, ...facts }).urgency).toBe(urgency);
  });
});

describe('special populations', () => {
  it.each([
    [{ birthYear: 1966 }, ['ELDERLY']],
    [{ birthYear: 1967 }, []],
    [{ birthYear: 2015 }, ['MINOR']],
    [{ elderlyLine: true }, ['ELDERLY']],
    [{ groups: ['老年人', '残疾人'] }, ['DISABLED', 'ELDERLY']],
    [{ content: '我坐轮椅' }, ['DISABLED']],
    [{ content: '爸爸残疾，家里低保' }, ['LOW_INCOME']],
    [{ content: '怀孕八个月' }, ['PREGNANT']],
    [{ content: '我们是农民工' }, ['MIGRANT_WORKER']],
    [{ content: '我是退役军人' }, ['VETERAN']],
    [{ content: '正在化疗' }, ['SERIOUS_ILLNESS']],
    [{ content: '我是韩国人' }, ['FOREIGN']],
    [{ content: '我开的小店' }, ['ENTERPRISE_SMALL']],
  ] satisfies readonly (readonly [Partial<OrderFacts>, readonly string[]])[])('%j → %j', (facts, found) => {
    expect(classify({ respondentName: '工行', ...facts }).specialPopulation).toEqual(found);
  });
});

describe('confidentiality', () => {
  it.each([
    [{}, 'OPEN'],
    [{ secret: true, content: '工行信用卡年费要求退' }, 'HIDE_CONTACT'],
    [{ content: '大地意外险差六万要求赔付，别让厂里知道' }, 'HIDE_CONTACT'],
    [{ anonymous: true, content: '工行年费要求退' }, 'ANONYMOUS'],
  ] satisfies readonly (readonly [Partial<OrderFacts>, string])[])('%j → %s', (facts, level) => {
    expect(classify(facts).confidentiality).toBe(level);
  });

  it('is not taken from a question whether somebody can be let do something', () => {
    expect(classify({ content: '光大银行贷款，能不能让银行和我谈一次，要求恢复授信' }).confidentiality).toBe('OPEN');
  });
});

describe('amounts, heads and demands', () => {
  it('are the door’s where it states them, else the largest of the text', () => {
    expect(classify({ amountFen: 100, personCount: 2, content: '工行8万块' })).toMatchObject({ amountFen: 100, personCount: 2 });
    expect(classify({ content: '先扣300元，又扣8万块，我们6户' })).toMatchObject({ amountFen: 8_000_000, personCount: 6 });
    expect(classify({ content: '没说' })).toMatchObject({ amountFen: null, personCount: 1 });
  });

  it('demands are coded', () => {
    expect(classify({ respondentName: '工行', content: '要求退还年费，赔礼道歉，停止催收' }).demandCodes).toEqual(
      expect.arrayContaining(['REFUND', 'APOLOGY', 'STOP_COLLECTION']),
    );
  });
});
