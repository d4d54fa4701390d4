import type { Numeral } from '../text/numerals.js';
import { endsWithAny, startsWithAny } from './beside.js';

const OLDEST = 110;
const OLD = 60;
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
  '老头',
  '老太太',
];
const SELF = ['我', '俺', '我都', '本人', '我今年', '自己'];
const AGE_SAYS = ['今年', '年纪', '年龄'];
const NOT_AGE = ['月', '年', '万', '块', '元', '次', '个', '号', '亩', '季', '百', '千'];
const ENDS = '了，,。;；、的岁';

function ofElder(text: string, { value, start, end }: Numeral): boolean {
  if (value < OLD || value > OLDEST) return false;
  if (endsWithAny(text, start, SELF)) return startsWithAny(text, end, ['了']);
  return (
    endsWithAny(text, start, ELDERS) &&
    (end >= text.length || ENDS.includes(text.charAt(end)) || text.charAt(end - 1) === '多') &&
    !startsWithAny(text, end, NOT_AGE)
  );
}

/** Whether the numeral is an age in years: 84岁, 今年77, 我爹84了, 老汉七十三. */
export function isAge(text: string, numeral: Numeral): boolean {
  const { value, start, end } = numeral;
  if (startsWithAny(text, end, ['岁', '周岁'])) return true;
  if (ofElder(text, numeral)) return true;
  return value >= 10 && value <= OLDEST && endsWithAny(text, start, AGE_SAYS) && !startsWithAny(text, end, NOT_AGE);
}

const DECADES: ReadonlyMap<string, number> = new Map([
  ['六旬', 60],
  ['七旬', 70],
  ['八旬', 80],
  ['九旬', 90],
  ['花甲', 60],
  ['古稀', 70],
  ['耄耋', 80],
]);

/** The age that a word of decades at this place states (七旬), or undefined. */
export function decadeAt(text: string, at: number): number | undefined {
  const second = text.charAt(at + 1);
  return second === '旬' || second === '甲' || second === '稀' || second === '耋' ? DECADES.get(text.slice(at, at + 2)) : undefined;
}
