import type { Numeral } from '../text/numerals.js';
import { endsWithAny, startsWithAny } from './beside.js';

const UNITS = ['户', '名', '位', '人', '口人', '家'];
const NOUNS = [
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
  '农民工',
  '工友',
  '学生',
  '持卡人',
  '摊',
  '加盟',
];
/** What only looks like heads: 人民币, 人次, 名下, 家银行 … */
const NOT_HEADS = [
  '人民',
  '人寿',
  '人保',
  '人次',
  '人行',
  '人工',
  '人份',
  '人干',
  '名下',
  '名称',
  '名义',
  '位于',
  '位置',
  '位数',
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
  '个人信',
  '名员工',
  '个员工',
  '名职工',
  '名工人',
  '个工人',
  '户型',
];
/** Workers of the writer's own firm and shares per head are not complainants. */
const NOT_BEFORE = ['员工', '职工', '工人', '雇', '每', '每户', '每家', '第', '给', '一家', '带着', '养着', '近亲'];

/** Whether the numeral counts people or households of the complaint: 36户, 三十多个提车客户, 我们九个人. */
export function isHeads(text: string, { value, start, end }: Numeral): boolean {
  if (!Number.isInteger(value) || endsWithAny(text, start, NOT_BEFORE) || startsWithAny(text, end, NOT_HEADS)) return false;
  return startsWithAny(text, end, UNITS) || startsWithAny(text, text.charAt(end) === '个' ? end + 1 : end, NOUNS);
}
