import { begun, diffClocks, SHIPPED_YEARS, WorkCalendar, type ClockChange, type YearArrangement } from '../index.js';
import { at, law, pause } from './clock.spec-support.js';

/** 2027 as a notice might have it: New Year's break of three days with a make-up Saturday, Spring Festival from 02-06. */
const notice: YearArrangement = {
  year: 2027,
  status: 'CONFIRMED',
  notice: 'www.gov.cn/x',
  off: { 元旦: '01-01..01-03', 春节: '02-06..02-12', 清明节: '04-05', 劳动节: '05-01..05-05', 端午节: '06-09', 中秋节: '09-15', 国庆节: '10-01..10-07' },
  work: '02-20',
};
const calendars = { before: new WorkCalendar(SHIPPED_YEARS), after: new WorkCalendar([...SHIPPED_YEARS.filter(({ year }) => year !== 2027), notice]) };

function changes(ruleId: string, start: string, now: string, more: object = {}): readonly Partial<ClockChange>[] {
  return diffClocks([{ clockId: 'c1', facts: { ...begun(ruleId, at(start)), ...more } }], law, calendars, at(now));
}

describe('a new calendar', () => {
  it('confirms a due that stays', () => {
    expect(changes('FC-02', '2026-12-17', '2026-12-20')).toEqual([
      {
        clockId: 'c1',
        ruleId: 'FC-02',
        oldDueAt: '2027-01-04T16:00:00.000Z',
        newDueAt: '2027-01-04T16:00:00.000Z',
        change: 'CONFIRMED',
        provisional: false,
        reexamineBreach: false,
        isOverdueNow: false,
      },
    ]);
  });

  it('says nothing of clocks that do not touch it', () => expect(changes('FC-02', '2026-11-02', '2026-11-20')).toEqual([]));

  it('moves a due later, and has a breach looked at again', () => {
    expect(changes('FC-01', '2027-01-29', '2027-02-01')).toMatchObject([
      { change: 'LATER', oldDueAt: '2027-02-15T16:00:00.000Z', newDueAt: '2027-02-16T16:00:00.000Z', reexamineBreach: false },
    ]);
    expect(changes('FC-01', '2027-01-29', '2027-02-16')).toMatchObject([{ change: 'LATER', reexamineBreach: true }]);
    expect(changes('FC-01', '2027-01-29', '2027-02-15')).toMatchObject([{ reexamineBreach: false }]);
  });

  it('moves a due earlier while it lies ahead', () => {
    expect(changes('PT-S3', '2027-02-19', '2027-02-19')).toMatchObject([
      { change: 'EARLIER', oldDueAt: '2027-02-22T16:00:00.000Z', newDueAt: '2027-02-20T16:00:00.000Z', isOverdueNow: false },
    ]);
  });

  it('says when the earlier due has passed already', () => {
    expect(changes('PT-S3', '2027-02-19', '2027-02-21')).toMatchObject([{ change: 'EARLIER', isOverdueNow: true }]);
  });

  it('never moves a due earlier that has passed', () => {
    expect(changes('PT-S3', '2027-02-19', '2027-02-23')).toMatchObject([
      { change: 'KEPT', oldDueAt: '2027-02-22T16:00:00.000Z', newDueAt: '2027-02-22T16:00:00.000Z' },
    ]);
  });

  it('moves the earliest due of a paused clock, which is never overdue', () => {
    const pauses = [pause('MEDIATION', '2026-12-20', null)];
    expect(changes('FC-02', '2026-12-17', '2027-03-01', { pauses })).toMatchObject([{ change: 'CONFIRMED', reexamineBreach: false }]);
  });
});
