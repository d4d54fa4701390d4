import type { YearArrangement } from './arrangement.js';

/**
 * The years with a published one in its place. What the notices of other years fix in it stays theirs (`elsewhere`), so that publishing a year
 * again loses no day that a neighbour's notice had added; where two notices speak of one day the one of the later year counts.
 */
export const withYear = (years: readonly YearArrangement[], { arrangement }: { readonly arrangement: YearArrangement }): readonly YearArrangement[] =>
  [...years.filter(({ year }) => year !== arrangement.year), arrangement].sort((a, b) => a.year - b.year);
