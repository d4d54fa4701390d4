import fc from 'fast-check';
import { instantMs, instantOf, type Instant } from '#kernel';
import {
  begun,
  deriveClock,
  SHIPPED_POLICIES,
  SHIPPED_YEARS,
  WorkCalendar,
  type ClockFacts,
  type ClockView,
  type Extension,
  type Pause,
  type SlaPolicy,
} from '../index.js';

const law = { policies: SHIPPED_POLICIES, calendar: new WorkCalendar(SHIPPED_YEARS) };
const HOUR = 3_600_000;
const anyStart = fc
  .integer({ min: Date.parse('2026-04-15T00:00Z') / HOUR, max: Date.parse('2027-05-01T00:00Z') / HOUR })
  .map((hours) => instantOf(hours * HOUR));
const inForce = SHIPPED_POLICIES.filter(({ effectiveTo }) => effectiveTo === null);
const rule = fc.constantFrom(...inForce);
const days = fc.constantFrom(...inForce.filter(({ unit }) => unit === 'CD' || unit === 'WD'));
const later = (start: Instant, hours: number): Instant => instantOf(instantMs(start) + hours * HOUR);

const of = (policy: SlaPolicy, start: Instant, more: Partial<ClockFacts> = {}): ClockView =>
  deriveClock({ ...begun(policy.ruleId, start, policy.urgency ?? 'NORMAL'), ...more }, law);
const end = ({ atLeast }: ClockView): Instant => atLeast.dueAt;

const hours = fc.nat({ max: 24 * 60 });
const pauseAt = (policy: SlaPolicy, start: Instant, from: number, length: number): Pause => ({
  ground: policy.pauses[0]?.ground ?? 'APPRAISAL',
  from: later(start, from),
  to: later(start, from + length),
  noticedAt: start,
});

describe('any clock', () => {
  it('that begins later ends no earlier', () => {
    fc.assert(fc.property(days, anyStart, hours, (policy, start, wait) => end(of(policy, later(start, wait))) >= end(of(policy, start))));
  });

  it('with a pause ends no earlier, and never on a day before the pause ends', () => {
    const paused = fc.constantFrom(...inForce.filter(({ pauses }) => pauses.length > 0));
    fc.assert(
      fc.property(paused, anyStart, hours, hours, (policy, start, from, length) => {
        const pause = pauseAt(policy, start, from, length);
        const view = of(policy, start, { pauses: [pause] });
        return end(view) >= end(of(policy, start)) && (view.pauses.length === 0 || (pause.to !== null && end(view) > pause.to));
      }),
    );
  });

  it('with an extension ends no earlier, and never beyond its maximum', () => {
    const extensible = fc.constantFrom(...inForce.filter(({ extensions }) => extensions.length > 0));
    fc.assert(
      fc.property(extensible, anyStart, fc.integer({ min: -5, max: 80 }), hours, (policy, start, more, wait) => {
        const [first] = policy.extensions;
        const extension: Extension = {
          ruleId: first?.ruleId ?? '',
          asked: { newTotal: policy.amount + more },
          requestedAt: later(start, wait),
          decidedAt: later(start, wait + 1),
          granted: true,
        };
        const view = of(policy, start, { extensions: [extension] });
        return end(view) >= end(of(policy, start)) && view.total <= (first?.maxTotal ?? 0);
      }),
    );
  });

  it('with new facts ends no earlier', () => {
    fc.assert(
      fc.property(rule, anyStart, hours, (policy, start, wait) => end(of(policy, start, { restarts: [later(start, wait)] })) >= end(of(policy, start))),
    );
  });

  it('with a raised urgency ends no later, and a limit of law not at all otherwise', () => {
    fc.assert(
      fc.property(rule, anyStart, hours, fc.constantFrom('NORMAL', 'PRIORITY', 'URGENT', 'CRITICAL'), (policy, start, wait, urgency) => {
        const [plain, raised] = [of(policy, start), of(policy, start, { escalations: [{ at: later(start, wait), urgency }] })];
        return policy.urgency === null ? end(raised) === end(plain) : end(raised) <= end(plain);
      }),
    );
  });

  it('in working days ends no earlier than the same number of calendar days unrolled', () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 1, max: 60 }), (start, amount) => {
        const [wd, cd] = (['WD', 'CD'] as const).map((unit) => {
          const policy = { ...(SHIPPED_POLICIES[0] as SlaPolicy), ruleId: 'X', unit, amount };
          return deriveClock(begun('X', start), { ...law, policies: [policy] });
        });
        return wd !== undefined && cd !== undefined && end(wd) >= end(cd);
      }),
    );
  });

  it('is provisional exactly when a day of its span lies in 2027', () => {
    fc.assert(fc.property(days, anyStart, (policy, start) => of(policy, start).provisional === of(policy, start).atLeast.dueOn >= '2027-01-01'));
  });

  it('ends on a working day wherever it rolls over rest days', () => {
    const rolling = days.filter(({ rollOn }) => rollOn === 'HOLIDAY_AND_REST_DAY');
    fc.assert(fc.property(rolling, anyStart, (policy, start) => law.calendar.kindOf(of(policy, start).atLeast.dueOn) === 'WORK'));
  });

  it('warns between its start and its end, in order', () => {
    fc.assert(
      fc.property(rule, anyStart, (policy, start) => {
        const view = of(policy, start);
        const before = view.marks.filter(({ name }) => name !== 'RED' && name !== 'BULLETIN');
        return (
          before.every((mark) => mark.at >= view.startedAt && mark.at <= end(view)) &&
          view.marks.every((mark, i) => i === 0 || mark.at >= (view.marks[i - 1]?.at ?? '')) &&
          (view.warnOn ?? '') <= view.atLeast.dueOn
        );
      }),
    );
  });

  it('is the same whatever order its facts were told in, and whatever offset they were written with', () => {
    const china = (at: Instant): Instant => `${instantOf(instantMs(at) + 8 * HOUR).slice(0, 19)}+08:00` as Instant;
    fc.assert(
      fc.property(anyStart, fc.array(fc.tuple(hours, hours), { maxLength: 4 }), fc.array(hours, { maxLength: 3 }), (start, spans, restarts) => {
        const policy = inForce.find(({ ruleId }) => ruleId === 'FC-02') as SlaPolicy;
        const pauses = spans.map(([from, length]) => pauseAt(policy, start, from, length));
        const told = of(policy, start, { pauses, restarts: restarts.map((wait) => later(start, wait)) });
        const again = of(policy, china(start), {
          pauses: pauses.map((pause) => ({ ...pause, from: china(pause.from), to: pause.to && china(pause.to) })).reverse(),
          restarts: restarts.map((wait) => china(later(start, wait))).reverse(),
        });
        expect({ due: again.dueAt, total: again.total, marks: again.marks, started: again.startedAt }).toEqual({
          due: told.dueAt,
          total: told.total,
          marks: told.marks,
          started: told.startedAt,
        });
      }),
    );
  });
});
