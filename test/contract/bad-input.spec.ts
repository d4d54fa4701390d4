import { existsSync, readFileSync } from 'node:fs';

const HERE = 'test/e2e/hostile-input';

interface Named {
  readonly file: string;
  readonly test: string;
}

/** The last cell of every row: `file › test`. */
const rows = readFileSync('docs/bad-input.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| input'))
  .map((line): Named => {
    const [file = '', test = ''] = (line.split(' | ').at(-1) ?? '').replace(/ \|$/, '').split(' › ');
    return { file: file.includes('/') ? file : `${HERE}/${file}`, test };
  });

describe('the table of bad input', () => {
  it('has a row for every kind of input it speaks of', () => {
    expect(rows.length).toBeGreaterThan(70);
  });

  it.each(rows.map(({ file, test }) => [file, test] as const))('%s › %s exists', (file, test) => {
    expect(existsSync(file)).toBe(true);
    expect(test.length).toBeGreaterThan(3);
    const text = readFileSync(file, 'utf8');
    expect(["'", '`', '"'].some((quote) => text.includes(`${quote}${test}`))).toBe(true);
    expect(text).not.toMatch(/\b(it|describe|test)\.(skip|todo|only)\b/);
  });

  it('names every test file of hostile input', () => {
    for (const file of ['doors', 'topics', 'commands', 'requests']) expect(rows.map((row) => row.file)).toContain(`${HERE}/${file}.e2e.spec.ts`);
  });
});
