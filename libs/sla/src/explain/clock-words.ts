import type { Disregard, MarkName } from '../clock/view.js';
import type { Words } from '../policies.js';

const w = (zh: string, en: string): Words => ({ zh, en });

export const STATES: Readonly<Record<'RUNNING' | 'PAUSED' | 'STOPPED', Words>> = {
  RUNNING: w('计时中', 'running'),
  PAUSED: w('中止计时', 'paused'),
  STOPPED: w('已停止', 'stopped'),
};

export const MARKS: Readonly<Record<MarkName, Words>> = {
  HALF: w('期限过半', 'half of the limit'),
  EIGHTY: w('期限用去八成', '80 % of the limit'),
  YELLOW: w('黄牌（届满前一个工作日）', 'yellow card, one working day before'),
  RED: w('红牌（逾期首日）', 'red card, first day overdue'),
  BULLETIN: w('通报（逾期第五个工作日）', 'bulletin, fifth working day overdue'),
};

export const DISREGARDED: Readonly<Record<Disregard, Words>> = {
  'ground-not-lawful': w('本规则不允许以此事由中止', 'the rule knows no pause on this ground'),
  'no-notice': w('未告知投诉人，中止无效', 'the complainant was not told: no pause'),
  'ends-before-it-begins': w('结束早于开始', 'it ends before it begins'),
  'begins-after-the-due': w('开始时已逾期', 'the clock was overdue when it began'),
  'no-such-extension': w('本规则没有这种延长', 'the rule knows no such extension'),
  'requested-after-due': w('逾期后才申请', 'asked for after the due'),
  'too-often': w('超过允许次数', 'more often than allowed'),
  'over-the-maximum': w('超过最长期限', 'over the maximum'),
  'not-longer': w('不长于现有期限', 'not longer than what stands'),
  pending: w('尚未决定，计时继续', 'not decided yet, the clock runs on'),
  rejected: w('未批准，原期限不变', 'rejected, the original due stands'),
  'restart-not-lawful': w('本规则不因新材料重新起算', 'the rule does not begin anew on new facts'),
  'restart-after-due': w('收到新材料时已逾期', 'the clock was overdue when the new facts came'),
  'not-a-hub-limit': w('升级只缩短系统时限，不改法定期限', 'urgency shortens hub limits only, not the law’s'),
  'not-shorter': w('新紧急程度的时限不更短', 'the limit of the new urgency is not shorter'),
  'agreement-not-lawful': w('本规则不允许约定期限', 'the rule allows no agreed day'),
  'agreement-without-proof': w('没有约定的证明', 'no proof of the agreement'),
  'agreed-after-due': w('约定时已逾期', 'agreed when the clock was overdue'),
  'agreed-day-is-past': w('约定日早于约定之时', 'the agreed day lies before the agreement'),
};
