import type { FieldReading, Found } from './field-reading.js';

/** The part that an institution plays beside its name (lexicon-cues). */
export type Role = 'only-target' | 'target' | 'negated' | 'shielded' | 'incidental' | 'compare' | 'dealing' | 'seller' | 'elsewhere' | 'background';

/** Characters between a cue and the name (请 贵 工行); and between the name and a cue after it (工行 青岛分行 的 业务员). */
const BEFORE_GAP = 2;
const AFTER_GAP = 7;

interface CueIndex {
  readonly endingAt: ReadonlyMap<number, Found>;
  readonly startingAt: ReadonlyMap<number, Found>;
  readonly background: ReadonlySet<number>;
}

const longer = (a: Found | undefined, b: Found): Found => (a !== undefined && a.end - a.start >= b.end - b.start ? a : b);

/** Cues by the place they touch; built once per field, so that each name looks at a fixed number of places. */
export function cueIndex(reading: FieldReading): CueIndex {
  const endingAt = new Map<number, Found>();
  const startingAt = new Map<number, Found>();
  const background = new Set<number>();
  for (const found of reading.words) {
    const { word, start, end } = found;
    if (word.family === 'clause' && word.tag === 'background') background.add(reading.clauses.clauseOf[start] ?? 0);
    if (word.family !== 'role') continue;
    if (word.place === 'before') endingAt.set(end, longer(endingAt.get(end), found));
    else startingAt.set(start, longer(startingAt.get(start), found));
  }
  return { endingAt, startingAt, background };
}

function before(reading: FieldReading, name: Found, index: CueIndex): Role | null {
  const clause = reading.clauses.clauseOf[name.start];
  for (let at = name.start; at >= name.start - BEFORE_GAP && at > 0; at -= 1) {
    if (reading.clauses.clauseOf[at - 1] !== clause) return null;
    const cue = index.endingAt.get(at);
    if (cue !== undefined) return cue.word.tag as Role;
  }
  return null;
}

function after(reading: FieldReading, name: Found, index: CueIndex): Role[] {
  const clause = reading.clauses.clauseOf[name.start];
  const roles: Role[] = [];
  for (let at = name.end; at <= name.end + AFTER_GAP && reading.clauses.clauseOf[at] === clause && at < reading.text.length; at += 1) {
    const cue = index.startingAt.get(at);
    if (cue === undefined) continue;
    const role = cue.word.tag as Role;
    const close = at - name.end <= 2;
    if (role === 'negated' || role === 'seller' || role === 'dealing' || close) roles.push(role);
  }
  return roles;
}

/** All parts that the words around this name give it. */
export function rolesOf(reading: FieldReading, name: Found, index: CueIndex): readonly Role[] {
  const first = before(reading, name, index);
  const roles = after(reading, name, index);
  if (first !== null) roles.push(first);
  if (index.background.has(reading.clauses.clauseOf[name.start] ?? 0)) roles.push('background');
  return roles;
}
