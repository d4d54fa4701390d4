import type { Respondent } from '../reading/respondents.js';
import { isInstitution, speaksOfFinance, spokenLineWeight, type Counterpart, type OtherSector, type Scene } from './counterpart.js';

/** A matter of other authorities with the weight of what was said for it. */
export interface Sector {
  readonly sector: string;
  readonly weight: number;
  /** The body that was named (物业公司), where one was. */
  readonly named: Respondent | null;
}

/** A subject word counts less than the name of a body, and subjects together not more than a body in the respondent field. */
const TOPIC_FACTOR = 0.6;
const TOPICS_AT_MOST = 3;

/** Sectors by weight, heaviest first. */
export function rankSectors(scene: Scene): readonly Sector[] {
  const sums = new Map<string, Sector>();
  for (const [sector, weight] of scene.reading.tagsOf('sector'))
    sums.set(sector, { sector, weight: Math.min(weight * TOPIC_FACTOR, TOPICS_AT_MOST), named: null });
  for (const respondent of scene.respondents) {
    const { sector, type } = respondent.name;
    if (type !== 'outsider' || sector === null || isInstitution(respondent) || respondent.weight <= 0) continue;
    const before = sums.get(sector);
    sums.set(sector, { sector, weight: (before?.weight ?? 0) + respondent.weight, named: before?.named ?? respondent });
  }
  return [...sums.values()].sort((a, b) => b.weight - a.weight);
}

/** The door or the writer names the body as the one complained of. */
export const isStrong = ({ named }: Sector): boolean => named !== null && (named.inField || named.target);

/** Third parties through whom institutions sell: the licensed institution answers for them where it took part (R10). */
const AGENT_SECTORS: ReadonlySet<string> = new Set(['BROKER', 'MARKET', 'LOCAL_FINANCE', 'PAYMENT', 'POLICE']);
export const isAgent = (sector: Sector): boolean => isStrong(sector) && AGENT_SECTORS.has(sector.sector);

/** Thresholds of weight, see the weights of mentions (reading/respondents): 1.05 is a single mention with no word beside it. */
const SOME = 0.5;
const MUCH = 1.8;
const BARE_MENTION = 1.05;
const PRODUCT_NAMED = 3;

/** The institution is complained of by the door or the writer: another body wins only if the writer turns to it and to nobody else. */
const beatsComplainedOf = (sector: Sector, top: Respondent): boolean => sector.named?.target === true && !top.target && top.weight < sector.weight;

/** The institution stands in the text only. */
function beatsMentioned(sector: Sector, top: Respondent, lineWeight: number): boolean {
  if (top.passing) return sector.weight >= SOME || isStrong(sector);
  if (top.weight <= BARE_MENTION && sector.weight >= MUCH && lineWeight < PRODUCT_NAMED) return true;
  if (isStrong(sector)) return sector.weight >= top.weight || !isAgent(sector);
  return lineWeight === 0 && sector.weight > top.weight;
}

/** Whether another authority's matter outweighs the institution that is named beside it (R7: by respondent, not by subject). */
export function outweighs(sector: Sector, top: Respondent, scene: Scene): boolean {
  if (scene.reading.weightOf('matter', 'finance-target') > 0) return false;
  const lineWeight = spokenLineWeight(scene);
  if (top.everyday && lineWeight === 0 && sector.weight >= SOME) return true;
  return top.target || top.inField ? beatsComplainedOf(sector, top) : beatsMentioned(sector, top, lineWeight);
}

export const sectorCounterpart = (sector: Sector, passing: readonly string[]): OtherSector => ({
  kind: 'sector',
  sector: sector.sector,
  alias: sector.named?.alias ?? null,
  passing,
});

/** No institution is named: another authority's matter, or nobody to be found (R12). */
export function withoutInstitution(scene: Scene, sectors: readonly Sector[]): Counterpart {
  const [sector] = sectors;
  if (sector !== undefined && (isStrong(sector) || sector.weight > spokenLineWeight(scene) * 0.5)) return sectorCounterpart(sector, []);
  return speaksOfFinance(scene) ? { kind: 'nobody' } : { kind: 'sector', sector: 'NONE', alias: null, passing: [] };
}
