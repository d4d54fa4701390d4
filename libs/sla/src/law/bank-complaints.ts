import type { ExtensionRule, PauseRule, SlaPolicy } from '../policies.js';
import { textOfLaw, words } from './row.js';

const NAME = '银保监会令2020年第3号';
const rule = textOfLaw({ name: NAME, status: 'verified', effectiveFrom: '2020-03-01' });

const RECEIVED = words('机构收到投诉（不论来自何人）', 'the institution receives the complaint, from anyone');
/** Appraisal, test or valuation by others: the institution may take the pause, valid only with prompt notice to the complainant. */
const APPRAISAL: PauseRule = { ground: 'APPRAISAL', needsNotice: true, ruleId: 'FC-05', article: `${NAME} 第18条第2款` };
/** Both sides applied to the mediation body; start and end are not defined in the text: application accepted → result (our reading). */
const MEDIATION: PauseRule = { ground: 'MEDIATION', needsNotice: false, ruleId: 'FC-06', article: `${NAME} 第23条` };
const COMPLEX: ExtensionRule = { ruleId: 'FC-03', maxTotal: 30, count: 1, approver: 'OWNER_ITSELF', article: `${NAME} 第18条第1款` };
/** «Once» and «60 in total» are a reading, not words of the text. */
const ESPECIALLY_COMPLEX: ExtensionRule = { ruleId: 'FC-04', maxTotal: 60, count: 1, approver: 'SUPERIOR_INSTITUTION', article: `${NAME} 第18条第1款` };

const decision = {
  kind: 'HANDLE',
  trigger: RECEIVED,
  owner: 'INSTITUTION',
  article: '第18条第1款',
  pauses: [APPRAISAL, MEDIATION],
  restart: { ruleId: 'FC-07', article: `${NAME} 第18条第3款` },
  agreed: { ruleId: 'FC-16', article: `${NAME} 第21条第5款` },
  ends: { ruleId: 'FC-08', article: `${NAME} 第15条` },
} as const;

/** 银行业保险业消费投诉处理管理办法: every 日 but the seven 工作日 is a natural day (art. 43). */
export const BANK_COMPLAINTS: readonly SlaPolicy[] = [
  rule({
    ...decision,
    ruleId: 'FC-02',
    limit: [15, 'CD'],
    title: words('投诉处理决定并告知（简单）', 'decide and tell, simple complaint'),
    extensions: [COMPLEX, ESPECIALLY_COMPLEX],
  }),
  rule({
    ...decision,
    ruleId: 'FC-03',
    limit: [30, 'CD'],
    title: words('投诉处理决定并告知（情况复杂，合计）', 'decide and tell, complex complaint, in total'),
    extensions: [ESPECIALLY_COMPLEX],
  }),
  rule({
    ...decision,
    ruleId: 'FC-04',
    limit: [60, 'CD'],
    title: words('投诉处理决定并告知（特别复杂，合计）', 'decide and tell, especially complex complaint, in total'),
  }),
  rule({
    ruleId: 'FC-01',
    kind: 'FORWARD',
    limit: [7, 'WD'],
    owner: 'REGULATOR',
    article: '第33条',
    trigger: words('监管机构收到本辖区投诉', 'the regulator receives a complaint from its area'),
    title: words('转送机构并告知投诉人（无法联系的除外）', 'forward to the institution and tell the complainant, unless unreachable'),
  }),
  rule({
    ruleId: 'FC-09',
    kind: 'CLAIM',
    limit: [30, 'CD'],
    owner: 'COMPLAINANT',
    article: '第20条',
    trigger: words('投诉人收到分支机构的处理决定', 'the complainant receives the decision of a branch institution'),
    title: words('向其上级机构书面申请核查', 'ask its superior institution in writing for a check'),
  }),
  rule({
    ruleId: 'FC-10',
    kind: 'APPEAL',
    limit: [30, 'CD'],
    owner: 'SUPERIOR_INSTITUTION',
    article: '第20条',
    trigger: words('收到核查申请', 'the request for a check is received'),
    title: words('核查过程、时限、结果并告知', 'check process, limits and result, decide and tell'),
  }),
];
