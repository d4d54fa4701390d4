import type { Numeral } from '../text/numerals.js';
import { endsWithAny, startsWithAny } from './beside.js';

const UNITS = ['元', '块', '圆', '人民币', 'rmb'];
/** After 万 or 亿 without a unit of money: things that are counted and are not money. */
const COUNTED = '户人名位家亩分公步次年里个笔辆台条张斤吨平股积粉';
/** Sums that are cover, limits or capital and not at stake: 保额100万, 三者险从200万给改成100万. */
const NOT_AT_STAKE = [
  '保额',
  '额度',
  '限额',
  '险从',
  '三者',
  '提到',
  '提额到',
  '改成',
  '改成了',
  '改到',
  '保到',
  '注册资本',
  '授信',
  '涨到',
  '资产',
  '最高',
  '百万医疗',
  '流水',
];

/** A spelled number before a stop is a sum in speech: 养老金一个月三千二。 */
const SPOKEN_SUM = 100;
const STOPS = '，,。;；!！';

/** Whether the numeral is a sum at stake: 8万块, 两万三, 300元; 万 and 亿 stand for money without a unit. */
export function isMoney(text: string, { value, start, end, big, spelled }: Numeral): boolean {
  if (endsWithAny(text, start, NOT_AT_STAKE)) return false;
  if (spelled && value >= SPOKEN_SUM && (end >= text.length || STOPS.includes(text.charAt(end)))) return true;
  return startsWithAny(text, end, UNITS) || (big && !COUNTED.includes(text.charAt(end) || '。'));
}
