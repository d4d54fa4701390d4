import { courtDistrictIn } from './court-number.js';

describe('a court case number', () => {
  it.each([
    ['案号（2026）鲁0211执92051号', '370211'],
    ['(2026)鲁0202诉前调91893号', '370202'],
    ['二审（2026）鲁02民终93308号驳回', '370200'],
    ['先是鲁0202民初，后来（2026）鲁0213民初1号', '370213'],
  ])('%s names the court of %s', (text, district) => {
    expect(courtDistrictIn(text)).toBe(district);
  });

  it.each(['车牌鲁02B1234', '鲁0202号', '（2026）京0105民初1号', '鲁0202民初一二三四五六七八九十百千万1号', ''])('%s names none', (text) => {
    expect(courtDistrictIn(text)).toBeNull();
  });
});
