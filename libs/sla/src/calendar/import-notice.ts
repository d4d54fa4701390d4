import type { YearArrangement } from './arrangement.js';
import type { Arranged } from './arrangement-of.js';

type Accepted = Extract<Arranged, { accepted: true }>;

/** The years with a published one in its place; days it fixes in a neighbouring year are added there when that year is loaded. */
export function withYear(years: readonly YearArrangement[], { arrangement, neighbours }: Accepted): readonly YearArrangement[] {
  const others = years.filter(({ year }) => year !== arrangement.year);
  return [...others, arrangement]
    .map((each) => (each === arrangement ? each : neighbours.filter(({ date }) => date.startsWith(`${each.year}-`)).reduce(withDay, each)))
    .sort((a, b) => a.year - b.year);
}

function withDay(year: YearArrangement, { name, date, isOffDay }: Accepted['neighbours'][number]): YearArrangement {
  const day = date.slice(5);
  if (!isOffDay) return { ...year, work: `${year.work} ${day}`.trim() };
  return { ...year, off: { ...year.off, [name]: `${year.off[name] ?? ''} ${day}`.trim() } };
}
