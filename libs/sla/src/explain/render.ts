import type { Instant } from '#kernel';
import type { ClockView, Disregarded } from '../clock/view.js';
import { localDayOf, msOfDay } from '../counting/local-day.js';
import type { Ground, LimitUnit, Words } from '../policies.js';
import { DISREGARDED, MARKS, STATES } from './clock-words.js';
import type { Explanation } from './explain-clock.js';
import { stripLines, type Language } from './render-strip.js';
import { RULE_WORDS } from './rule-words.js';

/** The whole explanation for a reader at a terminal: rule and article, the days, what changed the clock, the due, the warnings, the state. */
export function renderExplanation({ view, strip }: Explanation, language: Language): readonly string[] {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const word = (words: Words): string => words[language];
  const { policy } = view;
  const limit = amountOf(view.total, policy.unit, word);
  return [
    `${policy.version}  ${word(policy.title)}`,
    `${say('依据', 'source')}: ${policy.article} [${word(RULE_WORDS.status[policy.status])}]`,
    `${say('起算', 'from')}: ${shown(view.startedAt)} ${word(policy.trigger)}`,
    `${say('期限', 'limit')}: ${limit}${strip.length > 0 ? `, ${word(RULE_WORDS.rollOn[policy.rollOn])}` : ''}; ${say('责任', 'who')}: ${word(RULE_WORDS.owner[policy.owner])}`,
    ...stripLines(strip, language),
    ...changeLines(view, say, word),
    dueLine(view, say),
    ...view.marks.map(({ name, at }) => `  ${shown(at)}  ${word(MARKS[name])}`),
    `${say('状态', 'state')}: ${word(STATES[view.state])}${view.late ? say('，逾期', ', late') : ''}`,
  ];
}

type Say = (zh: string, en: string) => string;

function changeLines(view: ClockView, say: Say, word: (words: Words) => string): readonly string[] {
  const { unit } = view.policy;
  return [
    ...view.pauses.map(
      ({ ground, from, to }) =>
        `${say('中止', 'pause')}: ${word(RULE_WORDS.ground[ground])} ${shown(from)} → ${to === null ? say('未恢复', 'still on') : shown(to)}`,
    ),
    ...(view.pausedUnits > 0 ? [`${say('中止扣除', 'paused')}: ${amountOf(view.pausedUnits, unit, word)}`] : []),
    ...view.extensions.map(({ ruleId, requestedAt }) => `${say('延长', 'extension')}: ${ruleId} ${say('申请于', 'asked')} ${shown(requestedAt)}`),
    ...(view.startedAt === view.triggeredAt ? [] : [`${say('重新起算', 'begun anew')}: ${shown(view.startedAt)}`]),
    ...(view.isSet ? [say('末日由人指定，不顺延', 'the last day was set, it does not roll')] : []),
    ...(view.agreed ? [say('期限为双方约定', 'the day was agreed')] : []),
    ...view.disregarded.map((each) => `${say('未计入', 'disregarded')}: ${nameOf(each, word)} ${shown(each.at)}: ${word(DISREGARDED[each.why])}`),
  ];
}

const nameOf = ({ what, which }: Disregarded, word: (words: Words) => string): string => (what === 'PAUSE' ? word(RULE_WORDS.ground[which as Ground]) : which);

function dueLine({ dueAt, dueOn, atLeast, policy, provisional }: ClockView, say: Say): string {
  const guess = provisional ? say('（暂定：下一年放假安排未公布）', ' (provisional: the arrangement of that year is not published)') : '';
  if (dueAt === null) return `${say('届满：至少', 'due: not before')} ${atLeast.dueOn}${guess}`;
  const isDays = policy.unit === 'CD' || policy.unit === 'WD';
  if (!isDays) return `${say('届满', 'due')}: ${shown(dueAt)}${guess}`;
  return `${say('届满', 'due')}: ${dueOn ?? ''}${say('，自', '; late from')} ${shown(dueAt)}${say(' 起逾期', '')}${guess}`;
}

const amountOf = (amount: number, unit: LimitUnit, word: (words: Words) => string): string => `${Number(amount.toFixed(2))} ${word(RULE_WORDS.unit[unit])}`;

/** `YYYY-MM-DD HH:MM` in China. */
function shown(at: Instant): string {
  const minutes = Math.floor(msOfDay(at) / 60_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${localDayOf(at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
