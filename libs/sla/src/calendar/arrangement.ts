import type { LocalDate } from '#kernel';

/** A day as a notice fixes it: off, or a make-up working day. */
export interface FixedDay {
  readonly name: string;
  readonly date: LocalDate;
  readonly isOffDay: boolean;
}

/** One year's holidays and make-up days as a notice states them: `MM-DD` or `MM-DD..MM-DD`, separated by spaces. */
export interface YearArrangement {
  readonly year: number;
  /** PROVISIONAL: no notice yet, the statutory days alone; dates that touch it are marked. */
  readonly status: 'CONFIRMED' | 'PROVISIONAL';
  /** Address of the notice, without scheme. */
  readonly notice: string | null;
  /** Days off by name of the festival. */
  readonly off: Readonly<Record<string, string>>;
  /** Make-up working days (调休上班). */
  readonly work: string;
  /** Days the same notice fixes in the year before or after: they stay when that year is published itself. */
  readonly elsewhere?: readonly FixedDay[];
}
