import { valueAt, type Row } from '../../input/json-lines.js';

/** Which members of a row hold what; `a.b` reads a member of a member. */
export interface Fields {
  readonly id: string;
  readonly opened: string;
  readonly closed: string;
  /** The due the register gives; null where limits of so many days are tried instead. */
  readonly due: string | null;
  /** Limits of so many days of 24 hours from the opening. */
  readonly days: readonly number[];
  /** What the register says of lateness; null: its own two moments are compared. */
  readonly flag: string | null;
  readonly late: string;
  readonly onTime: string;
}

const WORDS = { id: 'id', late: 'OVERDUE', onTime: 'ONTIME' } as const;

/** Registers whose fields are known by their names. */
const KNOWN: readonly Fields[] = [
  { ...WORDS, opened: 'OPEN_DT', closed: 'CLOSED_DT', due: 'TARGET_DT', days: [], flag: 'OnTime_Status' },
  { ...WORDS, opened: 'case.startdate', closed: 'case.enddate', due: 'case.deadline', days: [], flag: null },
  { ...WORDS, opened: 'created_at', closed: 'replied_at', due: null, days: [15, 60], flag: null },
];

/** The fields of a register, by those its first row has; null where none is known. */
export const recognised = (row: Row): Fields | null =>
  KNOWN.find(({ opened, due }) => valueAt(row, opened) !== undefined && (due === null || valueAt(row, due) !== undefined)) ?? null;
