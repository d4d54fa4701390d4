import { tradeOf, writes } from '../classify/lines.js';
import type { Respondent } from '../reading/respondents.js';
import type { Counterpart, Scene } from './counterpart.js';
import { settle } from './settle.js';

/** How far the first must stand out for the second to be only mentioned. */
const TWICE = 2;
const MORE_IN_FIELD = 1.5;

function standsOut(a: Respondent, b: Respondent): boolean {
  if (b.passing) return true;
  if (a.target !== b.target) return a.target;
  return a.weight >= TWICE * b.weight || (a.inField && !b.inField && a.weight >= MORE_IN_FIELD * b.weight);
}

const SALES_CAUSES: readonly string[] = ['C08', 'C10'];
const SELLER_WEIGHT = 4;

const isInsurer = ({ name }: Respondent): boolean => name.kind === 'GROUP' || ['property', 'life'].includes(tradeOf(name.kind));

/** Bank and insurer in one text (R11): the seller leads for mis-selling, the issuer for claims and surrender; undefined where neither is told. */
function sellerOrIssuer(a: Respondent, b: Respondent, { reading }: Scene): Respondent | undefined {
  const bank = [a, b].find(({ name }) => tradeOf(name.kind) === 'bank');
  const insurer = [a, b].find((other) => other !== bank && isInsurer(other));
  if (bank === undefined || insurer === undefined) return undefined;
  const sold = SALES_CAUSES.reduce((sum, cause) => sum + reading.weightOf('cause', cause), bank.seller ? SELLER_WEIGHT : 0);
  const claimed = reading.weightOf('cause', 'C11');
  if (sold === claimed) return undefined;
  return sold > claimed ? bank : insurer;
}

function byLine(a: Respondent, b: Respondent, { lines }: Scene): Respondent | undefined {
  const [top] = lines;
  const fitting = top === undefined ? [] : [a, b].filter(({ name }) => writes(tradeOf(name.kind), top.line));
  const [only] = fitting;
  return fitting.length === 1 && only?.name.type === 'party' ? only : undefined;
}

/** Two institutions named (R11): who stands out, who sold or issued, whose line it is; else a person decides. */
export function betweenTwo(first: Respondent, second: Respondent, scene: Scene): Counterpart {
  if (standsOut(first, second)) return settle(first, scene, first.target && !second.passing ? 'target' : null);
  const chosen = sellerOrIssuer(first, second, scene);
  if (chosen !== undefined) {
    const other = chosen === first ? second : first;
    return settle(
      chosen,
      scene,
      'sold-or-issued',
      [other.name.id].filter((id) => scene.directory.parties.has(id)),
    );
  }
  const fitting = byLine(first, second, scene);
  if (fitting !== undefined) return settle(fitting, scene, 'line');
  return { kind: 'tie', orgIds: [first, second].flatMap(({ name }) => name.members), why: 'two institutions named and neither is singled out' };
}
