import { speaksOf, tradeOf, writes } from '../classify/lines.js';
import { officialName } from '../reading/lexicon.js';
import type { Respondent } from '../reading/respondents.js';
import type { Counterpart, Ground, Scene } from './counterpart.js';

/**
 * The one member of a group that writes the line spoken of: null where the line fits several, undefined where no line is told. Medical cover without
 * more is the life company's (DOMAIN §5.2).
 */
function memberFor(members: readonly string[], { directory, lines }: Scene): string | null | undefined {
  const kindOf = (id: string): string => directory.parties.get(id)?.kind ?? 'INSURER_LIFE';
  for (const { line } of lines) {
    if (line === 'I-*') continue;
    const fitting = members.filter((id) => writes(tradeOf(kindOf(id)), line) && !(line === 'I-MED' && kindOf(id) === 'INSURER_PC'));
    const [only] = fitting;
    if (only !== undefined) return fitting.length === 1 ? only : null;
  }
  return undefined;
}

function settleGroup({ name, alias }: Respondent, scene: Scene, assist: readonly string[]): Counterpart {
  const fitting = memberFor(name.members, scene);
  const member = fitting === undefined ? name.usual : fitting;
  const { parties } = scene.directory;
  const ids = name.members.filter((id) => parties.has(id));
  if (member === null) return { kind: 'tie', orgIds: ids, why: `group name ${alias}` };
  if (!parties.has(member)) return { kind: 'unlisted', alias, trade: 'insurance' };
  const runnerUp = ids.find((id) => id !== member) ?? null;
  return { kind: 'institution', orgId: member, score: scene.set.parameters.alias, ground: 'group', alias, assist, runnerUp };
}

function isOfficial({ name, alias, inField }: Respondent, { directory }: Scene): boolean {
  const party = directory.parties.get(name.id);
  return inField && party !== undefined && alias === officialName(party);
}

/** R4's scores: official name 0.98, alias 0.96, by sound 0.95; with no line of its trade told 0.90, unless the writer only withdraws. */
function settleParty(respondent: Respondent, scene: Scene, ground: Ground | null, assist: readonly string[]): Counterpart {
  const { parameters } = scene.set;
  const { name, alias, bySound } = respondent;
  const official = isOfficial(respondent, scene);
  const plain: Ground = bySound ? 'sound' : official ? 'official' : 'alias';
  const full = { sound: parameters.homophone, official: parameters.officialName, alias: parameters.alias }[plain];
  const sure = official || speaksOf(tradeOf(name.kind), scene.lines) || scene.reading.weightOf('matter', 'withdraw') > 0;
  return {
    kind: 'institution',
    orgId: name.id,
    score: sure ? full : parameters.aliasUnknownLine,
    ground: ground ?? plain,
    alias,
    assist,
    runnerUp: assist[0] ?? null,
  };
}

/** An institution that is no party here and was dealt with in another city is for that city. */
const seatedElsewhere = ({ reading }: Scene): boolean => reading.weightOf('place', 'away-branch') > 0;

/** Resolves one respondent: a group by its line (R5), a branch of another city and a company that is no party to what they are. */
export function settle(respondent: Respondent, scene: Scene, ground: Ground | null, assist: readonly string[] = []): Counterpart {
  const { name, alias, away } = respondent;
  if (away) return { kind: 'elsewhere', alias };
  if (name.type === 'group') return settleGroup(respondent, scene, assist);
  if (name.type !== 'outsider') return settleParty(respondent, scene, ground, assist);
  const unlisted = name.sector === 'UNLISTED' && !seatedElsewhere(scene);
  return unlisted ? { kind: 'unlisted', alias, trade: tradeOf(name.kind) } : { kind: 'elsewhere', alias };
}
