import { numeralAt, startsNumeral } from './numerals.js';

describe('a number in a text', () => {
  it.each([
    ['三百', 300],
    ['一千点五', 1000.5],
    ['两万三千八', 23_800],
    ['6万2', 62_000],
    ['十二', 12],
    ['一百零五', 105],
    ['12,300.50', 12_300.5],
    ['1.5亿', 150_000_000],
    ['三十多万', 300_000],
    ['十几', 10],
    ['三四十', 30],
    ['八万八千', 88_000],
    ['2w', 20_000],
    ['二〇二六', 2026],
    ['百', 100],
    ['五千零八', 5008],
    ['俩', 2],
  ])('%s is %d', (text, value) => {
    expect(numeralAt(text, 0).value).toBeCloseTo(value, 6);
  });

  it('ends where the number ends; a closing 多 belongs to it', () => {
    expect(numeralAt('三百多块', 0)).toMatchObject({ start: 0, end: 3, spelled: true, big: false });
    expect(numeralAt('共8万元', 1)).toMatchObject({ end: 3, big: true, spelled: false });
    expect(numeralAt('1,23,456', 0)).toMatchObject({ value: 1, end: 1 });
  });

  it('starts at digits, Chinese or not, and at 十, 百, 千', () => {
    const starts = (text: string): boolean => startsNumeral(text.charCodeAt(0));
    expect(['3', '三', '两', '〇', '十', '百', '千'].map(starts)).toEqual(Array(7).fill(true));
    expect(['万', '行', 'x', '点'].map(starts)).toEqual(Array(4).fill(false));
  });

  it('is read to a bounded length', () => {
    expect(numeralAt('9'.repeat(5000), 0).end).toBeLessThan(50);
  });
});
