import { reportOf, quantile } from './report.js';
import { Tally } from './tally.js';

const told = (seq: number, code: string): { seq: number; code: string; unit: null } => ({ seq, code, unit: null });

describe('the tally of a send', () => {
  it('counts an order whose status came before the answer as placed', () => {
    const tally = new Tally();
    tally.submitting('A1');
    tally.told('A1', told(1, 'RECEIVED'));
    tally.told('A1', told(2, 'DISPATCHED'));
    tally.answered({ line: 1, orderNo: 'A1', outcome: 'accepted', why: null });
    expect(reportOf(tally, true)).toMatchObject({ submitted: 1, accepted: 1, dispatched: 1, statusesBack: 2, missing: 0, doubled: 0 });
  });

  it('calls an accepted order that shows no place missing', () => {
    const tally = new Tally();
    tally.submitting('A1');
    tally.answered({ line: 1, orderNo: 'A1', outcome: 'accepted', why: null });
    tally.told('A1', told(1, 'RECEIVED'));
    expect(reportOf(tally, true)).toMatchObject({ accepted: 1, dispatched: 0, missing: 1 });
  });

  it('counts a status that is told twice as doubled, once', () => {
    const tally = new Tally();
    tally.submitting('A1');
    tally.told('A1', told(1, 'RECEIVED'));
    tally.told('A1', told(1, 'RECEIVED'));
    expect(tally).toMatchObject({ statusesBack: 1, doubled: 1 });
  });

  it('knows one that the feed and the order’s own page both tell', () => {
    const tally = new Tally();
    tally.submitting('A1');
    tally.told('A1', told(1, 'RECEIVED'));
    tally.told('A1', told(1, 'RECEIVED'), 'page');
    tally.told('A1', told(2, 'DISPATCHED'), 'page');
    tally.told('A1', told(2, 'DISPATCHED'));
    expect(tally).toMatchObject({ statusesBack: 2, doubled: 0 });
    tally.told('A1', told(2, 'DISPATCHED'), 'page');
    expect(tally.doubled).toBe(1);
  });

  it('knows where a triaged order went in the end', () => {
    const tally = new Tally();
    tally.submitting('A1');
    tally.answered({ line: 1, orderNo: 'A1', outcome: 'accepted', why: null });
    for (const [at, code] of ['RECEIVED', 'NEEDS_CLASSIFICATION', 'DISPATCHED'].entries()) tally.told('A1', told(at + 1, code));
    expect(reportOf(tally, true)).toMatchObject({ dispatched: 1, triage: 0, missing: 0 });
  });
});

describe('a quantile', () => {
  it.each([
    [[], 0.5, null],
    [[7], 0.99, 7],
    [[1, 2, 3, 4], 0.5, 2],
    [[1, 2, 3, 4], 0.99, 4],
  ])('of %j at %d is %j', (sorted, fraction, value) => expect(quantile(sorted, fraction)).toBe(value));
});
