import type { SlaPolicy } from '../policies.js';
import { textOfLaw, words } from './row.js';

const NAME = '信访工作条例';
const rule = textOfLaw({ name: NAME, status: 'verified', effectiveFrom: '2022-05-01' });

/** 信访工作条例: no counting rule of its own, so the Civil Code's. */
export const PETITIONS: readonly SlaPolicy[] = [
  rule({
    ruleId: 'PT-01',
    kind: 'FORWARD',
    limit: [15, 'CD'],
    owner: 'PETITION_BUREAU',
    article: '第22条',
    trigger: words('信访部门收到信访事项', 'the petition bureau receives the matter'),
    title: words('登记并转送、交办', 'register and forward or assign'),
    warnWithin: { amount: 3, unit: 'CD', since: '2022-05-01', article: '信访满意度评价办法（2015）' },
  }),
  rule({
    ruleId: 'PT-02',
    kind: 'NOTIFY',
    limit: [15, 'CD'],
    owner: 'UNIT',
    article: '第23条第2款',
    trigger: words('机关、单位直接收到信访事项', 'the unit receives the matter directly'),
    title: words('书面告知是否受理（姓名、地址不清的除外）', 'at once if possible, else written notice, unless name or address is unclear'),
  }),
  rule({
    ruleId: 'PT-03',
    kind: 'NOTIFY',
    limit: [15, 'CD'],
    owner: 'UNIT',
    article: '第23条第3款',
    trigger: words('收到转送、交办且属于本单位职责', 'the unit receives a transferred or assigned matter of its own duty'),
    title: words('书面告知接收情况、处理途径和程序', 'written notice of receipt, way and procedure'),
  }),
  rule({
    ruleId: 'PT-04',
    kind: 'RETURN',
    limit: [5, 'WD'],
    owner: 'UNIT',
    article: '第23条第3款',
    trigger: words('收到转送、交办但不属于本单位职责', 'the unit receives a transferred or assigned matter not of its duty'),
    title: words('提出异议并说明理由', 'object with reasons; the material goes back only after the sender agrees'),
  }),
  rule({
    ruleId: 'PT-05',
    kind: 'HANDLE',
    limit: [60, 'CD'],
    owner: 'UNIT',
    article: '第34条',
    trigger: words('受理（第31条第6项事项）', 'acceptance, matters of art. 31(6) only'),
    title: words('办结并出具处理意见书', 'finish with a written opinion'),
    extensions: [{ ruleId: 'PT-05', maxTotal: 90, count: 1, approver: 'UNIT_HEAD', article: `${NAME} 第34条` }],
  }),
  rule({
    ruleId: 'PT-14',
    kind: 'HANDLE',
    limit: [0, 'CD'],
    daySet: true,
    owner: 'UNIT',
    article: '第22条第3项',
    trigger: words('收到要求反馈的交办', 'an assignment that asks for a report is received'),
    title: words('在交办单写明的日期前反馈办理结果', 'report the result by the day the order names'),
  }),
  rule({
    ruleId: 'PT-06',
    kind: 'CLAIM',
    limit: [30, 'CD'],
    owner: 'PETITIONER',
    article: '第35条',
    trigger: words('收到书面答复', 'the written answer is received'),
    title: words('请求复查', 'ask for a re-examination'),
  }),
  rule({
    ruleId: 'PT-07',
    kind: 'APPEAL',
    limit: [30, 'CD'],
    owner: 'HIGHER_UNIT',
    article: '第35条',
    trigger: words('收到复查请求', 'the request for re-examination is received'),
    title: words('提出复查意见并书面答复', 'written opinion on the re-examination'),
  }),
  rule({
    ruleId: 'PT-08',
    kind: 'CLAIM',
    limit: [30, 'CD'],
    owner: 'PETITIONER',
    article: '第36条',
    trigger: words('收到复查意见', 'the opinion of the re-examination is received'),
    title: words('请求复核', 'ask for a final review'),
  }),
  rule({
    ruleId: 'PT-09',
    kind: 'APPEAL',
    limit: [30, 'CD'],
    owner: 'HIGHER_UNIT',
    article: '第36条',
    trigger: words('收到复核请求', 'the request for final review is received'),
    title: words('提出复核意见', 'opinion on the final review'),
    pauses: [{ ground: 'HEARING', needsNotice: false, ruleId: 'PT-09', article: `${NAME} 第36条` }],
  }),
  rule({
    ruleId: 'PT-10',
    kind: 'DISPUTE',
    limit: [3, 'WD'],
    owner: 'DISPATCHER',
    article: '第24条（条例未定时限）',
    status: 'our-default',
    trigger: words('两个以上单位对管辖有争议', 'several units dispute the duty'),
    title: words('协商，不成报共同上级或联席会议', 'agree, else common superior or joint meeting'),
  }),
];

const simple = textOfLaw({ name: '信访事项简易办理办法（国信办发〔2022〕17号）', status: 'partly', effectiveFrom: '2022-07-17' });

/** Simple handling: the numbers were seen in reports of the 2016 text, the article numbers of 2022 were not. */
export const SIMPLE_PETITIONS: readonly SlaPolicy[] = [
  simple({
    ruleId: 'PT-S1',
    kind: 'ACCEPT',
    limit: [3, 'WD'],
    owner: 'UNIT',
    article: '',
    trigger: words('收到适用简易办理的信访事项', 'a matter fit for simple handling is received'),
    title: words('决定是否受理', 'decide on acceptance'),
  }),
  simple({
    ruleId: 'PT-S2',
    kind: 'HANDLE',
    limit: [10, 'WD'],
    owner: 'UNIT',
    article: '',
    trigger: words('受理（简易办理）', 'acceptance for simple handling'),
    title: words('出具处理意见', 'give the opinion; leaving simple handling, PT-05 counts from the same acceptance'),
  }),
  simple({
    ruleId: 'PT-S3',
    kind: 'FORWARD',
    limit: [1, 'WD'],
    owner: 'UNIT',
    article: '',
    trigger: words('经过一级单位', 'the matter reaches a level on its way'),
    title: words('逐级转送，每级', 'pass it on, each level'),
  }),
];
