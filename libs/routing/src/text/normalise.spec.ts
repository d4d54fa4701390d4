import { MAX_TEXT_UNITS, normalise } from './normalise.js';

describe('a text with tricks in it', () => {
  it.each([
    ['zero-width and soft hyphens inside a name', '工\u200b商\u00ad银\ufeff行', '工商银行'],
    ['Greek and Cyrillic letters that look Latin', 'ΙСВС', 'icbc'],
    ['full-width digits and letters', '８０００元ＡＢＣ', '8000元abc'],
    ['blanks between Chinese characters', '工 商\u3000银 行', '工商银行'],
    ['traditional characters', '農業銀行', '农业银行'],
    ['directional marks', '\u202e建行\u202c', '建行'],
  ])('loses %s', (_what, text, plain) => {
    expect(normalise(text)).toBe(plain);
  });

  it('keeps one blank between Latin words and beside Chinese', () => {
    expect(normalise('select  1 工行 pos 机')).toBe('select 1 工行 pos 机');
  });

  it('drops a blank at the end', () => {
    expect(normalise('工行 ')).toBe('工行');
  });

  it('is cut at the longest text that is read', () => {
    expect(normalise('行'.repeat(MAX_TEXT_UNITS + 50))).toHaveLength(MAX_TEXT_UNITS);
  });
});

describe('a plain text', () => {
  it('stays as it is, in lower case', () => {
    expect(normalise('工行APP打不开')).toBe('工行app打不开');
  });
});
