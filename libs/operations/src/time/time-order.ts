import { instantMs, instantOf, type Instant, type JsonObject } from '#kernel';
import { InputFault } from '#platform';

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
/** A step of more than ten years is a slip of the finger. */
const LONGEST_MS = 3_660 * 86_400_000;
const FASTEST = 31_536_000;

const fault = (path: string, code: 'HUB_CLOCK_STEP' | 'HUB_CLOCK_SPEED', zh: string, en: string): InputFault =>
  new InputFault(code, 422, `${zh}${en}`, [{ path: `/${path}`, code, detail: en }]);

/** Where a step leads. `by`: `3d`, `90m`, `1d12h`; `until`: a moment. @throws InputFault 422 `HUB_CLOCK_STEP` */
export function targetOf({ by, until }: JsonObject, now: Instant): Instant {
  if ((by === undefined) === (until === undefined)) throw fault('by', 'HUB_CLOCK_STEP', '请给出 by 或 until 之一。', 'Send {"by": "3d"} or {"until": moment}.');
  const toMs = until === undefined ? instantMs(now) + spanMs(by) : momentMs(until);
  if (toMs < instantMs(now))
    throw fault('until', 'HUB_CLOCK_STEP', `时钟不会倒退：现在是 ${now}。`, `The clock never runs backward: it is ${now}. Give a later moment.`);
  if (toMs - instantMs(now) > LONGEST_MS) throw fault('by', 'HUB_CLOCK_STEP', '一次最多十年。', 'Ten years at most in one step.');
  return instantOf(toMs);
}

function momentMs(until: unknown): number {
  const ms = typeof until === 'string' && MOMENT.test(until) ? Date.parse(until) : Number.NaN;
  if (Number.isNaN(ms))
    throw fault('until', 'HUB_CLOCK_STEP', 'until 应为带时区的时刻。', 'until: a moment with its offset, such as 2026-11-30T09:00:00+08:00.');
  return ms;
}

function spanMs(by: unknown): number {
  if (typeof by !== 'string' || !/^(\d{1,7}[smhdw])+$/.test(by))
    throw fault('by', 'HUB_CLOCK_STEP', 'by 应为时长，如 3d、2h、90m、1d12h。', 'by: a length such as 3d, 2h, 90m, 1d12h.');
  return [...by.matchAll(/(\d+)([smhdw])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * (UNIT_MS[unit ?? ''] ?? 0), 0);
}

/** @throws InputFault 422 `HUB_CLOCK_SPEED` */
export function speedOf({ speed }: JsonObject): number {
  if (typeof speed !== 'number' || !(speed >= 0 && speed <= FASTEST))
    throw fault(
      'speed',
      'HUB_CLOCK_SPEED',
      `speed 应为 0 到 ${FASTEST} 的数。`,
      `speed: a number from 0 (stands still) to ${FASTEST} seconds in a real second.`,
    );
  return speed;
}
