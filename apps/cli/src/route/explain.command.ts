import type { Door, RouteProposal } from '#routing';
import { shippedEngine } from './engine.js';
import { orderFactsOf } from './order-facts.js';
import { isRawOrder } from './raw-order.js';

/**
 * What the shipped rules propose for one order of a door, with the whole receipt. Needs no server; without history no repeat is found.
 *
 * @param json the order as the door sends it, parsed.
 * @throws Error when it is no JSON object.
 */
export function explainOrder(door: Door, json: unknown): RouteProposal {
  if (!isRawOrder(json)) throw new Error('an order is a JSON object');
  return shippedEngine().propose(orderFactsOf(door, json));
}

function whither({ destination }: RouteProposal): string {
  switch (destination.action) {
    case 'dispatch':
      return [`派单 ${destination.leadOrgId}`, ...destination.assistOrgIds.map((orgId) => `协办 ${orgId}`)].join('，');
    case 'report':
      return `举报 → ${destination.leadOrgId}`;
    case 'transferOut':
      return `转出 ${destination.to}：${destination.toName}。${destination.advice}`;
    case 'split':
      return `拆分：投诉 → ${destination.complaint.leadOrgId ?? '待定'}；举报 → ${destination.report.leadOrgId}`;
    case 'triage':
      return `待人工：${destination.why}${destination.candidates.map(({ orgId, score }) => `；候选 ${orgId} ${score}`).join('')}`;
  }
}

/** The proposal for a reader: where, by which rule, why, and what was tried. Ids, codes and alias words only, no text of the order. */
export function explanationLines(proposal: RouteProposal): readonly string[] {
  const { classification, receipt, duplicateOfNo, institutionFirst } = proposal;
  const { matterType, businessLine, causeCode, urgency, confidentiality, specialPopulation } = classification;
  const repeat = duplicateOfNo === null ? [] : [`重复：${duplicateOfNo}`];
  return [
    whither(proposal),
    `规则 ${receipt.ruleId}（规则集 ${receipt.ruleSetVersion}），分值 ${receipt.score}：${receipt.because}`,
    ...(receipt.runnerUp === null ? [] : [`次选 ${receipt.runnerUp.orgId} ${receipt.runnerUp.score}`]),
    `分类 ${[matterType, businessLine ?? '-', causeCode ?? '-', urgency, confidentiality, ...specialPopulation].join(' ')}`,
    ...repeat,
    ...(institutionFirst === false ? ['未先向机构反映（R7c）：仍转办，标记 institutionFirst=false'] : []),
    ...receipt.rulesTried.map(({ ruleId, outcome }) => `  ${ruleId}: ${outcome}`),
  ];
}
