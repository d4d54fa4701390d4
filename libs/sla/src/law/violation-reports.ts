import type { SlaPolicy } from '../policies.js';
import { textOfLaw, words } from './row.js';

const NAME = '银行保险违法行为举报处理办法（令2019年第8号）';
/** The full text was not found: numbers from secondary texts, articles unknown, calendar days assumed. */
const rule = textOfLaw({ name: NAME, status: 'partly', effectiveFrom: '2020-03-01' });

export const VIOLATION_REPORTS: readonly SlaPolicy[] = [
  rule({
    ruleId: 'FR-01',
    kind: 'ACCEPT',
    limit: [15, 'CD'],
    owner: 'REGULATOR',
    article: '',
    trigger: words('收到完整的举报材料', 'complete material is received; while a supplement is asked the clock has not started'),
    title: words('决定是否受理并书面告知（实名）', 'decide on acceptance, written notice to a real-name reporter'),
  }),
  rule({
    ruleId: 'FR-02',
    kind: 'HANDLE',
    limit: [60, 'CD'],
    owner: 'REGULATOR',
    article: '',
    trigger: words('受理举报', 'the report is accepted'),
    title: words('作出书面调查意见并告知', 'written investigation opinion and notice'),
    extensions: [{ ruleId: 'FR-02', maxTotal: 90, count: 1, approver: 'NOT_KNOWN', article: NAME }],
  }),
];
