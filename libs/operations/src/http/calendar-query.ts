import type { ChangeState, ReportQuery } from '#casework';
import { InputFault, Problem } from '#platform';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const CHANGES = ['LATER', 'EARLIER', 'CONFIRMED', 'KEPT'] as const;
const STATES: readonly ChangeState[] = ['PROPOSED', 'APPROVED', 'REJECTED'];
const PAGE = 200;

const invalid = (name: string, detail: string): InputFault =>
  new InputFault('HUB_QUERY_INVALID', 400, `参数 ${name} 有误。The parameter ${name} must be ${detail}.`, [{ path: name, code: 'HUB_QUERY_INVALID', detail }]);

/** @throws Problem 404 `HUB_CALENDAR_CHANGE_UNKNOWN` for what cannot be an id */
export function changeIdOf(text: string): string {
  if (!UUID.test(text)) throw new Problem(404, 'HUB_CALENDAR_CHANGE_UNKNOWN', '没有这项日历变更。There is no such change of the calendar.');
  return text;
}

export function yearOf(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new Problem(404, 'HUB_CALENDAR_YEAR_MISSING', '没有这一年的日历。No calendar is loaded for this year.');
  return Number(text);
}

export function stateOf(value: unknown): ChangeState | null {
  if (value === undefined) return null;
  const state = STATES.find((known) => known === value);
  if (!state) throw invalid('state', `one of ${STATES.join(', ')}`);
  return state;
}

export function reportQuery({ after, limit, change, reexamine }: Readonly<Record<string, unknown>>): ReportQuery {
  if (after !== undefined && (typeof after !== 'string' || !UUID.test(after))) throw invalid('after', 'the `next` of an earlier answer');
  const size = limit === undefined ? PAGE : Number(limit);
  if (!Number.isInteger(size) || size < 1 || size > PAGE) throw invalid('limit', `1 to ${PAGE}`);
  const wanted = change === undefined ? null : CHANGES.find((known) => known === change);
  if (wanted === undefined) throw invalid('change', `one of ${CHANGES.join(', ')}`);
  if (reexamine !== undefined && reexamine !== 'true' && reexamine !== 'false') throw invalid('reexamine', 'true or false');
  return { after: after ?? null, limit: size, change: wanted, reexamine: reexamine === 'true' };
}
