// The time limits: one table per group of rules, and what may stop, lengthen or restart each.
import { RULE_WORDS, SHIPPED_POLICIES } from '#sla';
import { code, page, table } from './markdown.mjs';

const GROUPS = {
  FC: '银行保险消费投诉 Complaints against banks and insurers',
  FR: '银行保险违法行为举报 Reports of violations',
  PT: '信访 Petitions',
  MR: '市场监管投诉举报 Market regulation',
  HL: '12345 热线 Hotline',
  CT: '诉调对接与司法确认 Mediation with the courts',
  MD: '调解中心 Mediation centre',
  HUB: '联动自身 The hub itself',
};
const INTRO = [
  '随产品提供的时限，按触发日有效的版本适用。「系统默认」不是法定期限。The shipped limits; the version in force on the day of the trigger governs. “our default” is no limit of law.',
  '计算：触发当日不计；「日」为自然日，「工作日」含调休上班日；末日逢休息日按该行顺延；当日 24:00 届满。Counting: the day of the trigger is not counted; make-up days are working days; the last day rolls as the row says and ends at 24:00.',
  '试算 Try one: `npx hub clocks simulate --rule FC-02 --start 2026-09-20T10:00:00+08:00`',
];

export function deadlinesPage() {
  const parts = Object.entries(GROUPS).flatMap(([group, title]) => {
    const rows = SHIPPED_POLICIES.filter((policy) => groupOf(policy) === group);
    if (rows.length === 0) throw new Error(`no rule in group ${group}`);
    return [
      `## ${title}`,
      table(
        group === 'HUB' ? [...HEAD.slice(0, 1), '紧急程度 urgency', ...HEAD.slice(1)] : HEAD,
        rows.map((row) => cells(row, group === 'HUB')),
      ),
    ];
  });
  return page('时限 Deadlines', '`libs/sla/src/law/`', ...INTRO, ...parts);
}

const HEAD = [
  '规则 rule',
  '起算 from',
  '事项 what',
  '期限 limit',
  '责任 who',
  '末日 last day',
  '中止、延长、重新起算 pause, extension, restart',
  '依据 source',
  '核对 evidence',
  '有效期 in force',
];

const groupOf = ({ ruleId, urgency }) => (urgency === null ? ruleId.split('-')[0] : 'HUB');
const both = ({ zh, en }) => `${zh} ${en}`;

function cells(policy, withUrgency) {
  const says = (list, name) => both(known(list, name));
  const { amount, unit } = policy;
  const units = RULE_WORDS.unit[unit];
  return [
    code(policy.version),
    ...(withUrgency ? [policy.urgency === null ? '' : says(RULE_WORDS.urgency, policy.urgency)] : []),
    both(policy.trigger),
    both(policy.title),
    policy.daySet ? '所定之日<br>the day set' : `${amount} ${units.zh}<br>${amount} ${amount === 1 ? units.en.replace(/s$/, '') : units.en}`,
    says(RULE_WORDS.owner, policy.owner),
    says(RULE_WORDS.rollOn, policy.rollOn),
    changes(policy, says).join('<br>'),
    policy.article,
    says(RULE_WORDS.status, policy.status),
    `${policy.effectiveFrom} – ${policy.effectiveTo ?? ''}`,
  ];
}

const changes = ({ pauses, extensions, restart, agreed, ends, warnWithin, unit }, says) => [
  ...pauses.map(
    ({ ground, needsNotice, article }) => `中止 pause：${says(RULE_WORDS.ground, ground)}${needsNotice ? '（须告知投诉人 with notice）' : ''}（${article}）`,
  ),
  ...extensions.map(
    ({ ruleId, maxTotal, approver, article }) =>
      `延长 extension ${code(ruleId)}：合计 in total ≤ ${maxTotal} ${RULE_WORDS.unit[unit].zh}，${says(RULE_WORDS.approver, approver)}（${article}）`,
  ),
  ...(restart === null ? [] : [`新事实、理由：重新起算 new facts: begins anew ${code(restart.ruleId)}（${restart.article}）`]),
  ...(agreed === null ? [] : [`约定期限优先 an agreed day prevails ${code(agreed.ruleId)}（${agreed.article}）`]),
  ...(ends === null ? [] : [`撤回：当日终止 withdrawn: ends that day ${code(ends.ruleId)}（${ends.article}）`]),
  ...(warnWithin === null ? [] : [`另按 ${warnWithin.amount} 日预警 warned at ${warnWithin.amount} days（${warnWithin.article}）`]),
];

function known(words, name) {
  if (!(name in words)) throw new Error(`no words for ${name}: add them in libs/sla/src/explain/rule-words.ts`);
  return words[name];
}
