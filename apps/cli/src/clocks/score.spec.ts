import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Instant } from '#kernel';
import { SHIPPED_POLICIES, type SlaPolicy } from '#sla';
import { score, type ScoreOptions } from './score.js';
import { isBreached, lastClosed, scoreOf, type ScoredCase } from './score-case.js';

const folder = mkdtempSync(join(tmpdir(), 'score-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (text: string): Instant => `${text}T10:00:00+08:00` as Instant;
const given = (dueAt: string | null, closedAt: string | null, isLate: boolean | null = null): ScoredCase => ({
  openedAt: at('2026-11-02'),
  dueAt: dueAt === null ? null : at(dueAt),
  closedAt: closedAt === null ? null : at(closedAt),
  isLate,
});
const asOf = at('2026-12-01');

describe('a case of a register', () => {
  it.each([
    ['2026-11-10', '2026-11-09', false],
    ['2026-11-10', '2026-11-10', true],
    ['2026-11-10', '2026-11-11', true],
    ['2026-11-10', null, true],
    ['2026-12-10', null, false],
    ['2026-12-01', null, true],
    [null, '2026-11-11', null],
    ['2026-11-01', '2026-11-11', null],
    ['2026-11-10', '2026-11-01', null],
  ])('due %s and closed %s is late: %s', (due, closed, late) => expect(isBreached(given(due, closed), asOf, null)).toBe(late));

  it('may run under a rule, whenever that came into force', () => {
    const rule = SHIPPED_POLICIES.find(({ version }) => version === 'MR-01@20') as SlaPolicy;
    expect(isBreached(given(null, '2026-11-11'), asOf, rule)).toBe(false);
    expect(isBreached(given(null, '2026-11-12'), asOf, rule)).toBe(true);
    expect(isBreached({ ...given(null, '2026-11-12'), openedAt: at('2015-01-01') }, asOf, rule)).toBeNull();
  });

  it('is counted once, and compared where the register says something', () => {
    const cases = [
      given('2026-11-10', '2026-11-09', false),
      given('2026-11-10', '2026-11-09', true),
      given('2026-11-10', '2026-11-12', false),
      given('2026-11-10', '2026-11-12', true),
      given(null, null, true),
      given('2026-11-10', '2026-11-12'),
    ];
    expect(scoreOf(cases, asOf, null)).toEqual({ cases: 6, unusable: 1, late: 3, onTime: 2, compared: 4, agreed: 2, lateOnlyHere: 1, lateOnlyThere: 1 });
    expect(lastClosed(cases)).toBe('2026-11-12T02:00:00.000Z');
  });
});

describe('a file of cases', () => {
  const rows = [
    { o: '2015-03-17 10:09:11', case: { due: '2015-03-24 10:09:11' }, c: '2015-04-16 09:05:46', s: 'OVERDUE' },
    { o: '2015-03-17T10:09:11.5Z', case: { due: '2015-03-24T10:09:11Z' }, c: '2015-03-18T10:09:11Z', s: 'ONTIME' },
    { o: '2015-03-17 10:09:11', case: { due: '2015-03-24 10:09:11' }, c: '', s: 'OVERDUE' },
    { o: '2015-03-17 10:09:11', case: null, c: null, s: '' },
  ];
  const options = (file: string, more: Partial<ScoreOptions> = {}): ScoreOptions => ({
    file,
    opened: 'o',
    due: 'case.due',
    closed: 'c',
    flag: 's',
    late: 'OVERDUE',
    onTime: 'ONTIME',
    ...more,
  });
  const written = (name: string, bytes: string | Buffer): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const run = (given: ScoreOptions): string => {
    const lines: string[] = [];
    const stdout = process.stdout.write.bind(process.stdout);
    process.stdout.write = (line: string | Uint8Array) => lines.push(String(line)) > 0;
    try {
      score(given);
    } finally {
      process.stdout.write = stdout;
    }
    return lines.join('');
  };
  const ndjson = rows.map((row) => JSON.stringify(row)).join('\n');

  it('may be compressed, and is judged at the last end in it', () => {
    expect(JSON.parse(run(options(written('a.jsonl.gz', gzipSync(`${ndjson}\n\n`)), { json: true })))).toEqual({
      asOf: '2015-04-16T01:05:46.000Z',
      cases: 4,
      unusable: 1,
      late: 2,
      onTime: 1,
      compared: 3,
      agreed: 3,
      lateOnlyHere: 0,
      lateOnlyThere: 0,
    });
  });

  it('is told with its agreement, at another moment if wanted', () => {
    expect(run(options(written('a.jsonl', ndjson), { asOf: '2015-03-18' }))).toContain('33.33 %');
    expect(run(options(written('a.jsonl', ndjson), { rule: 'PT-05' }))).not.toContain('%');
  });

  it.each<[Partial<ScoreOptions>, string, string, number]>([
    [{ file: 'nowhere.jsonl' }, ndjson, 'HUB_FILE_UNREADABLE', 4],
    [{}, `${ndjson}\nx`, 'HUB_FILE_INVALID', 4],
    [{}, '7', 'HUB_FILE_INVALID', 4],
    [{}, '{"o":"soon"}', 'HUB_FILE_INVALID', 4],
    [{ opened: 'nothing' }, ndjson, 'HUB_FILE_INVALID', 4],
    [{ rule: 'FC-99' }, ndjson, 'HUB_SLA_POLICY_MISSING', 3],
  ])('%j is refused: %#', (more, text, code, exitCode) => {
    const file = written('bad.jsonl', text);
    expect(() => run({ ...options(file), ...more })).toThrow(expect.objectContaining({ exitCode, message: expect.stringContaining(code) as string }) as Error);
  });

  it('needs a due or a rule', () => {
    const { due: _, ...without } = options(written('a.jsonl', ndjson));
    expect(() => run(without)).toThrow('HUB_CLOCK_OPTION');
  });
});
