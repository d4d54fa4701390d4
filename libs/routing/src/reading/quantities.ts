import { numeralAt, startsNumeral, type Numeral } from '../text/numerals.js';
import { decadeAt, isAge } from './ages.js';
import { isHeads } from './heads.js';
import { isMoney } from './money.js';

/** Numbers with a meaning that the text gives: money in fen, heads, ages in years. */
export interface Quantities {
  readonly amountsFen: readonly number[];
  readonly heads: readonly number[];
  readonly ages: readonly number[];
}

/** One pass over normalised text. Linear: each numeral is read once and looked at with a fixed number of words. */
export function quantitiesOf(text: string): Quantities {
  const amountsFen: number[] = [];
  const heads: number[] = [];
  const ages: number[] = [];
  const read = (numeral: Numeral): void => {
    if (isMoney(text, numeral)) amountsFen.push(Math.round(numeral.value * 100));
    else if (isAge(text, numeral)) ages.push(numeral.value);
    else if (isHeads(text, numeral)) heads.push(numeral.value);
  };
  for (let i = 0; i < text.length; i += 1) {
    const decade = decadeAt(text, i);
    if (decade !== undefined) ages.push(decade);
    if (!startsNumeral(text.charCodeAt(i))) continue;
    const numeral = numeralAt(text, i);
    read(numeral);
    i = Math.max(i, numeral.end - 1);
  }
  return { amountsFen, heads, ages };
}
