import { causeOf, classify } from './classify/classify.js';
import { lineFor, rankLines, tradeOf, type Trade } from './classify/lines.js';
import { matterOf } from './classify/matter.js';
import { counterpartOf } from './counterpart/choose.js';
import type { Counterpart, Scene } from './counterpart/counterpart.js';
import type { Directory } from './directory.js';
import { duplicateOf } from './duplicates.js';
import type { OpenCase, OrderFacts } from './order.js';
import type { Classification, RouteProposal, RouteReceipt, RoutingEngine } from './proposal.js';
import { assemble } from './assemble.js';
import type { Lexicon } from './reading/lexicon.js';
import { readOrder } from './reading/order-reading.js';
import { respondentsOf } from './reading/respondents.js';
import type { RuleSet } from './rule-set/rule-set.js';
import type { CaseFacts, RouteRule, RuleAnswer } from './rules/route-rule.js';

/** A compiled rule set. */
export interface Compiled {
  readonly set: RuleSet;
  readonly lexicon: Lexicon;
  readonly directory: Directory;
  readonly rules: readonly RouteRule[];
}

interface Tried {
  readonly ruleId: string;
  readonly outcome: string;
}

const NO_RULE: RuleAnswer = { destination: { action: 'triage', candidates: [], why: 'no rule answered' }, score: 0, because: 'no rule answered' };

function firstAnswer(
  rules: readonly RouteRule[],
  facts: CaseFacts,
): { readonly ruleId: string; readonly answer: RuleAnswer; readonly tried: readonly Tried[] } {
  const tried: Tried[] = [];
  for (const rule of rules) {
    const answer = rule.route(facts);
    tried.push({ ruleId: rule.id, outcome: answer === undefined ? 'no match' : answer.destination.action });
    if (answer !== undefined) return { ruleId: rule.id, answer, tried };
  }
  return { ruleId: 'R12-nobody-named', answer: NO_RULE, tried };
}

/** The trade that decides the line: of the chosen institution, of all candidates of a tie if they share one, of a licensed company that is no party. */
function tradeOfCase(counterpart: Counterpart, directory: Directory): Trade {
  if (counterpart.kind === 'unlisted') return counterpart.trade;
  const ids = counterpart.kind === 'institution' ? [counterpart.orgId] : counterpart.kind === 'tie' ? counterpart.orgIds : [];
  const trades = new Set(ids.map((id) => tradeOf(directory.parties.get(id)?.kind ?? '')));
  const [only] = trades;
  if (only !== undefined && trades.size === 1) return only;
  return trades.size > 1 && !trades.has('bank') ? 'insurance' : 'any';
}

function sceneOf({ set, lexicon, directory }: Compiled, order: OrderFacts): Scene {
  const reading = readOrder(lexicon, order);
  return { set, directory, order, reading, lines: rankLines(set, reading, order.lineHint), respondents: respondentsOf(lexicon, reading) };
}

function factsOf(compiled: Compiled, order: OrderFacts): CaseFacts {
  const scene = sceneOf(compiled, order);
  const matter = matterOf(order, scene.reading);
  const counterpart = counterpartOf(scene);
  const trade = tradeOfCase(counterpart, compiled.directory);
  const sold = scene.reading.weightOf('cause', 'C08') > 0;
  const line = lineFor(trade, scene.lines, sold);
  const draft = classify(compiled.set, order, scene.reading, matter);
  return {
    ...scene,
    matter,
    counterpart,
    classification: { ...draft, businessLine: line, causeCode: causeOf(matter.matterType, scene.reading.tagsOf('cause'), line) },
  };
}

const leadOf = (answer: RuleAnswer): string | null => {
  const { destination } = answer;
  if (destination.action === 'dispatch' || destination.action === 'report') return destination.leadOrgId;
  return destination.action === 'split' ? destination.complaint.leadOrgId : null;
};

/** The facts that the decision rests on: ids, codes and counts. */
function inputsOf(order: OrderFacts, classification: Classification, counterpart: Counterpart): RouteReceipt['inputs'] {
  return {
    door: order.door,
    matterType: classification.matterType,
    businessLine: classification.businessLine,
    counterpart: counterpart.kind,
    alias: 'alias' in counterpart ? counterpart.alias : null,
    districtCode: order.districtCode,
    respondentCodeGiven: order.respondentCode !== null,
    amountFen: classification.amountFen,
    personCount: classification.personCount,
    secret: order.secret,
  };
}

function propose(compiled: Compiled, order: OrderFacts, openCases: readonly OpenCase[]): RouteProposal {
  const facts = factsOf(compiled, order);
  const { ruleId, answer, tried } = firstAnswer(compiled.rules, facts);
  const duplicateOfNo = duplicateOf(facts, { orgId: leadOf(answer), line: facts.classification.businessLine }, openCases);
  const rulesTried = duplicateOfNo === null ? tried : [{ ruleId: 'R3-already-open', outcome: 'merge proposed' }, ...tried];
  const receipt: RouteReceipt = {
    ruleId,
    ruleSetVersion: compiled.set.version,
    score: answer.score,
    because: answer.because,
    rulesTried,
    runnerUp: answer.runnerUp ?? null,
    inputs: inputsOf(order, facts.classification, facts.counterpart),
  };
  return assemble(facts.classification, answer.destination, { duplicateOfNo, institutionFirst: order.triedInstitutionFirst, receipt });
}

export const engineOf = (compiled: Compiled): RoutingEngine => ({
  ruleSetVersion: compiled.set.version,
  autoDispatchScore: compiled.set.parameters.autoDispatchScore,
  propose: (order, openCases = []) => propose(compiled, order, openCases),
});
