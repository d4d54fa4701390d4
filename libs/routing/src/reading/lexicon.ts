import type { RoutingParty } from '../order.js';
import type { PartyAliases, RuleSet, TaggedWords, WordPair } from '../rule-set/rule-set.js';
import { normalise } from '../text/normalise.js';
import { wordMachine, type WordMachine } from '../text/word-machine.js';
import { homophoneFolder } from './homophone-folder.js';

export type Family = 'name' | 'line' | 'cause' | 'demand' | 'matter' | 'role' | 'clause' | 'sector' | 'urgency' | 'people' | 'place' | 'pair';

/** Whom a name stands for. */
export interface Name {
  readonly id: string;
  readonly type: 'party' | 'group' | 'outsider' | 'decoy';
  readonly kind: string;
  readonly sector: string | null;
  readonly members: readonly string[];
  readonly usual: string | null;
}

export interface LexiconWord {
  readonly text: string;
  readonly family: Family;
  readonly tag: string;
  readonly weight: number;
  readonly place: 'before' | 'after' | null;
  readonly name: Name | null;
  readonly strength: 'strong' | 'weak' | 'field-only';
}

/** Everything that is compiled once: one machine over all words, a second over names with their homophones folded. */
export interface Lexicon {
  readonly words: readonly LexiconWord[];
  readonly machine: WordMachine;
  readonly soundWords: readonly LexiconWord[];
  readonly soundMachine: WordMachine;
  readonly foldSounds: (text: string) => string;
  readonly names: ReadonlyMap<string, Name>;
  readonly pairs: readonly WordPair[];
}

const plain = (family: Family, tag: string, text: string, weight = 1): LexiconWord => ({
  text: normalise(text),
  family,
  tag,
  weight,
  place: null,
  name: null,
  strength: 'strong',
});
const naming = (name: Name, text: string, strength: LexiconWord['strength']): LexiconWord => ({ ...plain('name', name.id, text), name, strength });

/** A party's official name without the brackets that registers add (原青岛银保监局). */
export const officialName = (party: RoutingParty): string => normalise(party.name.replace(/（[^）]*）$/, ''));

type Aliases = Pick<PartyAliases, 'words' | 'weak' | 'fieldOnly'>;

function namesOf(set: RuleSet, parties: ReadonlyMap<string, RoutingParty>): { readonly names: Map<string, Name>; readonly words: LexiconWord[] } {
  const names = new Map<string, Name>();
  const words: LexiconWord[] = [];
  const add = (name: Name, { words: strong, weak, fieldOnly }: Aliases): void => {
    names.set(name.id, name);
    for (const word of strong) words.push(naming(name, word, 'strong'));
    for (const word of weak) words.push(naming(name, word, 'weak'));
    for (const word of fieldOnly) words.push(naming(name, word, 'field-only'));
  };
  const partyName = (party: RoutingParty): Name => ({
    id: party.orgId,
    type: 'party',
    kind: party.kind,
    sector: null,
    members: [party.orgId],
    usual: party.orgId,
  });
  for (const aliases of set.parties) {
    const party = parties.get(aliases.orgId);
    if (party !== undefined) add(partyName(party), { ...aliases, words: [officialName(party), ...aliases.words] });
  }
  for (const party of parties.values()) if (!names.has(party.orgId)) add(partyName(party), { words: [officialName(party)], weak: [], fieldOnly: [] });
  for (const group of set.groups)
    add({ id: `GROUP-${group.name}`, type: 'group', kind: 'GROUP', sector: null, members: group.members, usual: group.usual }, group);
  for (const outsider of set.outsiders)
    add({ id: outsider.id, type: 'outsider', kind: outsider.kind, sector: outsider.sector, members: [], usual: null }, outsider);
  add({ id: 'DECOY', type: 'decoy', kind: 'DECOY', sector: null, members: [], usual: null }, { words: set.decoys, weak: [], fieldOnly: [] });
  return { names, words };
}

const tagged = (family: Family, lists: readonly (TaggedWords & { readonly weight?: number })[]): LexiconWord[] =>
  lists.flatMap(({ tag, words, weight }) => words.map((word) => plain(family, tag, word, weight)));

function otherWords(set: RuleSet): LexiconWord[] {
  return [
    ...tagged('line', set.lineWords),
    ...tagged('cause', set.causeWords),
    ...tagged('demand', set.demandWords),
    ...tagged('matter', set.matterWords),
    ...tagged('matter', [{ tag: 'regulator-topic', words: set.regulatorTopics }]),
    ...tagged('clause', set.clauseCues),
    ...tagged('urgency', set.urgencyWords),
    ...tagged('people', set.peopleWords),
    ...tagged('place', set.placeWords),
    ...tagged(
      'sector',
      set.sectorTopics.map(({ sector, words }) => ({ tag: sector, words })),
    ),
    ...set.wordPairs.flatMap(({ first, then }, index) =>
      tagged('pair', [
        { tag: `${index} first`, words: first },
        { tag: `${index} then`, words: then },
      ]),
    ),
    ...set.roleCues.flatMap(({ tag, place, words }) => words.map((word) => ({ ...plain('role', tag, word), place }))),
  ];
}

/** Only Chinese names of two characters or more have sound-alikes (公行 for 工行); a Latin name is spelled, an everyday word would match everywhere. */
const hasSound = (word: LexiconWord): boolean =>
  word.strength === 'strong' && word.name?.type !== 'decoy' && /^[\u4e00-\u9fff]{2,}$/.test(word.text) && word.name?.sector === null;

/** Compiles the words of a set for these parties. Names of parties that are not among them are left out. */
export function compileLexicon(set: RuleSet, parties: ReadonlyMap<string, RoutingParty>): Lexicon {
  const { names, words: nameWords } = namesOf(set, parties);
  const words = [...nameWords, ...otherWords(set)];
  const foldSounds = homophoneFolder(set.homophones);
  const soundWords = nameWords.filter(hasSound);
  return {
    words,
    machine: wordMachine(words.map((word) => word.text)),
    soundWords,
    soundMachine: wordMachine(soundWords.map((word) => foldSounds(word.text))),
    foldSounds,
    names,
    pairs: set.wordPairs,
  };
}
