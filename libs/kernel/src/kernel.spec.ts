import { canonicalJson, isResidentId, isUscc, referralNoCheckChar } from './index.js';

describe('canonical JSON', () => {
  it('sorts keys, leaves out undefined and keeps array order', () => {
    expect(canonicalJson({ b: [3, 1], a: { d: undefined, c: '中' } })).toBe('{"a":{"c":"中"},"b":[3,1]}');
  });
  it('refuses numbers that JSON cannot carry', () => {
    expect(() => canonicalJson({ n: Number.NaN })).toThrow(TypeError);
  });
});

describe('identifiers with check digits', () => {
  it.each([
    ['91350100M000100Y43', true],
    ['91350100M000100Y44', false],
    ['91370200DEM000225E', true],
    ['91370200DEM00022', false],
  ])('%s is a credit code: %s', (text, valid) => expect(isUscc(text)).toBe(valid));
  it.each([
    ['11010519491231002X', true],
    ['11010519491231002x', true],
    ['110105194912310021', false],
    ['370201199513010010', false],
  ])('%s is a resident id: %s', (text, valid) => expect(isResidentId(text)).toBe(valid));
  it('a referral number with one digit changed has another check character', () => {
    expect(referralNoCheckChar('20261123000001')).not.toBe(referralNoCheckChar('20261123000007'));
  });
});
