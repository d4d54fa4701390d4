import { OPEN } from '../states.js';
import { HANDLERS, OFFICERS, row, type Transition } from './row.js';

/** Rows 16, 17, 19 and 23 to 26: joint handling, disputes, extensions and suspensions. */
export const JOINT_AND_TIME_ROWS: readonly Transition[] = [
  row(16, 'openDispute', {
    from: OPEN.filter((status) => status !== 'DISPUTED' && status !== 'QUARANTINED' && status !== 'RECEIVED'),
    to: ['DISPUTED'],
    who: ['HD'],
    events: ['JurisdictionDisputed'],
    source: '信访工作条例 art. 24; 市场监管总局令第121号 art. 33',
  }),
  row(17, 'designate', {
    from: ['DISPUTED'],
    to: ['DISPATCHED'],
    who: ['SV', 'HD'],
    events: ['AssignmentReassigned', 'InstitutionDesignated', 'AssignmentOffered'],
    source: '信访工作条例 art. 24; 潍坊条例 art. 22; 济南条例 art. 29',
  }),
  row(19, 'proposeAssist', { from: ['IN_PROGRESS', 'REDO'], to: ['same'], who: ['IM'], events: ['AssistProposed'], source: '国办函〔2025〕66号' }),
  row(19, 'rejectAssist', { from: ['IN_PROGRESS', 'REDO'], to: ['same'], who: ['HD'], events: ['AssistProposalRejected'], source: 'hub' }),
  row(19, 'addAssist', {
    from: ['DISPATCHED', 'IN_PROGRESS', 'REDO'],
    to: ['same'],
    who: ['HD'],
    events: ['AssistAdded', 'AssignmentOffered'],
    source: '国办函〔2025〕66号',
  }),
  row(19, 'removeAssist', { from: ['DISPATCHED', 'IN_PROGRESS', 'REDO'], to: ['same'], who: ['HD'], events: ['AssistRemoved'], source: 'hub' }),
  row(19, 'answerAssist', { from: ['DISPATCHED', 'IN_PROGRESS', 'REDO'], to: ['same'], who: HANDLERS, events: ['AssistAnswered'], source: 'hub' }),
  row(23, 'requestExtension', {
    from: ['IN_PROGRESS'],
    to: ['same'],
    who: ['IM'],
    events: ['ExtensionRequested', 'ExtensionGranted'],
    source: '令2020-3 art. 18¶1; 信访工作条例 art. 34',
  }),
  row(24, 'approveExtension', {
    from: ['IN_PROGRESS'],
    to: ['same'],
    who: ['IS', ...OFFICERS],
    events: ['ExtensionGranted'],
    source: '令2020-3 art. 18¶1; 山东省政务服务热线管理办法 2020',
  }),
  row(24, 'rejectExtension', {
    from: ['IN_PROGRESS'],
    to: ['same'],
    who: ['IS', ...OFFICERS],
    events: ['ExtensionRefused'],
    source: '令2020-3 art. 18¶1; 山东省政务服务热线管理办法 2020',
  }),
  row(25, 'requestSuspension', {
    from: ['IN_PROGRESS'],
    to: ['same'],
    who: ['IM'],
    events: ['SuspensionRequested'],
    source: '令2020-3 art. 18¶2; 市场监管总局令第121号 art. 21, 22',
  }),
  row(25, 'rejectSuspension', { from: ['IN_PROGRESS'], to: ['same'], who: ['HD'], events: ['SuspensionRefused'], source: 'hub' }),
  row(25, 'suspend', {
    from: ['IN_PROGRESS'],
    to: ['SUSPENDED'],
    who: ['HD'],
    events: ['ReferralSuspended'],
    source: '令2020-3 art. 18¶2, 23; 市场监管总局令第121号 art. 21, 22',
  }),
  row(26, 'resume', { from: ['SUSPENDED'], to: ['IN_PROGRESS'], who: ['HD', 'SYS'], events: ['ReferralResumed'], source: '令2020-3 art. 18¶2' }),
];
