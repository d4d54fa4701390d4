import { wordMachine } from './word-machine.js';

const hits = (words: readonly string[], text: string): string[] => {
  const found: string[] = [];
  wordMachine(words).scan(text, (word, start, end) => found.push(`${words[word] ?? '?'}@${start}-${end}`));
  return found;
};

describe('a machine over several words', () => {
  it('finds overlapping words, at one end the longer first', () => {
    expect(hits(['行', '银行', '工商银行', '商'], '工商银行')).toEqual(['商@1-2', '工商银行@0-4', '银行@2-4', '行@3-4']);
  });

  it('finds a word after a false start that shares its beginning', () => {
    expect(hits(['工商局', '商银'], '工商银行')).toEqual(['商银@1-3']);
  });

  it('reports a word listed twice under both indices', () => {
    const seen: number[] = [];
    wordMachine(['工行', '工行']).scan('工行', (word) => seen.push(word));
    expect(seen).toEqual([0, 1]);
  });

  it('never matches an empty word, and nothing in an empty text', () => {
    expect(hits(['', '工行'], '工行')).toEqual(['工行@0-2']);
    expect(hits(['工行'], '')).toEqual([]);
  });
});

describe('a hostile text', () => {
  it.each(['aaaaaaaab', 'ab', '工行', '工工工工'])('takes at most two steps per character and one per hit (%s repeated)', (unit) => {
    const machine = wordMachine(['aaaaaaaac', 'aaaa', 'ab', 'abab', '工行', '工工工商']);
    const text = unit.repeat(Math.ceil(10_000 / unit.length));
    let found = 0;
    const steps = machine.scan(text, () => (found += 1));
    expect(steps).toBeLessThanOrEqual(2 * text.length + found);
  });
});
