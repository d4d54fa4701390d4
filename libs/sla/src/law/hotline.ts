import type { SlaPolicy } from '../policies.js';
import { textOfLaw, words } from './row.js';

const SHANDONG = '山东省政务服务热线管理办法（2020）';
/** Known from a press summary only. */
const rule = textOfLaw({ name: SHANDONG, status: 'partly', effectiveFrom: '2020-01-01' });
const PROVINCIAL = '山东省省级政务服务投诉热线管理办法（2017）';
const provincial = textOfLaw({ name: PROVINCIAL, status: 'partly', effectiveFrom: '2017-01-01' });
/** Other cities' law, taken over here as our own default until the text of Qingdao is seen. */
const elsewhere = textOfLaw({ name: '', status: 'our-default', effectiveFrom: '2020-01-01' });
const enterprise = textOfLaw({ name: '青岛市企业诉求办理“2115”机制', mark: '370200', status: 'partly', effectiveFrom: '2020-01-01' });

const RECEIVED = words('承办单位收到工单', 'the handling unit receives the order');
const FROM_ENTERPRISE = words('收到省交办的企业诉求', 'an enterprise request assigned by the province is received');
const longer = [{ ruleId: 'HL-02', maxTotal: 15, count: 1, approver: 'HOTLINE_BODY', article: SHANDONG }] as const;

export const HOTLINE: readonly SlaPolicy[] = [
  rule({
    ruleId: 'HL-01',
    kind: 'INTERIM',
    limit: [5, 'WD'],
    owner: 'HANDLING_UNIT',
    article: '',
    trigger: RECEIVED,
    title: words('办理、答复并反馈；法定期限更长的，作阶段答复', 'handle, answer, feed back; where the law gives longer, the interim reply'),
    extensions: longer,
  }),
  rule({
    ruleId: 'HL-02',
    kind: 'HANDLE',
    limit: [15, 'WD'],
    owner: 'HANDLING_UNIT',
    article: '',
    trigger: RECEIVED,
    title: words('特别复杂事项办理（合计）', 'especially complex matter, in total'),
  }),
  rule({
    ruleId: 'HL-03',
    kind: 'RETURN',
    limit: [2, 'WD'],
    owner: 'HANDLING_UNIT',
    article: '',
    trigger: RECEIVED,
    title: words('不属于职责的，说明理由退回', 'not its duty: return with reason'),
  }),
  elsewhere({
    ruleId: 'HL-04',
    kind: 'INTERIM',
    limit: [5, 'WD'],
    owner: 'HANDLING_UNIT',
    article: '济南条例 第24条第2款；潍坊条例 第20条第2款（其他城市热线立法）',
    trigger: words('收到工单且法定期限长于热线期限', 'the order is received and the limit of law is longer'),
    title: words('告知来电人进展和法定期限', 'tell the caller the progress and the limit of law'),
  }),
  provincial({
    ruleId: 'HL-05',
    kind: 'HANDLE',
    limit: [15, 'WD'],
    owner: 'PROVINCIAL_BODY',
    article: '',
    trigger: words('省级部门收到服务投诉', 'a provincial body receives a service complaint'),
    title: words('办理服务投诉', 'handle the service complaint'),
    extensions: [{ ruleId: 'HL-05', maxTotal: 22, count: 1, approver: 'HOTLINE_BODY', article: PROVINCIAL }],
  }),
  elsewhere({
    ruleId: 'HL-10',
    kind: 'SUPERVISE',
    limit: [5, 'WD'],
    owner: 'HANDLING_UNIT',
    article: '其他城市热线办法（逾期1日催办，催办后5个工作日通报批评）',
    trigger: words('逾期催办一次', 'one reminder for being overdue is sent'),
    title: words('催办后仍不办结的，通报批评', 'still not done: criticised in a circular'),
  }),
  elsewhere({
    ruleId: 'HL-11',
    kind: 'CALLBACK',
    limit: [1, 'CD'],
    owner: 'HOTLINE',
    article: '其他城市热线办法（办结次日回访）',
    trigger: words('办结工单返回热线', 'the closed order comes back'),
    title: words('回访', 'call back'),
  }),
];

/** Enterprise callers in Qingdao: contact in 2 hours, first feedback in 1 working day, closed in 15. */
export const ENTERPRISE_HOTLINE: readonly SlaPolicy[] = [
  enterprise({
    ruleId: 'HL-ENT-CONTACT',
    kind: 'CONTACT',
    limit: [2, 'H'],
    owner: 'HANDLING_UNIT',
    article: '',
    trigger: FROM_ENTERPRISE,
    title: words('联系企业', 'contact the enterprise'),
  }),
  enterprise({
    ruleId: 'HL-ENT-FEEDBACK',
    kind: 'INTERIM',
    limit: [1, 'WD'],
    owner: 'HANDLING_UNIT',
    article: '',
    trigger: FROM_ENTERPRISE,
    title: words('首次反馈', 'first feedback'),
  }),
  enterprise({
    ruleId: 'HL-ENT',
    kind: 'HANDLE',
    limit: [15, 'WD'],
    owner: 'HANDLING_UNIT',
    article: '',
    trigger: FROM_ENTERPRISE,
    title: words('办结企业诉求', 'close the enterprise request'),
  }),
];
