import type { PauseRule, SlaPolicy } from '../policies.js';
import { textOfLaw, words } from './row.js';

const ONLINE = '人民法院在线调解规则';
const online = textOfLaw({ name: ONLINE, status: 'verified', effectiveFrom: '2022-01-01' });
const procedure = textOfLaw({ name: '民事诉讼法', status: 'verified', effectiveFrom: '2024-01-01' });
const confirmation = textOfLaw({
  name: '最高人民法院关于人民调解协议司法确认程序的若干规定',
  status: 'verified',
  effectiveFrom: '2011-03-23',
});

const APPRAISAL: PauseRule = { ground: 'APPRAISAL', needsNotice: false, ruleId: 'CT-01', article: '关于人民法院特邀调解的规定 第26条' };
const BEFORE_FILING = words('调解员在平台确认接受，或签收法院材料', 'the mediator confirms on the platform, or signs for the court’s material');
const AFTER_FILING = words('委托调解材料移交', 'the material is handed over for mediation after filing');

export const COURTS: readonly SlaPolicy[] = [
  online({
    ruleId: 'CT-01',
    kind: 'MEDIATE',
    limit: [30, 'CD'],
    owner: 'MEDIATOR',
    article: '第24条；关于人民法院特邀调解的规定 第27条',
    trigger: BEFORE_FILING,
    title: words('委派调解（立案前）', 'mediation before filing'),
    pauses: [APPRAISAL],
    // The text states no cap for the parties' consent: thirty more days are our own default.
    extensions: [{ ruleId: 'CT-01', maxTotal: 60, count: 1, approver: 'ALL_PARTIES', article: `${ONLINE} 第24条` }],
  }),
  online({
    ruleId: 'CT-02',
    kind: 'MEDIATE',
    limit: [15, 'CD'],
    owner: 'MEDIATOR',
    article: '第24条',
    trigger: AFTER_FILING,
    title: words('委托调解（普通程序）', 'mediation after filing, ordinary procedure'),
    pauses: [{ ...APPRAISAL, ruleId: 'CT-02' }],
    extensions: [{ ruleId: 'CT-02', maxTotal: 45, count: 1, approver: 'ALL_PARTIES', article: `${ONLINE} 第24条` }],
  }),
  online({
    ruleId: 'CT-02S',
    kind: 'MEDIATE',
    limit: [7, 'CD'],
    owner: 'MEDIATOR',
    article: '第24条',
    trigger: AFTER_FILING,
    title: words('委托调解（简易程序）', 'mediation after filing, summary procedure'),
    pauses: [{ ...APPRAISAL, ruleId: 'CT-02S' }],
    extensions: [{ ruleId: 'CT-02S', maxTotal: 37, count: 1, approver: 'ALL_PARTIES', article: `${ONLINE} 第24条` }],
  }),
  online({
    ruleId: 'CT-03',
    kind: 'CONFIRM',
    limit: [3, 'WD'],
    owner: 'MEDIATOR',
    article: '第12条',
    trigger: words('案件分派给调解员', 'the assignment is offered'),
    title: words('确认接受，逾期另行分派', 'confirm, else it is assigned anew'),
  }),
  online({
    ruleId: 'CT-04',
    kind: 'CONFIRM',
    limit: [2, 'WD'],
    owner: 'PARTIES',
    article: '第10条',
    trigger: words('通知当事人选择调解员', 'the parties are asked to pick a mediator'),
    title: words('共同选定调解员', 'pick a mediator together'),
  }),
  online({
    ruleId: 'CT-04C',
    kind: 'CONFIRM',
    limit: [3, 'WD'],
    owner: 'COURT',
    article: '第10条',
    trigger: words('当事人未选定调解员', 'the parties have picked no mediator'),
    title: words('法院指定调解员', 'the court designates one'),
  }),
  procedure({
    ruleId: 'CT-05',
    kind: 'CLAIM',
    limit: [30, 'CD'],
    owner: 'PARTIES',
    article: '第205条；人民调解法 第33条',
    trigger: words('调解协议生效', 'the agreement is in force'),
    title: words('共同申请司法确认', 'joint application for judicial confirmation'),
  }),
  procedure({
    ruleId: 'CT-06',
    kind: 'COURT',
    limit: [7, 'CD'],
    owner: 'COURT',
    article: '第126条',
    trigger: words('起诉', 'the suit is filed'),
    title: words('决定是否立案', 'decide on the docket'),
  }),
  procedure({
    ruleId: 'CT-07',
    kind: 'COURT',
    limit: [30, 'CD'],
    owner: 'COURT',
    article: '第187条',
    trigger: words('司法确认案件立案', 'the application for confirmation is docketed'),
    title: words('审结（特别程序）', 'decide, special procedure'),
    // Extendable; the text seen states no figure. One more limit of the same length is our own default.
    extensions: [{ ruleId: 'CT-07', maxTotal: 60, count: 1, approver: 'COURT', article: '民事诉讼法 第187条' }],
  }),
  confirmation({
    ruleId: 'CT-07A',
    kind: 'COURT',
    limit: [3, 'CD'],
    owner: 'COURT',
    article: '第4条',
    trigger: words('收到人民调解协议确认申请', 'the application to confirm a people’s mediation agreement is received'),
    title: words('决定是否受理', 'decide on acceptance'),
  }),
  confirmation({
    ruleId: 'CT-07B',
    kind: 'COURT',
    limit: [15, 'CD'],
    owner: 'COURT',
    article: '第5条',
    trigger: words('受理人民调解协议确认申请', 'the application is accepted'),
    title: words('决定是否确认', 'decide on confirmation'),
    extensions: [{ ruleId: 'CT-07B', maxTotal: 25, count: 1, approver: 'COURT', article: '最高人民法院关于人民调解协议司法确认程序的若干规定 第5条' }],
  }),
  textOfLaw({ name: '调解中心自定期限（应当公布）', status: 'our-default', effectiveFrom: '2020-01-01' })({
    ruleId: 'MD-01',
    kind: 'MEDIATE',
    limit: [30, 'CD'],
    owner: 'MEDIATION_CENTRE',
    article: '',
    trigger: words('调解中心受理', 'the mediation centre accepts'),
    title: words('调解（经法院平台来的适用 CT-01）', 'mediation; a case that came through the court platform runs under CT-01'),
    pauses: [{ ...APPRAISAL, ruleId: 'MD-01', article: '调解中心自定期限（鉴定期间不计）' }],
    extensions: [{ ruleId: 'MD-01', maxTotal: 60, count: 1, approver: 'ALL_PARTIES', article: '调解中心自定期限（各方同意）' }],
  }),
];
