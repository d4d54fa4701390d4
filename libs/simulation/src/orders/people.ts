import type { Random } from './random.js';

/** Somebody who does not exist: phone from the test range, id number from a district that issues none. */
export interface Person {
  readonly name: string;
  /** 1990000xxxx */
  readonly phone: string;
  /** 18 characters with a right check digit, district 370201. */
  readonly idNo: string;
}

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const DAY_MS = 86_400_000;
const FIRST_BIRTH = Date.UTC(1970, 0, 1);
/** Birthdays of 1970 to 1999: nobody is a minor or a senior, which routing would notice. */
const BIRTHDAYS = 10_957;
const SERIALS = 999;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Person number `index` of the sample `seed`: another index or seed is another person, for the first ten million. */
export function personOf(seed: number, index: number, random: Random): Person {
  const number = (seed * 100_003 + index) % (BIRTHDAYS * SERIALS);
  const stem = STEMS.charAt(random.below(STEMS.length));
  return {
    name: `测试${stem}${STEMS.charAt(index % STEMS.length)}`,
    phone: `1990000${String(index % 10_000).padStart(4, '0')}`,
    idNo: idNoOf(new Date(FIRST_BIRTH + (number % BIRTHDAYS) * DAY_MS), 1 + Math.floor(number / BIRTHDAYS)),
  };
}

/** @source GB 11643-1999 */
function idNoOf(born: Date, serial: number): string {
  const body = `370201${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body.charAt(at)), 0);
  return body + '10X98765432'.charAt(sum % 11);
}
