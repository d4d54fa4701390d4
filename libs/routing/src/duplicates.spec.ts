import { anOrder } from './an-order.js';
import type { OpenCase, OrderFacts } from './order.js';
import { engine } from './shipped.spec-support.js';

const open: OpenCase = { orderNo: 'A-1', complainantKey: 'k', orgId: 'BNK-CCB-QD', businessLine: 'B-LN', receivedAt: '2026-09-20T09:00:00+08:00' };
const again: Partial<OrderFacts> = { orderNo: 'A-2', complainantKey: 'k', respondentName: '建行', content: '房贷提前还款不给排' };
const repeats = (facts: Partial<OrderFacts>, cases: readonly OpenCase[] = [open]) => engine.propose(anOrder({ ...again, ...facts }), cases).duplicateOfNo;

describe('a second order of the same person about the same institution and line (R3)', () => {
  it('is proposed for merging, and the receipt says so', () => {
    const proposal = engine.propose(anOrder(again), [open]);
    expect(proposal.duplicateOfNo).toBe('A-1');
    expect(proposal.receipt.rulesTried[0]).toEqual({ ruleId: 'R3-already-open', outcome: 'merge proposed' });
    expect(proposal.destination).toMatchObject({ leadOrgId: 'BNK-CCB-QD' });
  });

  it('points at the first of several', () => {
    expect(repeats({}, [open, { ...open, orderNo: 'A-0' }])).toBe('A-1');
  });

  it('counts also where a line is not known', () => {
    expect(repeats({}, [{ ...open, businessLine: null }])).toBe('A-1');
  });

  it('counts across lines where the writer says that it is one', () => {
    expect(repeats({ content: '信用卡年费' })).toBeNull();
    expect(repeats({ content: '信用卡年费，上次反映还没处理' })).toBe('A-1');
    expect(repeats({ content: '信用卡年费的投诉，撤诉' })).toBe('A-1');
  });

  it.each([
    ['another person', { complainantKey: 'other' }],
    ['nobody known', { complainantKey: null }],
    ['another institution', { respondentName: '工行' }],
    ['itself', { orderNo: 'A-1' }],
    ['a text that says it is another matter', { content: '房贷提前还款，另外一件事，不是同一笔' }],
    ['a time before the first', { receivedAt: '2026-09-19T09:00:00+08:00' }],
    ['a time long after', { receivedAt: '2027-09-20T09:00:00+08:00' }],
    ['a time that cannot be read', { receivedAt: 'soon' }],
  ] satisfies readonly (readonly [string, Partial<OrderFacts>])[])('is none with %s', (_what, facts) => {
    expect(repeats(facts)).toBeNull();
  });

  it('an open case without an institution is compared with nothing', () => {
    expect(repeats({}, [{ ...open, orgId: null }])).toBeNull();
  });
});

describe('the door’s own mark of a repeat', () => {
  it('is believed where the earlier order is open', () => {
    expect(repeats({ complainantKey: null, repeatOf: 'A-1' })).toBe('A-1');
    expect(repeats({ complainantKey: null, repeatOf: 'A-9' })).toBeNull();
  });
});

describe('a report made twice', () => {
  it('is a repeat of the report at the regulator', () => {
    const first: OpenCase = { ...open, orgId: 'REG-NFRA-QD' };
    expect(repeats({ kindWord: '举报', content: '建行支行放贷给空壳公司' }, [first])).toBe('A-1');
  });
});

describe('whether the institution was asked first (R7c)', () => {
  it.each([true, false, null])('is passed on as told (%s)', (triedInstitutionFirst) => {
    expect(engine.propose(anOrder({ ...again, triedInstitutionFirst })).institutionFirst).toBe(triedInstitutionFirst);
  });
});
