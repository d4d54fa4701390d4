import fc from 'fast-check';
import { Bad } from './faults.js';
import { idNo, instant, isDay, label, localDate, phone, text, whole, yuan } from './values.js';

const code = (result: unknown): string | null => (result instanceof Bad ? result.code : null);

describe('a value of a dialect', () => {
  it.each([
    ['+86 199-0000-0001', '19900000001'],
    ['0086１９９００００００01', '19900000001'],
    ['0532-85550001', '053285550001'],
  ])('reads the phone %s as %s', (given, expected) => expect(phone(given)).toBe(expected));
  it.each(['12345', 'abc', '199 0000 000x', ''])('refuses the phone «%s»', (given) => expect(code(phone(given))).toBe('HUB_PHONE'));

  it.each([
    ['200', 20_000],
    ['0.1', 10],
    ['999999999999.99', 99_999_999_999_999],
  ])('reads %s yuan as %i fen', (given, fen) => expect(yuan(given)).toBe(fen));
  it.each(['1e3', '-1', '1.234', '１', ' 1', '', '1,000.00', 200])('refuses the amount %p', (given) => expect(code(yuan(given))).toBe('HUB_AMOUNT'));

  it('keeps every amount exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 - 1 }), (fen) => {
        expect(yuan(`${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`)).toBe(fen);
      }),
    );
  });

  it.each([
    ['2026-11-23T09:12:00+08:00', '2026-11-23T01:12:00.000Z'],
    ['2024-02-29t23:59:59.5z', '2024-02-29T23:59:59.500Z'],
  ])('reads the time %s', (given, expected) => expect(instant(given)).toBe(expected));
  it.each([
    '2026-02-29T00:00:00+08:00',
    '2026-11-23T24:00:00+08:00',
    '2026-11-23T09:12:00',
    '0001-01-01T00:00:00Z',
    '9999-01-01T00:00:00Z',
    '1764000000000',
    1_764_000_000_000,
  ])('refuses the time %p', (given) => expect(instant(given)).toBeInstanceOf(Bad));
  it('knows every day of the calendar and no other', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (day) => isDay(day.toISOString().slice(0, 10))),
    );
    for (const none of ['2026-02-30', '2026-13-01', '2026-00-10', '2026-01-00']) expect(localDate(none)).toBeInstanceOf(Bad);
  });

  it('reads a lower-case x of an identity number as X', () => expect(idNo('11010519491231002x')).toBe('11010519491231002X'));
  it('takes invisible and direction-changing characters out of a name', () => expect(label(10)('张\u202e三\u200b ')).toBe('张三'));
  it('counts characters, not bytes, and still bounds the bytes', () => {
    expect(text(3)('😀😀😀')).toBe('😀😀😀');
    expect(code(text(3)('😀😀😀😀'))).toBe('HUB_TEXT_TOO_LONG');
    expect(code(text(10)(`a${'\u0301'.repeat(1_000)}`))).toBe('HUB_TEXT_TOO_LONG');
  });
  it('removes control characters and refuses NUL and half pairs', () => {
    expect(text(9)('a\u0007b\n')).toBe('ab\n');
    expect(code(text(9)('a\u0000'))).toBe('HUB_TEXT_NUL');
    expect(code(text(9)('\ud800'))).toBe('HUB_TEXT_ENCODING');
  });
  it('refuses a whole number that is none', () => {
    for (const given of [1.5, '1', 0, 2 ** 53, null, true]) expect(whole(1, 9)(given)).toBeInstanceOf(Bad);
  });
});
