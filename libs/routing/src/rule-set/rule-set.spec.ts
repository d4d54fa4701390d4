import { DEMO_PARTIES } from '#contracts';
import { anOrder } from '../an-order.js';
import { normalise } from '../text/normalise.js';
import { SHIPPED_RULE_SET } from './index.js';
import type { RuleSet } from './rule-set.js';
import { engine } from '../shipped.spec-support.js';

const set = SHIPPED_RULE_SET as RuleSet;
const kindOf = new Map(DEMO_PARTIES.map(({ orgId, kind }) => [orgId, kind]));

const lists: readonly (readonly [string, readonly string[]])[] = [
  ...[...set.parties, ...set.groups, ...set.outsiders].map((entry) => [JSON.stringify(entry).slice(0, 40), [...entry.words, ...entry.fieldOnly]] as const),
  ...[
    ...set.lineWords,
    ...set.lineNames,
    ...set.causeWords,
    ...set.demandWords,
    ...set.roleCues,
    ...set.clauseCues,
    ...set.matterWords,
    ...set.urgencyWords,
    ...set.peopleWords,
    ...set.groupNames,
    ...set.placeWords,
  ].map(({ tag, words }) => [tag, words] as const),
  ...set.sectorTopics.map(({ sector, words }) => [sector, words] as const),
  ...set.wordPairs.flatMap(({ tag, first, then }) => [[`${tag} first`, first] as const, [`${tag} then`, then] as const]),
  ['decoys', set.decoys],
  ['homophones', set.homophones],
  ['topics', set.regulatorTopics],
];

describe('the words of the shipped set', () => {
  it.each(lists)('%s holds some, none empty', (_tag, words) => {
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((word) => normalise(word) === '')).toEqual([]);
  });

  it('name no institution twice', () => {
    const owners = new Map<string, string>();
    const clashes: string[] = [];
    for (const [owner, words] of [
      ...set.parties,
      ...set.groups.map((group) => ({ ...group, orgId: group.name })),
      ...set.outsiders.map((out) => ({ ...out, orgId: out.id })),
    ].map((entry) => [entry.orgId, entry.words] as const))
      for (const word of words.map(normalise)) {
        const other = owners.get(word);
        if (other !== undefined && other !== owner) clashes.push(`${word}: ${other}, ${owner}`);
        owners.set(word, owner);
      }
    expect(clashes).toEqual([]);
  });

  it('speak of known rules of transfer for every sector', () => {
    const known = new Set(set.transfers.map(({ sector }) => sector));
    const used = [...set.sectorTopics.map(({ sector }) => sector), ...set.outsiders.map(({ sector }) => sector)].filter((sector) => sector !== 'UNLISTED');
    expect(used.filter((sector) => !known.has(sector))).toEqual([]);
    expect(set.transfers.filter(({ toName, advice }) => toName.length < 2 || !advice.endsWith('。'))).toEqual([]);
  });
});

const product = (kind: string | undefined): string =>
  kind === 'INSURER_PC' ? '车险' : kind === 'INSURER_LIFE' ? '终身寿险' : kind === 'WEALTH_SUB' ? '理财产品' : '贷款';
const aliases = set.parties
  .filter(({ orgId }) => /^(BNK|NBF|PNC|LIF)/.test(orgId))
  .flatMap(({ orgId, words, weak, fieldOnly }) => [
    ...words.map((word) => [word, orgId, 'text'] as const),
    ...weak.map((word) => [word, orgId, 'text'] as const),
    ...fieldOnly.map((word) => [word, orgId, 'field'] as const),
  ]);

describe('every alias', () => {
  it('leads to its institution by itself: in the text, or in the respondent field if it is an everyday word', () => {
    const lost = aliases.filter(([alias, orgId, place]) => {
      const what = product(kindOf.get(orgId));
      const order = anOrder({
        respondentName: place === 'field' ? alias : null,
        content: `我在${place === 'field' ? '这里' : alias}办的${what}，多收了三百块，要求退还。`,
      });
      const { destination, receipt } = engine.propose(order);
      return destination.action !== 'dispatch' || destination.leadOrgId !== orgId || receipt.score < engine.autoDispatchScore;
    });
    expect(lost).toEqual([]);
  });
});
