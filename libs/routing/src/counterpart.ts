import { speaksOf, tradeOf, writes, type RankedLines, type Trade } from './classify/lines.js';
import type { Directory } from './directory.js';
import type { OrderFacts } from './order.js';
import type { OrderReading } from './reading/order-reading.js';
import type { Respondent } from './reading/respondents.js';
import type { RuleSet } from './rule-set/rule-set.js';
import { isHan } from './text/normalise.js';

/** Why an institution was chosen: decides the rule that speaks for it. */
export type Ground = 'code' | 'official' | 'alias' | 'sound' | 'group' | 'target' | 'sold-or-issued' | 'line' | 'agent';

/** Who the case is about (对口), as far as it can be told. */
export type Counterpart =
  | {
      readonly kind: 'institution';
      readonly orgId: string;
      readonly score: number;
      readonly ground: Ground;
      readonly alias: string;
      readonly assist: readonly string[];
      readonly runnerUp: string | null;
    }
  | { readonly kind: 'body'; readonly orgId: string; readonly alias: string }
  | { readonly kind: 'tie'; readonly orgIds: readonly string[]; readonly why: string }
  | { readonly kind: 'unlisted'; readonly alias: string; readonly trade: Trade }
  | { readonly kind: 'elsewhere'; readonly alias: string }
  | { readonly kind: 'sector'; readonly sector: string; readonly alias: string | null; readonly passing: readonly string[] }
  | { readonly kind: 'nobody' };

/** What the choice looks at. */
export interface Scene {
  readonly set: RuleSet;
  readonly directory: Directory;
  readonly order: OrderFacts;
  readonly reading: OrderReading;
  readonly lines: RankedLines;
  readonly respondents: readonly Respondent[];
}

const INSTITUTION = /^(BANK_|INSURER_|CONSUMER_FINANCE$|WEALTH_SUB$|GROUP$)/;
const isInstitution = ({ name }: Respondent): boolean =>
  name.type === 'outsider' ? name.sector === 'UNLISTED' || name.sector === 'ELSEWHERE' : INSTITUTION.test(name.kind);
const isBody = ({ name }: Respondent): boolean => name.type === 'party' && !INSTITUTION.test(name.kind);

interface Sector {
  readonly sector: string;
  readonly weight: number;
  readonly named: Respondent | null;
}

const TOPIC_FACTOR = 0.6;
const TOPICS_AT_MOST = 3;

/** Sectors of other authorities with the weight of the bodies named and of the subjects spoken of. */
function rankSectors(scene: Scene): readonly Sector[] {
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

const strong = (sector: Sector): boolean => sector.named !== null && (sector.named.inField || sector.named.target);

/** Third parties through whom institutions sell: the licensed institution answers for them where it took part (R10). */
const AGENT_SECTORS: ReadonlySet<string> = new Set(['BROKER', 'MARKET', 'LOCAL_FINANCE', 'PAYMENT', 'POLICE']);

/** A single mention in the text with no word beside it. */
const BARE_MENTION = 1.05;

/** Whether another authority's matter outweighs the institution that is named beside it. */
function sectorWins(sector: Sector, top: Respondent, lineWeight: number): boolean {
  if (top.everyday && lineWeight === 0 && sector.weight >= 0.5) return true;
  if (top.target || top.inField) return strong(sector) && sector.named?.target === true && !top.target && top.weight < sector.weight;
  if (top.passing) return sector.weight >= 0.5 || strong(sector);
  if (top.weight <= BARE_MENTION && sector.weight >= 1.8 && lineWeight < 3) return true;
  if (strong(sector)) return sector.weight >= top.weight || !AGENT_SECTORS.has(sector.sector);
  return lineWeight === 0 && sector.weight > top.weight;
}

const isLive = (respondent: Respondent): boolean => respondent.weight > 0 && (!respondent.negated || respondent.target);

/** Whether `a` stands out so far that `b` is only mentioned. */
function clear(a: Respondent, b: Respondent): boolean {
  if (b.passing) return true;
  if (a.target !== b.target) return a.target;
  return a.weight >= 2 * b.weight || (a.inField && !b.inField && a.weight >= 1.5 * b.weight);
}

function memberFor(members: readonly string[], scene: Scene): string | null | undefined {
  const kindOf = (id: string): string => scene.directory.parties.get(id)?.kind ?? 'INSURER_LIFE';
  for (const { line } of scene.lines) {
    if (line === 'I-*') continue;
    const fitting = members.filter((id) => writes(tradeOf(kindOf(id)), line) && !(line === 'I-MED' && kindOf(id) === 'INSURER_PC'));
    if (fitting.length === 1) return fitting[0];
    if (fitting.length > 1) return null;
  }
  return undefined;
}

/** An institution that is no party here and was dealt with in another city is for that city. */
const seatedElsewhere = ({ reading }: Scene): boolean => reading.weightOf('place', 'away-branch') > 0;

/** Resolves one respondent to a party; a group by its line (R5). */
function settle(respondent: Respondent, ground: Ground | null, scene: Scene, others: readonly string[]): Counterpart {
  const { name, alias } = respondent;
  if (respondent.away) return { kind: 'elsewhere', alias };
  if (name.type === 'outsider')
    return name.sector === 'UNLISTED' && !seatedElsewhere(scene) ? { kind: 'unlisted', alias, trade: tradeOf(name.kind) } : { kind: 'elsewhere', alias };
  if (name.type === 'group') {
    const member = memberFor(name.members, scene) ?? (memberFor(name.members, scene) === undefined ? name.usual : null);
    const ids = name.members.filter((id) => scene.directory.parties.has(id));
    if (member === null) return { kind: 'tie', orgIds: ids, why: `group name ${alias}` };
    if (!scene.directory.parties.has(member)) return { kind: 'unlisted', alias, trade: 'insurance' };
    return {
      kind: 'institution',
      orgId: member,
      score: scene.set.parameters.alias,
      ground: 'group',
      alias,
      assist: others,
      runnerUp: ids.find((id) => id !== member) ?? null,
    };
  }
  return named(respondent, ground, scene, others);
}

function named(respondent: Respondent, ground: Ground | null, scene: Scene, others: readonly string[]): Counterpart {
  const { parameters } = scene.set;
  const { name, alias, bySound } = respondent;
  const known = speaksOf(tradeOf(name.kind), scene.lines);
  const official = respondent.inField && alias === normalisedOfficial(scene, name.id);
  const full = bySound ? parameters.homophone : official ? parameters.officialName : parameters.alias;
  const settled = known || official || scene.reading.weightOf('matter', 'withdraw') > 0;
  const score = settled ? full : parameters.aliasUnknownLine;
  return {
    kind: 'institution',
    orgId: name.id,
    score,
    ground: ground ?? (bySound ? 'sound' : official ? 'official' : 'alias'),
    alias,
    assist: others,
    runnerUp: others[0] ?? null,
  };
}

const normalisedOfficial = (scene: Scene, orgId: string): string | undefined => scene.directory.parties.get(orgId)?.name;

const SALES_CAUSES: readonly string[] = ['C08', 'C10'];
const salesWeight = (scene: Scene): number => SALES_CAUSES.reduce((sum, cause) => sum + scene.reading.weightOf('cause', cause), 0);

/** Bank and insurer in one text (R11): the seller leads for mis-selling, the issuer for claims and surrender. */
function sellerOrIssuer(a: Respondent, b: Respondent, scene: Scene): Respondent | undefined {
  const bank = [a, b].find(({ name }) => tradeOf(name.kind) === 'bank');
  const insurer = [a, b].find(
    (other) => other !== bank && (tradeOf(other.name.kind) === 'property' || tradeOf(other.name.kind) === 'life' || other.name.kind === 'GROUP'),
  );
  if (bank === undefined || insurer === undefined) return undefined;
  const sold = salesWeight(scene) + (bank.seller ? 4 : 0);
  const claimed = scene.reading.weightOf('cause', 'C11');
  if (sold === claimed) return undefined;
  return sold > claimed ? bank : insurer;
}

function between(first: Respondent, second: Respondent, scene: Scene): Counterpart {
  const others = [second.name.id].filter((id) => scene.directory.parties.has(id));
  if (clear(first, second)) return settle(first, first.target && !second.passing ? 'target' : null, scene, []);
  const chosen = sellerOrIssuer(first, second, scene);
  if (chosen !== undefined)
    return settle(chosen, 'sold-or-issued', scene, chosen === first ? others : [first.name.id].filter((id) => scene.directory.parties.has(id)));
  const top = scene.lines[0];
  const fitting = top === undefined ? [] : [first, second].filter(({ name }) => writes(tradeOf(name.kind), top.line));
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1 && only.name.type === 'party') return settle(only, 'line', scene, []);
  return { kind: 'tie', orgIds: [first, second].flatMap(({ name }) => name.members), why: 'two institutions named and neither is singled out' };
}

/** Whether banking or insurance is spoken of at all; words of lines alone (货车, 停车) are everyday words. */
<<<<<<< HEAD
export const speaksOfFinance = ({ reading, order }: Scene): boolean =>
  reading.weightOf('matter', 'finance') > 0 || order.lineHint?.startsWith('B-') === true || order.lineHint?.startsWith('I-') === true;
=======
export const speaksOfFinance = ({ reading, order }: Scene): boolean => reading.weightOf('matter', 'finance') > 0 || reading.weightOf('matter', 'finance-target') > 0 || order.lineHint?.startsWith('B-') === true || order.lineHint?.startsWith('I-') === true;
>>>>>>> routing

const spokenLineWeight = (scene: Scene): number => (speaksOfFinance(scene) ? (scene.lines[0]?.weight ?? 0) : 0);

function outside(scene: Scene, sectors: readonly Sector[], lineWeight: number, passing: readonly string[]): Counterpart {
  const sector = sectors[0];
  if (sector !== undefined && (strong(sector) || sector.weight > lineWeight * 0.5))
    return { kind: 'sector', sector: sector.sector, alias: sector.named?.alias ?? null, passing };
  return speaksOfFinance(scene) ? { kind: 'nobody' } : { kind: 'sector', sector: 'NONE', alias: null, passing };
}

/**
 * The party whose code the door carries. A code beats every name, but a code and an official name that contradict each other are a clerk's slip: then
 * the text decides, and where it is silent a person.
 */
function codedParty(scene: Scene, institutions: readonly Respondent[]): Counterpart | undefined {
  const coded = scene.directory.byCode(scene.order.respondentCode);
  if (coded === undefined || !INSTITUTION.test(coded.kind)) return undefined;
  const chosen: Counterpart = {
    kind: 'institution',
    orgId: coded.orgId,
    score: scene.set.parameters.exactCode,
    ground: 'code',
    alias: coded.orgId,
    assist: [],
    runnerUp: null,
  };
  const others = institutions.filter(({ name, passing }) => !passing && name.id !== coded.orgId && !name.members.includes(coded.orgId));
  const other = others.find(({ target, inField }) => target || inField) ?? (isDenied(scene, coded.orgId) ? others[0] : undefined);
  if (other === undefined) return chosen;
  const spoken = scene.respondents.find(({ name }) => name.id === coded.orgId);
  if (other.target || isDenied(scene, coded.orgId)) return settle(other, 'target', scene, []);
  return spoken !== undefined && spoken.weight > 0
    ? chosen
    : { kind: 'tie', orgIds: [coded.orgId, ...other.name.members], why: 'code and name contradict each other' };
}

const isDenied = (scene: Scene, orgId: string): boolean => scene.respondents.some(({ name, negated }) => negated && name.id === orgId);

/** Two different words of a quarrel with the employer: an employee's claim, also where the employer is a bank. */
const OWN_LABOUR = 2;

/** Words of finance in a respondent's name: then it may be an institution that the tables do not know. */
const FINANCE_NAME = ['银行', '保险', '金融', '贷', '信用', '财险', '人寿', '支行', '分行', '网点', '理财', '信托', '基金', '公司业务员', '客户经理', '储蓄', '卡中心', '险'];

/** The door names a respondent that is no institution: by respondent, not by subject (R7), the institution in the text only had a part in it. */
function namesSomebodyElse({ order, reading }: Scene): boolean {
  const field = reading.fields.find(({ field: name }) => name === 'respondent');
  if (field === undefined || order.respondentCode !== null || field.names.length > 0 || !isHan(field.text.charCodeAt(0)) || field.text.length < 2) return false;
  return !FINANCE_NAME.some((word) => field.text.includes(word));
}

const elseSector = ({ order }: Scene): string => (order.door === 'market-12315' ? 'MARKET' : 'NONE');

/** Chooses whom the case is about. */
export function counterpartOf(scene: Scene): Counterpart {
  const live = scene.respondents.filter(isLive);
  const institutions = live.filter(isInstitution);
  const [first, second] = institutions;
  const byCode = codedParty(scene, institutions);
  if (byCode !== undefined) return byCode;
  if (scene.reading.weightOf('matter', 'own-labour') >= OWN_LABOUR && scene.order.kindWord !== '举报') return { kind: 'sector', sector: 'LABOUR', alias: null, passing: [] };
  const body = live.find((respondent) => isBody(respondent) && respondent.inField);
  if (body !== undefined && first?.target !== true) return { kind: 'body', orgId: body.name.id, alias: body.alias };
  const sectors = rankSectors(scene);
  const lineWeight = spokenLineWeight(scene);
  if (first === undefined) return outside(scene, sectors, lineWeight, []);
  if (namesSomebodyElse(scene) && !institutions.some(({ target, inField }) => target || inField)) return { kind: 'sector', sector: sectors[0]?.sector ?? elseSector(scene), alias: null, passing: institutions.flatMap(({ name }) => name.members) };
  const sector = sectors[0];
  if (sector !== undefined && scene.reading.weightOf('matter', 'finance-target') === 0 && sectorWins(sector, first, lineWeight))
    return { kind: 'sector', sector: sector.sector, alias: sector.named?.alias ?? null, passing: institutions.flatMap(({ name }) => name.members) };
  return second === undefined ? settle(first, null, scene, []) : between(first, second, scene);
}
