import type { MatterType, OrderFacts } from '../order.js';
import type { OrderReading } from '../reading/order-reading.js';

/** What kind of matter the order is, and whether a report of a violation hides in it. */
export interface Matter {
  readonly matterType: MatterType;
  readonly containsReport: boolean;
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

interface Heard {
  readonly said: (tag: string) => boolean;
  readonly claims: boolean;
  /** The door's flag of secrecy or anonymity. */
  readonly flagged: boolean;
  /** The writer asks that somebody not be told. */
  readonly pleads: boolean;
  readonly wrong: boolean;
  readonly insider: boolean;
}

/** Wrongdoing told by somebody who hides, is an insider, or asks that somebody not be told. */
const accuses = ({ wrong, pleads, flagged, insider, claims }: Heard): boolean => wrong && (pleads || ((flagged || insider) && !claims));

/** Somebody wants wrongdoing investigated and nothing else, or from hiding. */
const wantsInquiry = ({ wrong, insider, said, flagged, pleads }: Heard): boolean =>
  (wrong || insider) && said('investigate') && (flagged || pleads || insider || said('no-civil'));

/** A secret order without any claim of the writer's own. */
const asksSecrecyOnly = ({ flagged, claims, insider, pleads, said }: Heard): boolean => flagged && !claims && (insider || pleads || said('investigate'));

/**
 * A report is spoken of when the writer reports (举报, not «否则举报»), or tells of wrongdoing and wants it investigated, or wants the reported
 * party kept from knowing. @source DOMAIN §0.2, R1: when in doubt the text counts as a report, for a report must never reach the reported party.
 */
function signsOf(order: OrderFacts, reading: OrderReading): Signs {
  const said = (tag: string): boolean => reading.weightOf('matter', tag) > 0;
  const heard: Heard = {
    said,
    claims: said('civil') && !said('no-civil'),
    flagged: order.secret || order.anonymous,
    pleads: said('shield') || said('plea'),
    wrong: said('wrongdoing'),
    insider: said('insider'),
  };
  return { reports: said('report-word') || accuses(heard) || wantsInquiry(heard) || asksSecrecyOnly(heard), claims: heard.claims };
}

/** Words of the demand by which the door without a kind of its own (12378) tells it. */
const SPOKEN_KINDS: readonly (readonly [MatterType, readonly string[]])[] = [
  ['INQUIRY', ['咨询']],
  ['COMMENDATION', ['表扬', '感谢']],
  ['SUGGESTION', ['建议']],
  ['HELP', ['协调', '求助', '止付', '帮助']],
];

function spokenKind(order: OrderFacts, reading: OrderReading): MatterType {
  const demand = order.demand ?? '';
  const told = SPOKEN_KINDS.find(([, words]) => words.some((word) => demand.includes(word)));
  if (told !== undefined) return told[0];
  const asks = reading.weightOf('matter', 'inquiry') > 0 && reading.weightOf('matter', 'civil') === 0 && reading.tagsOf('line').size === 0;
  return asks ? 'INQUIRY' : 'COMPLAINT';
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
  return { matterType, containsReport, openQuestions };
}
