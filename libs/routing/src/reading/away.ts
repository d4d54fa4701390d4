import type { FieldReading, Found } from './field-reading.js';

/** Characters between a name and the branch of another city: 工商银行股份有限公司济南分行. */
const GAP_IN_FIELD = 8;
const GAP_IN_TEXT = 2;

/** Places that are no part of a name (威海 in 威海银行 is). Both lists are in order of place: one walk. */
function outsideNames(reading: FieldReading): readonly Found[] {
  const out: Found[] = [];
  let next = 0;
  for (const place of reading.words) {
    if (place.word.family !== 'place') continue;
    while ((reading.names[next]?.end ?? Number.POSITIVE_INFINITY) <= place.start) next += 1;
    if ((reading.names[next]?.start ?? Number.POSITIVE_INFINITY) >= place.end) out.push(place);
  }
  return out;
}

const NONE: ReadonlySet<Found> = new Set();

/**
 * The names that are said as a branch of another city (R6). In the respondent field any other city after the name makes it so, unless our own city
 * stands there too; in the text only a branch right after the name (工行济南分行): where somebody once opened a card decides nothing.
 */
export function awayNames(reading: FieldReading): ReadonlySet<Found> {
  if (reading.names.length === 0) return NONE;
  const places = outsideNames(reading);
  const inField = reading.field === 'respondent';
  if (places.length === 0 || (inField && places.some(({ word }) => word.tag === 'home'))) return NONE;
  const starts = new Set(places.filter(({ word }) => word.tag === 'away-branch' || (inField && word.tag === 'away')).map(({ start }) => start));
  const gap = inField ? GAP_IN_FIELD : GAP_IN_TEXT;
  return new Set(
    reading.names.filter(({ end }) => {
      for (let at = end; at <= end + gap; at += 1) if (starts.has(at)) return true;
      return false;
    }),
  );
}
