import { badLine, momentIn, valueAt, type Row } from '../../input/json-lines.js';
import { words } from '../../output/words.js';
import type { Fields } from './fields.js';

/** One limit of one case of a foreign register. Moments in milliseconds. */
export interface GivenLimit {
  /** The field or the number of days it comes from. */
  readonly name: string;
  readonly caseId: string;
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly dueAt: number | null;
  /** What the register says; null where it says nothing. */
  readonly isLate: boolean | null;
  /** Said by a flag of the register, not by its two moments. */
  readonly isFlagged: boolean;
}

const DAY_MS = 86_400_000;

/** The limits of one row: that of its due field, or one for each number of days. */
export function limitsOf(row: Row, fields: Fields, line: number): readonly GivenLimit[] {
  const openedAt = momentIn(valueAt(row, fields.opened), line);
  if (openedAt === null) throw badLine(line, words(`${fields.opened} 没有时刻`, `${fields.opened} holds no moment`));
  const closedAt = momentIn(valueAt(row, fields.closed), line);
  const id = valueAt(row, fields.id);
  const given = { caseId: typeof id === 'string' || typeof id === 'number' ? String(id) : `#${line}`, openedAt, closedAt };
  const flag = fields.flag === null ? null : valueAt(row, fields.flag);
  const dues = fields.due === null ? [] : [{ name: fields.due, dueAt: momentIn(valueAt(row, fields.due), line) }];
  const days = fields.days.map((count) => ({ name: `${count} d`, dueAt: openedAt + count * DAY_MS }));
  return [...dues, ...days].map(({ name, dueAt }) => {
    const isFlagged = fields.flag !== null && name === fields.due;
    const said = flag === fields.late ? true : flag === fields.onTime ? false : null;
    return { ...given, name, dueAt, isFlagged, isLate: isFlagged ? said : ofMoments(closedAt, dueAt) };
  });
}

/** Late is after the second that was given. */
const ofMoments = (closedAt: number | null, dueAt: number | null): boolean | null =>
  closedAt === null || dueAt === null ? null : Math.floor(closedAt / 1_000) > Math.floor(dueAt / 1_000);

/** Whether a case can be lived through: it has not ended before it began, and its limit was not over when it began. */
export const isLivable = ({ openedAt, closedAt, dueAt }: GivenLimit): boolean =>
  (closedAt === null || closedAt >= openedAt) && (dueAt === null || dueAt > openedAt);
