import { begun, caseDue, deriveClock, reportDueOn } from '../index.js';
import { at, clock, day, law, pause } from './clock.spec-support.js';

const shown = (clocks: Parameters<typeof caseDue>[0]): readonly (string | undefined)[] => {
  const { next, final } = caseDue(clocks);
  return [next?.policy.ruleId, final?.policy.ruleId];
};

describe('the due dates of a case', () => {
  const hotline = clock('HL-01', '2026-11-02');
  const bank = clock('FC-02', '2026-11-02');
  const petition = clock('PT-05', '2026-11-02');
  const urgent = deriveClock(begun('HANDLE', at('2026-11-02'), 'URGENT'), law);

  it.each([
    [
      [hotline, bank],
      ['HL-01', 'FC-02'],
    ],
    [
      [bank, petition],
      ['FC-02', 'PT-05'],
    ],
    [
      [petition, bank],
      ['FC-02', 'PT-05'],
    ],
    [[hotline], ['HL-01', 'HL-01']],
    [
      [hotline, clock('HL-02', '2026-11-02')],
      ['HL-01', 'HL-02'],
    ],
    [
      [urgent, bank],
      ['HANDLE', 'FC-02'],
    ],
    [[urgent], ['HANDLE', undefined]],
    [
      [clock('SIGN', '2026-11-02'), clock('MR-02', '2026-11-02')],
      ['SIGN', 'MR-02'],
    ],
    [[clock('FC-01', '2026-11-02')], ['FC-01', undefined]],
    [[], [undefined, undefined]],
  ])('%#: the earliest open one is next, the law’s is final', (clocks, expected) => expect(shown(clocks)).toEqual(expected));

  it('leave out stopped clocks, and paused ones for what is next', () => {
    expect(shown([clock('HL-01', '2026-11-02', { stoppedAt: at('2026-11-03') }), bank])).toEqual(['FC-02', 'FC-02']);
    expect(shown([clock('FC-02', '2026-11-02', { pauses: [pause('MEDIATION', '2026-11-04', null)] }), petition])).toEqual(['PT-05', 'PT-05']);
    expect(shown([clock('FC-02', '2026-11-02', { stoppedAt: at('2026-11-03') })])).toEqual([undefined, undefined]);
  });

  it.each([
    ['2026-12-01', '2026-11-17', '2026-11-17'],
    ['2026-11-10', '2026-11-17', '2026-11-10'],
    ['2026-12-01', null, '2026-12-01'],
  ])('an order to report by %s beside a limit of %s is due %s', (ordered, statutory, due) => {
    expect(reportDueOn(day(ordered), statutory === null ? null : day(statutory))).toBe(due);
  });
});
