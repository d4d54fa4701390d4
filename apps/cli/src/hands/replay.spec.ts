import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowsOf } from '../input/json-lines.js';
import { loggedCase, type LoggedCase } from './logged-case.js';
import { replayed } from './replay.js';

const HOUR = 3_600_000;
const logged = (id: string, ...stops: readonly (readonly [string, number])[]): LoggedCase => ({
  id,
  stops: stops.map(([party, hour]) => ({ party, at: Date.parse('2026-03-02T08:00:00Z') + hour * HOUR })),
});

describe('a log of cases replayed as reassignments', () => {
  it('gives each group its hours and finds what comes back', () => {
    const found = replayed([
      logged('straight', ['A', 0], ['A', 2], ['B', 5], ['C', 6]),
      logged('back', ['A', 0], ['B', 1], ['A', 3], ['A', 4]),
      logged('at once', ['A', 0], ['B', 1], ['A', 1], ['A', 2]),
      logged('alone', ['D', 7]),
    ]);
    expect(found).toMatchObject({ cases: 4, loggedEvents: 13, reassignments: 6, addsUp: 4, differs: [], pingPong: 2, pingPongShare: 0.5, hours: 12 });
    expect(found.longest).toEqual({ id: 'straight', hours: 6, parties: 3 });
    expect(found.parties).toEqual([
      { party: 'A', hours: 9, share: 0.75 },
      { party: 'B', hours: 3, share: 0.25 },
    ]);
  });

  it('adds up to the length of every case, and ping-pong is a group that appears again after another', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.nat({ max: 3 })), { minLength: 1, maxLength: 30 }), (moves) => {
        let at = 0;
        const stops = moves.map(([party, hours]) => [party, (at += hours)] as const);
        const parties = moves.map(([party]) => party).filter((party, index, all) => all[index - 1] !== party);
        const found = replayed([logged('x', ...stops)]);
        expect(found.addsUp).toBe(1);
        expect(found.reassignments).toBe(parties.length - 1);
        expect(found.pingPong === 1).toBe(new Set(parties).size < parties.length);
        expect(found.hours).toBeCloseTo((stops.at(-1)?.[1] ?? 0) - (stops[0]?.[1] ?? 0), 6);
      }),
      { numRuns: 500 },
    ));
});

describe('a file of a log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hands-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const fields = { group: 'org:group', time: 'time:timestamp' };
  const read = (text: string): readonly LoggedCase[] => {
    writeFileSync(join(folder, 'log.jsonl'), text);
    return rowsOf(join(folder, 'log.jsonl')).map((row, index) => loggedCase(row, fields, index + 1));
  };
  const event = (group: unknown, time: unknown): object => ({ 'org:group': group, 'time:timestamp': time });

  it('is read in order of time', () => {
    const [found] = read(JSON.stringify({ id: 'x', events: [event('B', '2026-03-02T10:00:00+01:00'), event('A', '2026-03-02T09:30:00+01:00')] }));
    expect(found?.stops.map(({ party }) => party)).toEqual(['A', 'B']);
  });

  it.each([
    ['', 'HUB_FILE_INVALID'],
    ['{"id":"x"}', 'HUB_FILE_INVALID'],
    ['{"id":"x","events":[]}', 'HUB_FILE_INVALID'],
    [JSON.stringify({ id: 'x', events: [event('A', 'soon')] }), 'HUB_FILE_INVALID'],
    [JSON.stringify({ id: 'x', events: [event('', '2026-03-02T09:30:00Z')] }), 'HUB_FILE_INVALID'],
    [JSON.stringify({ id: 'x', events: [7] }), 'HUB_FILE_INVALID'],
  ])('%j is refused', (text, code) => expect(() => read(text)).toThrow(code));
});
