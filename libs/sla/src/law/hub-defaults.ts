import type { ClockKind, LimitUnit, Owner, SlaPolicy, Urgency, Words } from '../policies.js';
import { textOfLaw, words } from './row.js';

const ours = textOfLaw({ name: '系统默认时限', status: 'our-default', effectiveFrom: '2020-01-01' });
type PerUrgency = Readonly<Partial<Record<Urgency, readonly [number, LimitUnit]>>>;
interface Clock {
  readonly ruleId: string;
  readonly kind: ClockKind;
  readonly owner: Owner;
  readonly trigger: Words;
  readonly title: Words;
}

const rows = (clock: Clock, limits: PerUrgency): readonly SlaPolicy[] =>
  (Object.entries(limits) as [Urgency, readonly [number, LimitUnit]][]).map(([urgency, limit]) => ours({ ...clock, limit, urgency, article: '' }));
const same = (limit: readonly [number, LimitUnit]): PerUrgency => ({ NORMAL: limit, PRIORITY: limit });

const OFFERED = words('派单', 'dispatched');
const SIGNED = words('签收', 'acknowledged by the institution');

/** Limits of the hub itself: no limit of law. Overridable by a newer version; an escalation of urgency may only shorten them. */
export const HUB_DEFAULTS: readonly SlaPolicy[] = [
  ...rows(
    {
      ruleId: 'ACK',
      kind: 'ACK',
      owner: 'HUB',
      trigger: words('入口收到工单', 'the order reaches the door'),
      title: words('向来源回执', 'receipt to the source'),
    },
    { ...same([1, 'MIN']), URGENT: [0.5, 'MIN'], CRITICAL: [0.5, 'MIN'] },
  ),
  ...rows(
    { ruleId: 'DISPATCH', kind: 'DISPATCH', owner: 'DISPATCHER', trigger: words('登记', 'registered'), title: words('派单', 'dispatch') },
    { NORMAL: [1, 'WD'], PRIORITY: [4, 'WH'], URGENT: [1, 'H'], CRITICAL: [15, 'MIN'] },
  ),
  ...rows(
    { ruleId: 'SIGN', kind: 'SIGN', owner: 'INSTITUTION', trigger: OFFERED, title: words('签收或申请退回', 'acknowledge or ask to return') },
    { NORMAL: [1, 'WD'], PRIORITY: [4, 'WH'], URGENT: [2, 'H'], CRITICAL: [30, 'MIN'] },
  ),
  ...rows(
    { ruleId: 'FIRST_CONTACT', kind: 'CONTACT', owner: 'INSTITUTION', trigger: SIGNED, title: words('首次联系投诉人', 'first contact with the complainant') },
    { NORMAL: [2, 'WD'], PRIORITY: [1, 'WD'], URGENT: [4, 'H'], CRITICAL: [1, 'H'] },
  ),
  ...rows(
    { ruleId: 'RETURN', kind: 'RETURN', owner: 'INSTITUTION', trigger: OFFERED, title: words('申请退回', 'ask to return') },
    { ...same([2, 'WD']), URGENT: [4, 'H'], CRITICAL: [1, 'H'] },
  ),
  ...rows(
    {
      ruleId: 'RETURN_REVIEW',
      kind: 'REVIEW',
      owner: 'DISPATCHER',
      trigger: words('申请退回', 'a return is asked for'),
      title: words('审核退回', 'decide on the return'),
    },
    { NORMAL: [1, 'WD'], PRIORITY: [4, 'WH'], URGENT: [1, 'H'], CRITICAL: [30, 'MIN'] },
  ),
  ...rows(
    { ruleId: 'INTERIM', kind: 'INTERIM', owner: 'INSTITUTION', trigger: OFFERED, title: words('阶段答复（热线）', 'interim reply to the hotline') },
    { NORMAL: [5, 'WD'], PRIORITY: [3, 'WD'], URGENT: [24, 'H'], CRITICAL: [2, 'H'] },
  ),
  ...rows(
    {
      ruleId: 'HANDLE',
      kind: 'HANDLE',
      owner: 'INSTITUTION',
      trigger: OFFERED,
      title: words('紧急件答复（不长于法定期限）', 'urgent reply, beside the limit of law'),
    },
    { URGENT: [7, 'CD'] },
  ),
  ...rows(
    { ruleId: 'FIRST_REPORT', kind: 'REPORT', owner: 'INSTITUTION', trigger: OFFERED, title: words('特急件首报', 'first report on a critical case') },
    { CRITICAL: [2, 'H'] },
  ),
  ...rows(
    {
      ruleId: 'DAILY_REPORT',
      kind: 'REPORT',
      owner: 'INSTITUTION',
      trigger: words('上一次报告', 'the report before'),
      title: words('特急件日报', 'daily report on a critical case'),
    },
    { CRITICAL: [24, 'H'] },
  ),
  ...rows(
    {
      ruleId: 'REVIEW',
      kind: 'REVIEW',
      owner: 'SOURCE_DESK',
      trigger: words('答复', 'the reply is submitted'),
      title: words('审核答复', 'review of the reply'),
    },
    { NORMAL: [2, 'WD'], PRIORITY: [1, 'WD'], URGENT: [4, 'WH'], CRITICAL: [1, 'H'] },
  ),
  ...rows(
    {
      ruleId: 'CALLBACK',
      kind: 'CALLBACK',
      owner: 'CALLBACK_AGENT',
      trigger: words('答复审核通过', 'the reply is approved'),
      title: words('回访', 'call back'),
    },
    { NORMAL: [3, 'WD'], PRIORITY: [2, 'WD'], URGENT: [1, 'WD'], CRITICAL: [1, 'WD'] },
  ),
  ...rows(
    { ruleId: 'REDO', kind: 'REDO', owner: 'INSTITUTION', trigger: words('要求重办', 'a redo is ordered'), title: words('重办', 'handle anew') },
    { NORMAL: [5, 'WD'], PRIORITY: [3, 'WD'], URGENT: [24, 'H'], CRITICAL: [4, 'H'] },
  ),
  ...rows(
    {
      ruleId: 'SUPERVISION',
      kind: 'SUPERVISE',
      owner: 'INSTITUTION_HEAD',
      trigger: words('督办', 'supervised'),
      title: words('答复督办', 'answer the supervision order'),
    },
    { NORMAL: [3, 'WD'], PRIORITY: [2, 'WD'], URGENT: [1, 'WD'], CRITICAL: [4, 'H'] },
  ),
  // The order itself says when: no row could count it. It runs beside the limits of law and never in their place.
  {
    ...ours({
      ruleId: 'SOURCE_DUE',
      kind: 'HANDLE',
      owner: 'HANDLING_UNIT',
      trigger: words('来源工单写明时限', 'the order states its own limit'),
      title: words('来源单位给出的时限', 'the limit the source gave'),
      limit: [0, 'MIN'],
      article: '',
    }),
    effectiveFrom: '0001-01-01',
    daySet: true,
  },
  // PT-11 (信访工作条例 art. 25) says only 及时: one and two hours are ours.
  ...rows(
    {
      ruleId: 'PT-11',
      kind: 'REPORT',
      owner: 'UNIT',
      trigger: words('重大、紧急信访事项', 'a major or urgent petition is received'),
      title: words('向党委政府报告（条例第25条“及时”）', 'report to party and government (art. 25: promptly)'),
    },
    { URGENT: [2, 'H'], CRITICAL: [1, 'H'] },
  ),
];
