import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { instantOf } from '#kernel';
import { rowsOf } from '../../input/json-lines.js';
import { asOfOf } from './as-of.js';
import { recognised, type Fields } from './fields.js';
import { momentsOf, stepsOf } from './moments.js';
import { limitsOf, type GivenLimit } from './register.js';
import { fieldsOf, score, type ScoreOptions } from './score.js';

const folder = mkdtempSync(join(tmpdir(), 'score-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Invented, in the manner of a city's open register. */
const boston = (id: string, [OPEN_DT, TARGET_DT, CLOSED_DT]: readonly [string, string | null, string | null], flag: string) => ({
  id,
  OPEN_DT,
  TARGET_DT,
  CLOSED_DT,
  OnTime_Status: flag,
});
const read = (rows: readonly object[], options: Partial<ScoreOptions> = {}): readonly GivenLimit[] => {
  const fields = fieldsOf((rows[0] ?? {}) as Record<string, unknown>, { file: '', ...options });
  return rows.flatMap((row, index) => limitsOf(row as Record<string, unknown>, fields, index + 1));
};

describe('the fields of a register', () => {
  it.each<[object, Partial<Fields>]>([
    [boston('1', ['2015-03-17 10:09:11', null, null], ''), { due: 'TARGET_DT', flag: 'OnTime_Status', days: [] }],
    [{ case: { startdate: 'x', deadline: 'y' } }, { due: 'case.deadline', closed: 'case.enddate', flag: null }],
    [{ created_at: 'x' }, { due: null, days: [15, 60] }],
  ])('%j are known by their names', (row, fields) => expect(recognised(row as Record<string, unknown>)).toMatchObject(fields));

  it('may be named, and days take the place of a due', () => {
    expect(fieldsOf({}, { file: '', opened: 'o', closed: 'c', days: '7', flag: 'f', late: 'L' })).toEqual({
      id: 'id',
      opened: 'o',
      closed: 'c',
      due: null,
      days: [7],
      flag: 'f',
      late: 'L',
      onTime: 'ONTIME',
    });
  });

  it.each<[Partial<ScoreOptions>, string]>([
    [{ opened: 'o' }, 'HUB_FILE_INVALID'],
    [{ opened: 'o', closed: 'c' }, 'HUB_CLOCK_OPTION'],
    [{ opened: 'o', closed: 'c', days: '0' }, 'HUB_CLOCK_OPTION'],
    [{ opened: 'o', closed: 'c', days: '15,x' }, 'HUB_CLOCK_OPTION'],
  ])('%j are not enough', (options, code) => expect(() => fieldsOf({ o: 1 }, { file: '', ...options })).toThrow(code));
});

describe('a row of a register', () => {
  it('says by its flag whether it is late; a word nobody knows says nothing', () => {
    const rows = ['OVERDUE', 'ONTIME', ''].map((flag) => boston('1', ['2015-03-17 10:09:11', '2015-03-18 10:09:11', null], flag));
    expect(read(rows).map(({ isLate }) => isLate)).toEqual([true, false, null]);
  });

  it.each([
    ['2015-03-18 10:09:11', false],
    ['2015-03-18 10:09:11.900', false],
    ['2015-03-18 10:09:12', true],
    [null, null],
  ])('without a flag closed at %s is late: %s', (closed, late) =>
    expect(read([{ created_at: '2015-03-17 10:09:11', replied_at: closed }], { days: '1' })[0]?.isLate).toBe(late),
  );

  it.each([
    ['nowhere.jsonl', '', 'HUB_FILE_UNREADABLE'],
    ['bad.jsonl', '{"created_at":"2015-03-17"}\nx', 'HUB_FILE_INVALID'],
    ['bad.jsonl', '7', 'HUB_FILE_INVALID'],
    ['bad.jsonl', '', 'HUB_FILE_INVALID'],
    ['bad.jsonl', '{"created_at":"soon"}', 'HUB_FILE_INVALID'],
    ['bad.jsonl', '{"created_at":"2015-03-17","replied_at":7}', 'HUB_FILE_INVALID'],
    ['bad.jsonl', '{"created_at":"+275000-01-01T00:00:00Z"}', 'HUB_FILE_INVALID'],
  ])('that cannot be read ends the command: %s %j', async (name, text, code) => {
    if (name === 'bad.jsonl') writeFileSync(join(folder, name), text);
    await expect(score({ file: join(folder, name) })).rejects.toThrow(code);
  });

  it('may stand in a compressed file', () => {
    writeFileSync(join(folder, 'a.jsonl.gz'), gzipSync('{"a":1}\n\n{"a":2}\n'));
    expect(rowsOf(join(folder, 'a.jsonl.gz'))).toEqual([{ a: 1 }, { a: 2 }]);
  });
});

describe('the moment at which a register was read', () => {
  it('is the latest that the register itself knows to have passed', () => {
    const rows = [
      boston('1', ['2015-03-01 10:00:00', '2015-03-09 10:00:00', '2015-03-10 10:00:00'], 'OVERDUE'),
      boston('2', ['2015-03-01 10:00:00', '2015-03-10 12:00:00', null], 'OVERDUE'),
      boston('3', ['2015-03-01 10:00:00', '2015-03-11 12:00:00', null], 'ONTIME'),
    ];
    const { at, before } = asOfOf(read(rows));
    expect([instantOf(at), before === null ? null : instantOf(before)]).toEqual(['2015-03-10T04:00:01.000Z', '2015-03-11T04:00:01.000Z']);
    expect(instantOf(asOfOf(read(rows.slice(0, 1))).at)).toBe('2015-03-10T02:00:00.000Z');
  });
});

describe('the steps of many lives', () => {
  it('end before an end that follows a due of the same case, and hold at most so many moments', () => {
    const limits = read([
      boston('late', ['2015-03-01 10:00:00', '2015-03-02 10:00:00', '2015-03-02 10:00:01'], 'OVERDUE'),
      boston('in time', ['2015-03-01 10:00:00', '2015-03-02 10:00:00', '2015-03-02 10:00:00'], 'ONTIME'),
      boston('at once', ['2015-03-01 11:00:00', null, '2015-03-01 11:00:00'], 'ONTIME'),
    ]);
    const moments = momentsOf(limits, Date.parse('2015-12-31T00:00:00Z'));
    expect(moments.map(({ what, of }) => `${what} ${of}`)).toEqual(['open 0', 'open 1', 'open 2', 'close 2', 'close 1', 'due 0', 'due 1', 'close 0']);
    expect([...stepsOf(moments)].map(({ opens, closes }) => [opens.length, closes.length])).toEqual([
      [3, 2],
      [0, 1],
    ]);
    expect([...stepsOf(moments, 2)].length).toBe(4);
    expect(momentsOf(limits, Date.parse('2015-03-01T02:30:00Z'))).toHaveLength(2);
  });
});
