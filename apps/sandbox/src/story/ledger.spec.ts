import { Ledger } from './ledger.js';

const DOOR = 'hotline-12345';

function ledgerWith(...codes: readonly (readonly [string, string])[]): Ledger {
  const ledger = new Ledger();
  ledger.submitting(DOOR, 'A1');
  ledger.answered(DOOR, 'accepted');
  ledger.accept(DOOR, 'A1');
  codes.forEach(([code, word], at) => ledger.told(DOOR, { orderNo: 'A1', seq: at + 1, code, word }));
  return ledger;
}

describe('the ledger of a story', () => {
  it('has an accepted order in one place, the last it was told', () => {
    const ledger = ledgerWith(['RECEIVED', '已接收'], ['NEEDS_CLASSIFICATION', '待研判'], ['DISPATCHED', '已派单']);
    expect([ledger.at('triage'), ledger.at('inHand'), ledger.everTold('NEEDS_CLASSIFICATION'), ledger.missing]).toEqual([0, 1, 1, 0]);
  });

  it('misses an accepted order that is nowhere', () => {
    expect(ledgerWith(['RECEIVED', '已接收']).missing).toBe(1);
  });

  it('counts a status in foreign words, out of order or told twice as a fault', () => {
    expect(ledgerWith(['RECEIVED', '受理']).statusFaults).toBe(1);
    const ledger = ledgerWith(['RECEIVED', '已接收']);
    ledger.told(DOOR, { orderNo: 'A1', seq: 1, code: 'RECEIVED', word: '已接收' });
    ledger.told(DOOR, { orderNo: 'A1', seq: 4, code: 'CLOSED', word: '归结' });
    expect(ledger.statusFaults).toBe(2);
  });

  it('knows by its statuses which rows of a file were taken', () => {
    const ledger = new Ledger();
    ledger.submitting('market-12315', 'SC1');
    ledger.submitting('market-12315', 'SC2');
    ledger.answered('market-12315', 'accepted', 1);
    ledger.answered('market-12315', 'refused', 1);
    ledger.told('market-12315', { orderNo: 'SC1', seq: 1, code: 'RECEIVED', word: '受理' });
    ledger.told('market-12315', { orderNo: 'SC1', seq: 2, code: 'DISPATCHED', word: '已转办' });
    expect([ledger.counts.submitted, ledger.at('inHand'), ledger.missing]).toEqual([2, 1, 0]);
  });
});
