import type { Respondent } from '../reading/respondents.js';
import { isHan } from '../text/normalise.js';
import { codedParty } from './coded.js';
import { isBody, isInstitution, type Counterpart, type Scene } from './counterpart.js';
import { isAgent, outweighs, rankSectors, sectorCounterpart, withoutInstitution, type Sector } from './sectors.js';
import { settle } from './settle.js';
import { betweenTwo } from './two-named.js';

/** Two different words of a quarrel with the employer: an employee's claim, also where the employer is a bank. */
const OWN_LABOUR = 2;

function ownLabour({ reading, order }: Scene): Counterpart | undefined {
  const claim = reading.weightOf('matter', 'own-labour') >= OWN_LABOUR && order.kindWord !== '举报' && order.kindWord !== '检举控告';
  return claim ? { kind: 'sector', sector: 'LABOUR', alias: null, passing: [] } : undefined;
}

/** The mediation centre, an association or a regulator in the respondent field, unless the writer turns to an institution. */
function bodyNamed(live: readonly Respondent[], first: Respondent | undefined): Counterpart | undefined {
  const body = live.find((respondent) => respondent.inField && isBody(respondent));
  return body === undefined || first?.target === true ? undefined : { kind: 'body', orgId: body.name.id, alias: body.alias };
}

const FINANCE_TAGS: ReadonlySet<string> = new Set(['finance', 'finance-name', 'finance-target', 'bank-staff', 'unknown-bank']);

/** The door names a respondent that is no institution and does not sound like one: by respondent, not by subject (R7). */
function namesSomebodyElse({ order, reading }: Scene): boolean {
  const field = reading.fields.find((candidate) => candidate.field === 'respondent');
  if (field === undefined || order.respondentCode !== null || field.names.length > 0) return false;
  const isName = field.text.length >= 2 && isHan(field.text.charCodeAt(0));
  return isName && !field.words.some(({ word }) => FINANCE_TAGS.has(word.tag));
}

function somebodyElse(scene: Scene, institutions: readonly Respondent[], sectors: readonly Sector[]): Counterpart | undefined {
  if (institutions.some(({ target, inField }) => target || inField) || !namesSomebodyElse(scene)) return undefined;
  const unknown = scene.order.door === 'market-12315' ? 'MARKET' : 'NONE';
  return { kind: 'sector', sector: sectors[0]?.sector ?? unknown, alias: null, passing: institutions.flatMap(({ name }) => name.members) };
}

/** The licensed institution answers for the agent that the door or the writer names beside it (R10). */
function withAgent(chosen: Counterpart, sector: Sector | undefined): Counterpart {
  return chosen.kind === 'institution' && sector !== undefined && isAgent(sector) ? { ...chosen, ground: 'agent' } : chosen;
}

/** Negated names are out, unless the writer turns to the institution all the same (冒用建行名义 … 我投诉的是建行). */
const isLive = ({ weight, negated, target }: Respondent): boolean => weight > 0 && (!negated || target);

/** Chooses whom the case is about: first answer wins. */
export function counterpartOf(scene: Scene): Counterpart {
  const live = scene.respondents.filter(isLive);
  const institutions = live.filter(isInstitution);
  const [first, second] = institutions;
  const early = codedParty(scene, institutions) ?? ownLabour(scene) ?? bodyNamed(live, first);
  if (early !== undefined) return early;
  const sectors = rankSectors(scene);
  if (first === undefined) return withoutInstitution(scene, sectors);
  const [sector] = sectors;
  const elsewhere = somebodyElse(scene, institutions, sectors);
  if (elsewhere !== undefined) return elsewhere;
  if (sector !== undefined && outweighs(sector, first, scene))
    return sectorCounterpart(
      sector,
      institutions.flatMap(({ name }) => name.members),
    );
  return withAgent(second === undefined ? settle(first, scene, null) : betweenTwo(first, second, scene), sector);
}
