import type { ClockKind, Owner, SlaPolicy, Words } from '../policies.js';
import { textOfLaw, words } from './row.js';

const ours = textOfLaw({ name: '系统默认（以所定日期为准）', status: 'our-default', effectiveFrom: '2020-01-01' });
const until = (clock: {
  readonly ruleId: string;
  readonly kind: ClockKind;
  readonly owner: Owner;
  readonly trigger: Words;
  readonly title: Words;
}): SlaPolicy => ours({ ...clock, limit: [0, 'CD'], article: '', daySet: true });

/** Days that the parties of a case name themselves. */
export const NAMED_DAYS: readonly SlaPolicy[] = [
  until({
    ruleId: 'HUB-NEXT',
    kind: 'INTERIM',
    owner: 'INSTITUTION',
    trigger: words('阶段答复', 'an interim reply promises a day'),
    title: words('在承诺的日期前再次答复', 'reply again by the day promised'),
  }),
  until({
    ruleId: 'HUB-ORDER',
    kind: 'HANDLE',
    owner: 'INSTITUTION',
    trigger: words('交办', 'an order to report is received'),
    title: words('在交办单写明的日期前反馈办理结果（不晚于法定期限）', 'report by the day the order names, never later than the limit of law'),
  }),
  until({
    ruleId: 'HUB-ASSIST',
    kind: 'ASSIST',
    owner: 'HANDLING_UNIT',
    trigger: words('收到会办', 'asked to assist'),
    title: words('答复会办问题', 'answer the question to the assist'),
  }),
  until({
    ruleId: 'HUB-RECTIFY',
    kind: 'RECTIFY',
    owner: 'INSTITUTION',
    trigger: words('下达整改', 'a rectification is ordered'),
    title: words('完成整改', 'put it right'),
  }),
  until({
    ruleId: 'HUB-SUPERVISED',
    kind: 'SUPERVISE',
    owner: 'INSTITUTION_HEAD',
    trigger: words('督办', 'supervised'),
    title: words('在督办单写明的日期前答复', 'answer by the day the supervision order names'),
  }),
];
