import type { Direction } from '#identity';
import { instantOf, type Instant, type JsonObject } from '#kernel';
import { InputFault } from '#platform';
import type { ReplaySpan } from '../lines/line-replay.js';

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;
const fault = (path: string, text: string): InputFault => new InputFault('HUB_SCHEMA_INVALID', 422, text, [{ path, code: 'HUB_SCHEMA_INVALID', detail: text }]);

/** @throws InputFault 422 `HUB_SCHEMA_INVALID` */
export function directionsOf({ direction }: JsonObject): readonly Direction[] {
  if (direction === undefined) return ['in', 'out'];
  if (direction !== 'in' && direction !== 'out')
    throw fault('/direction', 'direction 应为 in 或 out；不填为两者。Give direction as in or out; left out, it is both.');
  return [direction];
}

export function dryRunOf({ dryRun }: JsonObject): boolean {
  if (dryRun !== undefined && typeof dryRun !== 'boolean') throw fault('/dryRun', 'dryRun 应为 true 或 false。Give dryRun as true or false.');
  return dryRun === true;
}

/** `from` to `to`; without `to`, to the end. @throws InputFault 422 `HUB_SCHEMA_INVALID` */
export function spanOf({ from, to }: JsonObject): ReplaySpan {
  const span = { from: momentOf('/from', from), to: to === undefined ? instantOf(8.64e15 / 1_000) : momentOf('/to', to) };
  if (span.from >= span.to) throw fault('/to', 'to 应晚于 from。Give a to that is later than from.');
  return span;
}

function momentOf(path: string, value: unknown): Instant {
  const ms = typeof value === 'string' && MOMENT.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(ms))
    throw fault(
      path,
      `${path.slice(1)} 应为带时区的时间，如 2026-11-24T09:00:00+08:00。Give ${path.slice(1)} as a moment with its zone, such as 2026-11-24T09:00:00+08:00.`,
    );
  return instantOf(ms);
}
