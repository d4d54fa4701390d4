import type { Respondent } from '../reading/respondents.js';
import { isInstitutionKind, type Counterpart, type Scene } from './counterpart.js';
import { settle } from './settle.js';

/** The institution that contradicts the code: named in its own field, turned to by the writer, or the other one where the coded is denied (系统误选). */
function contradicting(scene: Scene, institutions: readonly Respondent[], orgId: string): Respondent | undefined {
  const others = institutions.filter(({ name, passing }) => !passing && name.id !== orgId && !name.members.includes(orgId));
  return others.find(({ target, inField }) => target || inField) ?? (isDenied(scene, orgId) ? others[0] : undefined);
}

const isDenied = ({ respondents }: Scene, orgId: string): boolean => respondents.some(({ name, negated }) => negated && name.id === orgId);

/**
 * The party whose code the door carries. A code beats every name, but a code and a name that contradict each other are a clerk's slip: then the text
 * decides, and where it is silent a person.
 */
export function codedParty(scene: Scene, institutions: readonly Respondent[]): Counterpart | undefined {
  const coded = scene.directory.byCode(scene.order.respondentCode);
  if (coded === undefined || !isInstitutionKind(coded.kind)) return undefined;
  const { orgId } = coded;
  const other = contradicting(scene, institutions, orgId);
  if (other !== undefined && (other.target || isDenied(scene, orgId))) return settle(other, scene, 'target');
  const spoken = scene.respondents.some(({ name, weight }) => name.id === orgId && weight > 0);
  if (other !== undefined && !spoken) return { kind: 'tie', orgIds: [orgId, ...other.name.members], why: 'code and name contradict each other' };
  return { kind: 'institution', orgId, score: scene.set.parameters.exactCode, ground: 'code', alias: orgId, assist: [], runnerUp: null };
}
