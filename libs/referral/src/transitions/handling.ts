import { HANDLERS, OFFICERS, row, type Transition } from './row.js';

/** Rows 11 to 30: at the institution. */
export const HANDLING_ROWS: readonly Transition[] = [
  row(11, 'acknowledge', { from: ['DISPATCHED'], to: ['IN_PROGRESS'], who: HANDLERS, events: ['AssignmentAcknowledged', 'ReferralInProgress'], source: 'hub' }),
  row(12, 'acknowledge', { from: ['DISPATCHED', 'IN_PROGRESS'], to: ['same'], who: HANDLERS, events: ['AssignmentAcknowledged'], source: 'hub' }),
  row(13, 'requestReturn', {
    from: ['DISPATCHED', 'IN_PROGRESS'],
    to: ['same'],
    who: ['IM'],
    events: ['ReturnRequested'],
    source: '信访工作条例 art. 23¶3; 山东省政务服务热线管理办法 2020',
  }),
  row(14, 'approveReturn', {
    from: ['DISPATCHED', 'IN_PROGRESS'],
    to: ['PENDING_DISPATCH', 'DISPUTED'],
    who: ['HD', ...OFFICERS],
    events: ['ReturnApproved', 'AssignmentReturned', 'JurisdictionDisputed'],
    source: '信访工作条例 art. 23¶3',
  }),
  row(15, 'rejectReturn', {
    from: ['DISPATCHED', 'IN_PROGRESS'],
    to: ['same'],
    who: ['HD', ...OFFICERS],
    events: ['ReturnRejected'],
    source: '信访工作条例 art. 23¶3',
  }),
  row(18, 'reassign', {
    from: ['DISPATCHED', 'IN_PROGRESS'],
    to: ['DISPATCHED'],
    who: ['HD', 'SV'],
    events: ['AssignmentReassigned', 'AssignmentOffered'],
    source: 'hub',
  }),
  row(20, 'logContact', { from: ['IN_PROGRESS'], to: ['same'], who: HANDLERS, events: ['ContactLogged'], source: '令2020-3 art. 17' }),
  row(21, 'requestInfo', { from: ['IN_PROGRESS'], to: ['same'], who: HANDLERS, events: ['MaterialRequested'], source: '令2020-3 art. 13' }),
  row(22, 'interimReply', { from: ['IN_PROGRESS'], to: ['same'], who: HANDLERS, events: ['InterimReplied'], source: '济南条例 art. 24(2)' }),
  row(27, 'submitReply', {
    from: ['IN_PROGRESS'],
    to: ['REPLY_REVIEW'],
    who: ['IM'],
    events: ['AssistWaived', 'ReplySubmitted'],
    source: '令2020-3 art. 18, 19',
  }),
  row(28, 'rejectReply', { from: ['REPLY_REVIEW'], to: ['IN_PROGRESS'], who: ['HD', ...OFFICERS], events: ['ReplyRejected'], source: 'hub' }),
  row(29, 'approveReply', { from: ['REPLY_REVIEW'], to: ['CALLBACK'], who: ['HD', ...OFFICERS], events: ['ReplyApproved'], source: '令2020-3 art. 19, 21' }),
  row(30, 'approveReply', {
    from: ['REPLY_REVIEW'],
    to: ['CLOSED'],
    who: ['HD', ...OFFICERS],
    events: ['ReplyApproved', 'ReferralClosed'],
    source: '令2020-3 art. 19, 21',
  }),
];
