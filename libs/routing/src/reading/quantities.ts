import { numeralAt, startsNumeral, type Numeral } from '../text/numerals.js';

/** Numbers with a meaning that the text gives: money in fen, heads, ages in years. */
export interface Quantities {
  readonly amountsFen: readonly number[];
  readonly heads: readonly number[];
  readonly ages: readonly number[];
}

const MONEY_UNITS = ['元', '块', '圆', '人民币', '万元', 'rmb', '毛'];
/** After 万 or 亿 without a unit of money: things that are counted and are not money. */
const COUNTED = '户人名位家亩分公步次年里个笔辆台条张斤吨平股积';
const HEAD_UNITS = ['户', '名', '位', '人', '口人', '家'];
const HEAD_NOUNS = [
  '客户',
  '商户',
  '业主',
  '村民',
  '老人',
  '储户',
  '摊主',
  '农户',
  '居民',
  '职工',
  '投资',
  '消费者',
  '提车',
  '家庭',
  '养殖',
  '种植',
  '司机',
  '车主',
  '家长',
  '学员',
  '人',
  '老头',
  '老太',
  '邻居',
  '同事',
  '投保',
];
/** 人 that is not a head: 人民币, 人寿, 人保, 人次 … */
const NOT_HEADS = [
  '人民',
  '人寿',
  '人保',
  '人次',
  '人行',
  '人工',
  '名下',
  '名称',
  '名义',
  '位于',
  '位置',
  '家里',
  '家属',
  '家人',
  '户口',
  '户头',
  '户名',
  '家银行',
  '家保险',
  '家公司',
  '家单位',
  '家店',
  '家分',
  '家支',
  '家网',
  '家都',
  '家来',
  '家也',
  '人份',
];
/** Workers of the writer's own firm are not complainants. */
const STAFF_BEFORE = ['员工', '职工', '工人', '雇', '每', '第', '给', '一家'];

const startsWithAny = (text: string, at: number, words: readonly string[]): boolean => words.some((word) => text.startsWith(word, at));
const endsWithAny = (text: string, at: number, words: readonly string[]): boolean =>
  words.some((word) => at >= word.length && text.startsWith(word, at - word.length));

function isMoney(text: string, numeral: Numeral): boolean {
  if (startsWithAny(text, numeral.end, MONEY_UNITS)) return true;
  return numeral.big && !COUNTED.includes(text.charAt(numeral.end) || '。');
}

function headsAt(text: string, numeral: Numeral): boolean {
  const { end } = numeral;
  if (!Number.isInteger(numeral.value) || endsWithAny(text, numeral.start, STAFF_BEFORE)) return false;
  if (startsWithAny(text, end, NOT_HEADS) || startsWithAny(text, end, ['名员工', '个员工', '名职工', '名工人', '个工人', '人干', '个人信'])) return false;
  const noun = text.charAt(end) === '个' ? end + 1 : end;
  return startsWithAny(text, end, HEAD_UNITS) || startsWithAny(text, noun, HEAD_NOUNS);
}

/** Who is old: 我爹84了, 老汉七十三. */
const ELDERS = [
  '爹',
  '妈',
  '娘',
  '老汉',
  '父亲',
  '母亲',
  '老伴',
  '奶奶',
  '爷爷',
  '姥姥',
  '姥爷',
  '岳父',
  '岳母',
  '公公',
  '婆婆',
  '老人',
  '大爷',
  '大娘',
  '我都',
  '我',
  '俺',
  '本人',
  '老头',
  '老太太',
];
const ageOfElder = (text: string, numeral: Numeral): boolean =>
  numeral.value >= 60 &&
  numeral.value <= 105 &&
  endsWithAny(text, numeral.start, ELDERS) &&
  (numeral.end >= text.length || '了，,。多、的岁'.includes(text.charAt(numeral.end)) || text.charAt(numeral.end - 1) === '多') &&
  !startsWithAny(text, numeral.end, ['的利', '多块', '多元', '多万']);

const isAge = (text: string, numeral: Numeral): boolean =>
  ageOfElder(text, numeral) ||
  startsWithAny(text, numeral.end, ['岁', '周岁']) ||
  (endsWithAny(text, numeral.start, ['今年', '年纪', '年龄']) &&
    !startsWithAny(text, numeral.end, ['月', '年', '万', '块', '元', '次', '个', '号', '亩', '季']) &&
    numeral.value >= 10 &&
    numeral.value <= 110);

const DECADES: ReadonlyMap<string, number> = new Map([
  ['六旬', 60],
  ['七旬', 70],
  ['八旬', 80],
  ['九旬', 90],
  ['花甲', 60],
  ['古稀', 70],
  ['耄耋', 80],
]);

/** One pass over normalised text. Linear: each numeral is read once and looked at with a fixed number of words. */
export function quantitiesOf(text: string): Quantities {
  const amountsFen: number[] = [];
  const heads: number[] = [];
  const ages: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i);
    const decade = DECADES.get(text.slice(i, i + 2));
    if (decade !== undefined) ages.push(decade);
    if (!startsNumeral(c)) continue;
    const numeral = numeralAt(text, i);
    if (isMoney(text, numeral)) amountsFen.push(Math.round(numeral.value * 100));
    else if (isAge(text, numeral)) ages.push(numeral.value);
    else if (headsAt(text, numeral)) heads.push(numeral.value);
    i = Math.max(i, numeral.end - 1);
  }
  return { amountsFen, heads, ages };
}
