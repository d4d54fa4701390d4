import type { MatterType, OrderFacts } from '../order.js';
import type { OrderReading } from '../reading/order-reading.js';

/** What kind of matter the order is, and whether a report of a violation hides in it. */
export interface Matter {
  readonly matterType: MatterType;
  readonly containsReport: boolean;
  readonly withdrawn: boolean;
  readonly openQuestions: readonly string[];
}

const KINDS: ReadonlyMap<string, MatterType | 'BOTH'> = new Map([
  ['投诉', 'COMPLAINT'],
  ['举报', 'REPORT'],
  ['投诉举报', 'BOTH'],
  ['咨询', 'INQUIRY'],
  ['求助', 'HELP'],
  ['建议', 'SUGGESTION'],
  ['表扬', 'COMMENDATION'],
  ['申诉求决', 'PETITION'],
  ['建议意见', 'SUGGESTION'],
  ['检举控告', 'REPORT'],
]);

/** What the text says of reporting and of the writer's own claim. */
interface Signs {
  readonly reports: boolean;
  readonly claims: boolean;
}

/**
 * A report is spoken of when the writer reports (举报, not «否则举报»), or tells of wrongdoing and wants it investigated, or wants the reported
 * party kept from knowing. @source DOMAIN §0.2, R1: when in doubt the text counts as a report, for a report must never reach the reported party.
 */
function signsOf(order: OrderFacts, reading: OrderReading): Signs {
  const said = (tag: string): boolean => reading.weightOf('matter', tag) > 0;
  const claims = said('civil') && !said('no-civil');
  const flagged = order.secret || order.anonymous;
  const hidden = flagged || said('shield') || reading.secrecyPlea;
  const wrong = said('wrongdoing');
  const insider = said('insider');
  const accuses = wrong && (said('shield') || reading.secrecyPlea || (hidden && !claims) || (insider && !claims));
  const wantsInquiry = (wrong || insider) && said('investigate') && (hidden || insider || said('no-civil'));
  const asksSecrecyOnly = flagged && !claims && (wrong || insider || said('investigate') || said('shield') || reading.secrecyPlea);
  return { reports: said('report-word') || accuses || wantsInquiry || asksSecrecyOnly, claims };
}

/** The door without a kind of its own (12378) says it in the demand. */
function spokenKind(order: OrderFacts, reading: OrderReading): MatterType {
  const demand = order.demand ?? '';
  if (demand.includes('咨询') || (reading.weightOf('matter', 'inquiry') > 0 && reading.weightOf('matter', 'civil') === 0 && reading.tagsOf('line').size === 0))
    return 'INQUIRY';
  if (demand.includes('表扬') || demand.includes('感谢')) return 'COMMENDATION';
  if (demand.includes('建议')) return 'SUGGESTION';
  return demand.includes('协调') || demand.includes('求助') || demand.includes('止付') || demand.includes('帮助') ? 'HELP' : 'COMPLAINT';
}

function resolve(door: OrderFacts['door'], kind: MatterType | 'BOTH', signs: Signs): { readonly matterType: MatterType; readonly containsReport: boolean } {
  if (kind === 'BOTH') return { matterType: 'COMPLAINT', containsReport: true };
  if (kind === 'REPORT')
    return signs.claims
      ? { matterType: door === 'petition' ? 'PETITION' : 'COMPLAINT', containsReport: true }
      : { matterType: 'REPORT', containsReport: false };
  if (!signs.reports) return { matterType: kind, containsReport: false };
  return signs.claims ? { matterType: kind, containsReport: true } : { matterType: 'REPORT', containsReport: false };
}

export function matterOf(order: OrderFacts, reading: OrderReading): Matter {
  const known = order.kindWord === null ? spokenKind(order, reading) : KINDS.get(order.kindWord);
  const openQuestions = known === undefined ? ['kind-word-unknown'] : [];
  const { matterType, containsReport } = resolve(order.door, known ?? 'COMPLAINT', signsOf(order, reading));
  return { matterType, containsReport, withdrawn: reading.weightOf('matter', 'withdraw') > 0, openQuestions };
}
