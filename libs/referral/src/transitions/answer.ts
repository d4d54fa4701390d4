import { OPEN } from '../states.js';
import { OFFICERS, row, type Transition } from './row.js';

/** Rows 31 to 40 and 45: callback, redo, withdrawal, mediation, court, reminders. */
export const ANSWER_ROWS: readonly Transition[] = [
  row(31, 'recordCallback', {
    from: ['CALLBACK'],
    to: ['CLOSED', 'same'],
    who: ['CB', ...OFFICERS],
    events: ['CallbackRecorded', 'ReferralClosed'],
    source: '国办发〔2020〕53号',
  }),
  row(35, 'withdraw', { from: OPEN, to: ['WITHDRAWN'], who: ['HD', ...OFFICERS], events: ['ReferralWithdrawn'], source: '令2020-3 art. 15' }),
  row(45, 'remind', { from: OPEN, to: ['same'], who: ['HD', 'SV', ...OFFICERS], events: ['Reminded'], source: 'hub' }),
  row(31, 'recordCallback', {
    from: ['CALLBACK'],
    to: ['CLOSED'],
    who: ['SV'],
    events: ['CallbackRecorded', 'ReferralClosed'],
    source: 'hub: 不满意但合法合理',
  }),
  row(32, 'orderRedo', { from: ['CALLBACK'], to: ['REDO'], who: ['CB', ...OFFICERS], events: ['RedoOrdered'], source: '济南条例 art. 27' }),
  row(33, 'submitReply', {
    from: ['REDO'],
    to: ['REPLY_REVIEW'],
    who: ['IM'],
    events: ['AssistWaived', 'ReplySubmitted'],
    source: '济南条例 art. 27; 令2020-3 art. 17',
  }),
  row(34, 'orderRedo', { from: ['CALLBACK'], to: ['REDO'], who: ['SV'], events: ['RedoOrdered', 'SupervisionOrdered'], source: '济南条例 art. 27' }),
  row(36, 'transferToMediation', {
    from: ['IN_PROGRESS'],
    to: ['IN_MEDIATION'],
    who: ['HD', 'IM'],
    events: ['MediationRequested'],
    source: '令2020-3 art. 23',
  }),
  row(37, 'endMediation', {
    from: ['IN_MEDIATION'],
    to: ['IN_PROGRESS', 'REPLY_REVIEW'],
    who: ['ME'],
    events: ['MediationEnded'],
    source: '人民法院在线调解规则 art. 25',
  }),
  row(38, 'endMediation', {
    from: ['IN_MEDIATION'],
    to: ['REPLY_REVIEW'],
    who: ['ME'],
    events: ['MediationEnded'],
    source: '人民调解法 art. 33; 民事诉讼法 art. 205',
  }),
  row(39, 'dockCourt', { from: ['IN_MEDIATION', 'IN_PROGRESS'], to: ['IN_COURT'], who: ['CC', 'MA'], events: ['CourtDocked'], source: '民事诉讼法 art. 126' }),
  row(40, 'recordCourtResult', {
    from: ['IN_COURT'],
    to: ['CLOSED', 'IN_PROGRESS'],
    who: ['CC'],
    events: ['CourtResultReceived', 'ReferralClosed'],
    source: '民事诉讼法 art. 205, 206',
  }),
];
