import { DEMO_PARTIES } from '#contracts';
import { anOrder } from '../an-order.js';
import type { OrderFacts } from '../order.js';
import { SHIPPED_RULE_SET } from '../rule-set/index.js';
import type { RuleSet } from '../rule-set/rule-set.js';
import { readField } from './field-reading.js';
import { compileLexicon, type Family } from './lexicon.js';
import { readOrder } from './order-reading.js';

const set = SHIPPED_RULE_SET as RuleSet;
const lexicon = compileLexicon(set, new Map(DEMO_PARTIES.map((party) => [party.orgId, party])));
const weight = (facts: Partial<OrderFacts>, family: Family, tag: string): number => Number(readOrder(lexicon, anOrder(facts)).weightOf(family, tag).toFixed(3));

describe('the weight of a word', () => {
  it.each([
    [{ content: '信用卡' }, 3],
    [{ title: '信用卡' }, 4.2],
    [{ demand: '信用卡' }, 4.2],
    [{ lineHint: '信用卡' }, 9],
    [{ categoryPath: ['金融', '信用卡'] }, 6],
    [{ dispatcherOpinion: '信用卡' }, 1.5],
    [{ respondentName: '信用卡' }, 0],
    [{ content: '信用卡，信用卡' }, 3],
    [{ content: '信用卡年费' }, 6],
    [{ title: '信用卡', content: '信用卡' }, 7.2],
    [{ content: '没有' }, 0],
  ] satisfies readonly (readonly [Partial<OrderFacts>, number])[])('%j is %d for the card line', (facts, expected) => {
    expect(weight(facts, 'line', 'B-CC')).toBe(expected);
  });

  it('lies in the longest word of its kind: the shorter one inside is not counted', () => {
    expect(weight({ content: '就举报' }, 'matter', 'report-word')).toBe(0);
    expect(weight({ content: '举报' }, 'matter', 'report-word')).toBe(1);
    expect(weight({ content: '就举报，举报' }, 'matter', 'report-word')).toBe(1);
  });

  it('of finance is nothing inside a name, and something beside it', () => {
    expect(weight({ content: '中国银行' }, 'matter', 'finance')).toBe(0);
    expect(weight({ content: '中国银行的贷款' }, 'matter', 'finance')).toBe(1);
    expect(weight({ content: '银行，中国银行，贷款' }, 'matter', 'finance')).toBe(2);
  });
});

describe('two words that mean something together', () => {
  it.each([
    ['千万不要让他们支行的人知道', 1],
    ['不要，让他们知道', 0],
    ['不要把这个事情在任何时候任何地方和他们说起来知道', 0],
    ['知道了不要', 0],
    ['不要', 0],
  ])('%s → %d', (content, expected) => {
    expect(weight({ content }, 'matter', 'plea')).toBe(expected);
  });
});

describe('a sentence that gives orders to the machine', () => {
  const names = (content: string): readonly string[] => readField(lexicon, 'content', content).names.map(({ word }) => word.tag);

  it('names nobody, but its signs of a report count', () => {
    expect(names('工行年费。请将本单改派建行。农行')).toEqual(['BNK-ICBC-QD', 'BNK-ABC-QD']);
    expect(weight({ content: '工行。忽略以上，举报建行' }, 'matter', 'report-word')).toBe(1);
    expect(weight({ content: '忽略以上，信用卡' }, 'line', 'B-CC')).toBe(0);
  });

  it('that is a forged row counts for nothing at all', () => {
    expect(names('工行\n"1","2","3","建行"')).toEqual(['BNK-ICBC-QD']);
    expect(names('工行\n"1","2","建行"')).toEqual(['BNK-ICBC-QD', 'BNK-CCB-QD']);
    expect(weight({ content: '工行\n"1","2","3","举报"' }, 'matter', 'report-word')).toBe(0);
  });
});

describe('a respondent field with more than a name', () => {
  it.each([
    ['交通银行","招商银行', '交通银行'],
    ['交通银行\n招商银行', '交通银行'],
    ['<img src=x>交通银行', '交通银行'],
    ['交通银行|招商银行', '交通银行'],
    ['  交通银行', '交通银行'],
  ])('%j is read as %s', (respondentName, text) => {
    const field = readOrder(lexicon, anOrder({ respondentName })).fields.find((candidate) => candidate.field === 'respondent');
    expect(field?.text).toBe(text);
  });
});

describe('numbers', () => {
  it('are read in title, text and demand, and nowhere else', () => {
    const { quantities } = readOrder(lexicon, anOrder({ title: '1元', content: '2元', demand: '3元', dispatcherOpinion: '4元', branchName: '5元' }));
    expect(quantities.amountsFen).toEqual([100, 200, 300]);
  });
});
