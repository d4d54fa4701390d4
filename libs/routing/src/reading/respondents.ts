import { isHan } from '../text/normalise.js';
import type { FieldName, FieldReading, Found } from './field-reading.js';
import type { Lexicon, Name } from './lexicon.js';
import type { OrderReading } from './order-reading.js';
import { awayNames } from './away.js';
import { cueIndex, rolesOf, type Role } from './roles.js';

/** Everybody whom the order may be about, with the weight of what was said. */
export interface Respondent {
  readonly name: Name;
  readonly weight: number;
  /** The alias that first named it: goes into the receipt. */
  readonly alias: string;
  readonly inField: boolean;
  readonly target: boolean;
  readonly negated: boolean;
  readonly shielded: boolean;
  /** Named only in passing (payment instrument, comparison). */
  readonly passing: boolean;
  readonly seller: boolean;
  readonly bySound: boolean;
  /** Named as a branch of another city. */
  readonly away: boolean;
  /** Known only by an everyday word in the respondent field (邮政, 建设). */
  readonly everyday: boolean;
}

interface Tally {
  name: Name;
  weight: number;
  alias: string;
  inField: boolean;
  target: boolean;
  negated: boolean;
  shielded: boolean;
  seller: boolean;
  live: number;
  mentions: number;
  bySound: boolean;
  away: boolean;
  everyday: boolean;
}

/** Weight of a name's first and later mentions by field; of bodies that are no institution a third of it outside the respondent field. */
const FIRST: Readonly<Record<FieldName, number>> = { respondent: 3, branch: 1.5, title: 1.2, content: 1, demand: 1, line: 0.5, category: 0.5, opinion: 0.8 };
const LATER = 0.3;
const LATER_AT_MOST = 5;
const OUTSIDER_FACTOR = 0.5;
const ROLE_WEIGHT: Readonly<Record<Role, number>> = {
  'only-target': 6,
  target: 3,
  negated: -6,
  shielded: 1,
  incidental: 0,
  compare: 0,
  dealing: 0.7,
  seller: 1.2,
  elsewhere: 0,
  background: 0,
};
const DULL: ReadonlySet<Role> = new Set(['incidental', 'compare', 'background', 'negated']);

const newTally = (name: Name, alias: string, bySound: boolean): Tally => ({
  name,
  weight: 0,
  alias,
  inField: false,
  target: false,
  negated: false,
  shielded: false,
  seller: false,
  live: 0,
  mentions: 0,
  bySound,
  away: false,
  everyday: true,
});

function base(field: FieldName, tally: Tally): number {
  const factor =
    field !== 'respondent' && tally.name.type === 'outsider' && tally.name.sector !== 'ELSEWHERE' && tally.name.sector !== 'UNLISTED' ? OUTSIDER_FACTOR : 1;
  if (tally.mentions > LATER_AT_MOST && field !== 'respondent') return 0;
  return (tally.mentions === 0 || field === 'respondent' || field === 'title' ? FIRST[field] : LATER) * factor;
}

function countRoles(tally: Tally, roles: readonly Role[]): number {
  let sum = 0;
  for (const role of roles) {
    if (role === 'target' || role === 'only-target') {
      sum += tally.target ? 0 : ROLE_WEIGHT[role];
      tally.target = true;
    } else if (role === 'negated') {
      sum += tally.negated ? 0 : ROLE_WEIGHT[role];
      tally.negated = true;
    } else if (tally.mentions <= LATER_AT_MOST) sum += ROLE_WEIGHT[role];
    if (role === 'shielded') tally.shielded = true;
    if (role === 'seller') tally.seller = true;
  }
  return sum;
}

function count(tally: Tally, field: FieldName, roles: readonly Role[]): void {
  const dull = roles.some((role) => DULL.has(role));
  tally.weight += base(field, tally) * (dull ? 0.15 : 1) + countRoles(tally, roles);
  tally.mentions += 1;
  if (!dull) tally.live += 1;
  if (field === 'respondent') tally.inField = true;
}

interface Scene {
  readonly financeStarts: ReadonlySet<number>;
  readonly bySound: boolean;
}

/** A name of four characters found by its sound is no accident (埔发银行). */
const SURE_BY_SOUND = 4;

/**
 * Whether a name counts where it stands. A weak alias (太平, 兴业) counts in running text only beside a word of finance or after a cue that makes it
 * somebody; a name found by its sound only beside a word of finance (普法 is not 浦发); an everyday word only in the fields for names.
 */
function stands(reading: FieldReading, found: Found, scene: Scene, roles: readonly Role[]): boolean {
  if (reading.field === 'respondent' || reading.field === 'branch') return true;
  const { strength } = found.word;
  if (strength === 'field-only') return false;
  if (strength === 'strong' && (!scene.bySound || found.end - found.start >= SURE_BY_SOUND)) return true;
  if (!scene.bySound && roles.some((role) => role !== 'background')) return true;
  for (let gap = 0; gap <= 2; gap += 1) if (scene.financeStarts.has(found.end + gap)) return true;
  return false;
}

const isLatin = (text: string): boolean => !isHan(text.charCodeAt(0));
const isWordUnit = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);

/** A Latin alias or a service number counts only as a whole word: abc is not in abcdef, 95588 not in a card number. */
function whole(reading: FieldReading, { word, start, end }: Found): boolean {
  if (!isLatin(word.text)) return true;
  return !isWordUnit(reading.text.charCodeAt(start - 1)) && !isWordUnit(reading.text.charCodeAt(end));
}

function financeStartsOf(reading: FieldReading): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const { word, start } of reading.words) if (word.family === 'line' || (word.family === 'matter' && word.tag === 'finance')) starts.add(start);
  return starts;
}

function tallyField(reading: FieldReading, tallies: Map<string, Tally>, bySound: boolean): void {
  if (reading.names.length === 0) return;
  const index = cueIndex(reading);
  const away = awayNames(reading);
  const scene: Scene = { financeStarts: financeStartsOf(reading), bySound };
  for (const found of reading.names) {
    const { name, text } = found.word;
    if (name === null || !whole(reading, found)) continue;
    const roles = rolesOf(reading, found, index);
    if (!stands(reading, found, scene, roles) && !tallies.has(name.id)) continue;
    const tally = tallies.get(name.id) ?? newTally(name, text, bySound);
    tallies.set(name.id, tally);
    count(tally, reading.field, roles);
    if (away.has(found)) tally.away = true;
    if (found.word.strength !== 'field-only') tally.everyday = false;
  }
}

/** Second pass for names written by sound, run only where the field names nobody. */
function bySoundOf(lexicon: Lexicon, reading: FieldReading): FieldReading {
  const names: Found[] = [];
  lexicon.soundMachine.scan(lexicon.foldSounds(reading.text), (index, start, end) => {
    const word = lexicon.soundWords[index];
    const last = names.at(-1);
    if (word === undefined || (last !== undefined && last.end > start && last.end - last.start >= end - start)) return;
    if (last !== undefined && last.end > start) names.pop();
    names.push({ word, start, end });
  });
  return { ...reading, names };
}

const finished = (tally: Tally): Respondent => {
  const { name, weight, alias, inField, target, negated, shielded, seller, bySound, live, away, everyday } = tally;
  return { name, weight, alias, inField, target: target && weight > 0, negated, shielded, passing: live === 0, seller, bySound, away, everyday };
};

/** The short name in the respondent field is the start of a fuller name in the text (兴业 … 兴业消费金融): the fuller one is meant. */
function foldShortNames(tallies: Map<string, Tally>): void {
  for (const short of [...tallies.values()]) {
    if (!short.inField || short.alias.length > 4) continue;
    const fuller = [...tallies.values()].filter(
      (other) => other !== short && !other.inField && other.alias.startsWith(short.alias) && other.alias.length > short.alias.length && !other.negated,
    );
    const [only] = fuller;
    const shortAlone = short.mentions === 1 || short.name.type === 'group';
    if (only === undefined || fuller.length > 1 || !shortAlone) continue;
    fold(short, only, tallies);
  }
}

function fold(from: Tally, into: Tally, tallies: Map<string, Tally>): void {
  into.weight += from.weight;
  into.inField ||= from.inField;
  into.target ||= from.target;
  into.live += from.live;
  into.shielded ||= from.shielded;
  tallies.delete(from.name.id);
}

/** A group name stands for its one member that is named in full (平安 … 平安银行). */
function foldGroups(tallies: Map<string, Tally>): void {
  for (const group of [...tallies.values()]) {
    if (group.name.type !== 'group') continue;
    const members = group.name.members.map((id) => tallies.get(id)).filter((tally) => tally !== undefined);
    const [only] = members;
    if (only !== undefined && members.length === 1) fold(group, only, tallies);
  }
}

/** Ranks everybody named, heaviest first. */
export function respondentsOf(lexicon: Lexicon, reading: OrderReading): readonly Respondent[] {
  const tallies = new Map<string, Tally>();
  for (const field of reading.fields) tallyField(field, tallies, false);
  const institutionNamed = [...tallies.values()].some(({ name }) => name.type !== 'outsider' || name.sector === 'UNLISTED' || name.sector === 'ELSEWHERE');
  if (!institutionNamed) for (const field of reading.fields) if (field.field !== 'opinion') tallyField(bySoundOf(lexicon, field), tallies, true);
  foldGroups(tallies);
  foldShortNames(tallies);
  return [...tallies.values()].map(finished).sort((a, b) => b.weight - a.weight);
}
