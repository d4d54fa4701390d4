import { DEMO_PARTIES } from '#contracts';
import { anOrder } from '../an-order.js';
import type { OrderFacts } from '../order.js';
import { SHIPPED_RULE_SET } from '../rule-set/index.js';
import type { RuleSet } from '../rule-set/rule-set.js';
import { compileLexicon } from './lexicon.js';
import { readOrder } from './order-reading.js';
import { respondentsOf, type Respondent } from './respondents.js';

const lexicon = compileLexicon(SHIPPED_RULE_SET as RuleSet, new Map(DEMO_PARTIES.map((party) => [party.orgId, party])));
const ranked = (facts: Partial<OrderFacts>): readonly Respondent[] => respondentsOf(lexicon, readOrder(lexicon, anOrder(facts)));
const weights = (facts: Partial<OrderFacts>): Record<string, number> =>
  Object.fromEntries(ranked(facts).map(({ name, weight }) => [name.id, Math.round(weight * 1000) / 1000]));
const flags = (facts: Partial<OrderFacts>): readonly string[] => {
  const [first] = ranked(facts);
  if (first === undefined) return [];
  const { inField, target, negated, shielded, passing, seller, bySound, away, everyday } = first;
  return Object.entries({ inField, target, negated, shielded, passing, seller, bySound, away, everyday }).flatMap(([flag, on]) => (on ? [flag] : []));
};

describe('the weight of a name', () => {
  it.each([
    ['in the respondent field', { respondentName: '工行' }, { 'BNK-ICBC-QD': 3 }],
    ['in the branch field', { branchName: '工行' }, { 'BNK-ICBC-QD': 1.5 }],
    ['in the title', { title: '工行' }, { 'BNK-ICBC-QD': 1.2 }],
    ['in the text', { content: '工行' }, { 'BNK-ICBC-QD': 1 }],
    ['in the demand', { demand: '工行' }, { 'BNK-ICBC-QD': 1 }],
    ['in the door’s words for the product', { lineHint: '工行' }, { 'BNK-ICBC-QD': 0.5 }],
    ['in the category', { categoryPath: ['工行'] }, { 'BNK-ICBC-QD': 0.5 }],
    ['in the dispatcher’s opinion', { dispatcherOpinion: '工行' }, { 'BNK-ICBC-QD': 0.8 }],
    ['said again', { content: '工行。工行。工行' }, { 'BNK-ICBC-QD': 1.6 }],
    ['said without end stops growing', { content: '工行。'.repeat(50) }, { 'BNK-ICBC-QD': 2.5 }],
    ['in title and text', { title: '工行', content: '工行' }, { 'BNK-ICBC-QD': 1.5 }],
    ['in field and title', { respondentName: '工行', title: '工行' }, { 'BNK-ICBC-QD': 4.2 }],
    ['of a body that is no institution', { content: '物业' }, { 'OUT-HOUSING': 0.5 }],
    ['of such a body in the respondent field', { respondentName: '物业' }, { 'OUT-HOUSING': 3 }],
    ['of an institution elsewhere', { content: '众安' }, { 'OUT-NETINS': 1 }],
    ['of an institution that is no party', { content: '潍坊银行' }, { 'OUT-NEIGHBOUR': 1 }],
  ] satisfies readonly (readonly [string, Partial<OrderFacts>, Record<string, number>])[])('%s', (_what, facts, expected) => {
    expect(weights(facts)).toEqual(expected);
  });
});

describe('the part that a name plays', () => {
  it.each([
    ['turned to', '要求工行', { 'BNK-ICBC-QD': 4 }, ['target']],
    ['turned to with one word between', '要求贵工行', { 'BNK-ICBC-QD': 4 }, ['target']],
    ['turned to from too far', '要求他们把工行', { 'BNK-ICBC-QD': 1 }, []],
    ['turned to in another clause', '要求，工行', { 'BNK-ICBC-QD': 1 }, []],
    ['turned to twice counts once', '要求工行。要求工行', { 'BNK-ICBC-QD': 4.3 }, ['target']],
    ['turned to and to nobody else', '本次只投诉工行', { 'BNK-ICBC-QD': 7 }, ['target']],
    ['denied', '不是工行', { 'BNK-ICBC-QD': -5.85 }, ['negated', 'passing']],
    ['denied twice counts once', '不是工行。不是工行', { 'BNK-ICBC-QD': -5.805 }, ['negated', 'passing']],
    ['denied after the name', '工行这事无关', { 'BNK-ICBC-QD': -5.85 }, ['negated', 'passing']],
    ['kept from knowing', '别让工行', { 'BNK-ICBC-QD': 2 }, ['shielded']],
    ['paid through', '刷的工行', { 'BNK-ICBC-QD': 0.15 }, ['passing']],
    ['compared', '人家工行', { 'BNK-ICBC-QD': 0.15 }, ['passing']],
    ['compared after the name', '工行那边都', { 'BNK-ICBC-QD': 0.15 }, ['passing']],
    ['compared too far after the name', '工行的柜台现在那边都', { 'BNK-ICBC-QD': 1 }, []],
    ['a place on the way', '工行旁边', { 'BNK-ICBC-QD': 0.15 }, ['passing']],
    ['dealt with', '工行答复', { 'BNK-ICBC-QD': 1.7 }, []],
    ['seller', '工行推销', { 'BNK-ICBC-QD': 2.2 }, ['seller']],
    ['of an earlier matter', '之前反映的工行', { 'BNK-ICBC-QD': 3.15 }, ['target', 'passing']],
    ['of an earlier matter and not turned to', '曾就某事去过工行', { 'BNK-ICBC-QD': 0.15 }, ['passing']],
    ['denied and turned to all the same', '不是工行，要求工行，要求工行，我投诉的是工行，只找工行', { 'BNK-ICBC-QD': -1.65 }, ['negated']],
  ] satisfies readonly (readonly [string, string, Record<string, number>, readonly string[]])[])('%s', (_what, content, expected, on) => {
    expect(weights({ content })).toEqual(expected);
    expect(flags({ content })).toEqual(on);
  });
});

describe('a name that is also a word', () => {
  it.each([
    ['兴业的贷款', ['BNK-CIB-QD']],
    ['兴业兴旺', []],
    ['投诉兴业', ['BNK-CIB-QD']],
    ['曾就某事去过兴业', []],
    ['建设贷款', []],
    ['abcdef 贷款', []],
    ['x95588', []],
    ['打95588', ['BNK-ICBC-QD']],
    ['95588x', []],
    ['太平路贷款', []],
    ['对举报人保密', []],
    ['举报平安人寿', ['LIF-PALI-QD']],
  ] satisfies readonly (readonly [string, readonly string[]])[])('%s names %j', (content, ids) => {
    expect(Object.keys(weights({ content }))).toEqual(ids);
  });

  it('counts in the text once it stands in the field', () => {
    expect(weights({ respondentName: '建设', content: '建设' })).toEqual({ 'BNK-CCB-QD': 3.3 });
    expect(flags({ respondentName: '建设' })).toEqual(['inField', 'everyday']);
    expect(flags({ respondentName: '建行' })).toEqual(['inField']);
  });
});

describe('a name by its sound', () => {
  it.each([
    ['公行', '', ['BNK-ICBC-QD']],
    ['招航', '', ['BNK-CMB-QD']],
    ['', '埔发信用卡', ['BNK-SPDB-QD']],
    ['', '普法宣传', []],
    ['', '向普法', []],
    ['工行', '招航信用卡', ['BNK-ICBC-QD']],
    ['物业', '招航信用卡', ['OUT-HOUSING', 'BNK-CMB-QD']],
  ] satisfies readonly (readonly [string, string, readonly string[]])[])('%s / %s is %j', (respondentName, content, ids) => {
    expect(Object.keys(weights({ respondentName, content }))).toEqual(ids);
  });

  it('is marked so, and the longest name counts', () => {
    expect(flags({ respondentName: '公行' })).toEqual(['inField', 'bySound']);
    expect(ranked({ respondentName: '上海埔东发展银行' }).map(({ alias }) => alias)).toEqual(['上海浦东发展银行']);
  });
});

describe('names that belong together', () => {
  it('a group is its one member named in full', () => {
    expect(weights({ respondentName: '平安', content: '平安银行' })).toEqual({ 'BNK-PAB-QD': 4 });
  });

  it('a group with two members named stays a group', () => {
    expect(Object.keys(weights({ respondentName: '平安', content: '平安银行、平安产险' }))).toEqual(['GROUP-平安', 'BNK-PAB-QD', 'PNC-PAIC-QD']);
  });

  it('a short name is the fuller one that begins with it', () => {
    expect(weights({ respondentName: '兴业', content: '兴业消费金融' })).toEqual({ 'OUT-CF': 4 });
    expect(flags({ respondentName: '兴业', content: '要求兴业消费金融' })).toEqual(['inField', 'target']);
  });

  it('but not where two fuller ones, a denied one, or the short one itself is named', () => {
    expect(weights({ respondentName: '华夏', content: '华夏人寿、华夏基金' })['BNK-HXB-QD']).toBe(3);
    expect(weights({ respondentName: '兴业', content: '不是兴业消费金融' })['BNK-CIB-QD']).toBe(3);
    expect(weights({ respondentName: '兴业', content: '兴业银行，兴业消费金融' })['BNK-CIB-QD']).toBe(3.3);
  });
});

describe('a branch of another city', () => {
  it.each([
    ['工行济南分行', '', ['inField', 'away']],
    ['中国工商银行股份有限公司烟台分行', '', ['inField', 'away']],
    ['济南工行', '', ['inField']],
    ['工行青岛市南济南路支行', '', ['inField']],
    ['工行香港中路支行', '', ['inField']],
    ['青岛工行烟台人办理', '', ['inField']],
    ['威海银行', '', ['inField']],
    ['', '工行济南分行', ['away']],
    ['', '工行济南的客服', []],
    ['', '工行给我打电话说济南分行', []],
  ] satisfies readonly (readonly [string, string, readonly string[]])[])('%s / %s: %j', (respondentName, content, on) => {
    expect(flags({ respondentName, content }).filter((flag) => flag === 'inField' || flag === 'away')).toEqual(on);
  });
});
