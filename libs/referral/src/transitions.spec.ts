import { ENDS, obeyedIn, OPEN, rolesFor, STATUSES, TRANSITIONS, type CommandType, type Role, type Status } from './index.js';

/** Row, command, from → to, who, events and source as the law desk's table states them; written out, so that no shared word of the code can bend two rows. */
const ROWS: readonly (readonly [number, CommandType, string, string, string, string, string])[] = [
  [1, 'receive', 'ABSENT', 'RECEIVED', 'SYS', 'ReferralReceived', '令2020-3 art. 33; 信访工作条例 art. 22'],
  [2, 'receive', 'ABSENT', 'QUARANTINED', 'SYS', 'ReferralReceived ReferralQuarantined', 'hub'],
  [3, 'repair', 'QUARANTINED', 'TRIAGE', 'HD', 'ReferralRepaired', 'hub'],
  [4, 'classify', 'RECEIVED TRIAGE PENDING_DISPATCH', 'TRIAGE', 'SYS HD', 'ReferralClassified AssistRemoved', 'hub'],
  [5, 'merge', 'TRIAGE PENDING_DISPATCH', 'MERGED', 'HD', 'ReferralMerged', '令2020-3 art. 18¶3; 国办函〔2025〕66号'],
  [6, 'split', 'TRIAGE PENDING_DISPATCH', 'same', 'HD', 'ReferralSplit', '令2020-3 art. 32; 市场监管总局令第121号 art. 9'],
  [7, 'refuse', 'TRIAGE PENDING_DISPATCH', 'NOT_ACCEPTED', 'HD HO PO MO', 'ReferralNotAccepted', '市场监管总局令第121号 art. 15, 16; 信访工作条例 art. 31'],
  [8, 'transferOut', 'TRIAGE PENDING_DISPATCH', 'TRANSFERRED_OUT', 'HD SYS', 'ReferralTransferredOut', 'hub'],
  [9, 'proposeRoute', 'TRIAGE', 'PENDING_DISPATCH TRIAGE', 'SYS', 'RouteProposed', 'hub'],
  [
    10,
    'dispatch',
    'TRIAGE PENDING_DISPATCH',
    'DISPATCHED',
    'HD SYS HO PO MO',
    'ReferralDispatched AssignmentOffered AssistAdded',
    '令2020-3 art. 33; 信访工作条例 art. 22',
  ],
  [11, 'acknowledge', 'DISPATCHED', 'IN_PROGRESS', 'IH IM', 'AssignmentAcknowledged ReferralInProgress', 'hub'],
  [12, 'acknowledge', 'DISPATCHED IN_PROGRESS', 'same', 'IH IM', 'AssignmentAcknowledged', 'hub'],
  [13, 'requestReturn', 'DISPATCHED IN_PROGRESS', 'same', 'IM', 'ReturnRequested', '信访工作条例 art. 23¶3; 山东省政务服务热线管理办法 2020'],
  [
    14,
    'approveReturn',
    'DISPATCHED IN_PROGRESS',
    'PENDING_DISPATCH DISPUTED',
    'HD HO PO MO',
    'ReturnApproved AssignmentReturned JurisdictionDisputed',
    '信访工作条例 art. 23¶3',
  ],
  [15, 'rejectReturn', 'DISPATCHED IN_PROGRESS', 'same', 'HD HO PO MO', 'ReturnRejected', '信访工作条例 art. 23¶3'],
  [
    16,
    'openDispute',
    'TRIAGE PENDING_DISPATCH DISPATCHED IN_PROGRESS REPLY_REVIEW CALLBACK SUSPENDED IN_MEDIATION IN_COURT REDO',
    'DISPUTED',
    'HD',
    'JurisdictionDisputed',
    '信访工作条例 art. 24; 市场监管总局令第121号 art. 33',
  ],
  [
    17,
    'designate',
    'DISPUTED',
    'DISPATCHED',
    'SV HD',
    'AssignmentReassigned InstitutionDesignated AssignmentOffered',
    '信访工作条例 art. 24; 潍坊条例 art. 22; 济南条例 art. 29',
  ],
  [18, 'reassign', 'DISPATCHED IN_PROGRESS', 'DISPATCHED', 'HD SV', 'AssignmentReassigned AssignmentOffered', 'hub'],
  [19, 'proposeAssist', 'IN_PROGRESS REDO', 'same', 'IM', 'AssistProposed', '国办函〔2025〕66号'],
  [19, 'rejectAssist', 'IN_PROGRESS REDO', 'same', 'HD', 'AssistProposalRejected', 'hub'],
  [19, 'addAssist', 'DISPATCHED IN_PROGRESS REDO', 'same', 'HD', 'AssistAdded AssignmentOffered', '国办函〔2025〕66号'],
  [19, 'removeAssist', 'DISPATCHED IN_PROGRESS REDO', 'same', 'HD', 'AssistRemoved', 'hub'],
  [19, 'answerAssist', 'DISPATCHED IN_PROGRESS REDO', 'same', 'IH IM', 'AssistAnswered', 'hub'],
  [20, 'logContact', 'IN_PROGRESS', 'same', 'IH IM', 'ContactLogged', '令2020-3 art. 17'],
  [21, 'requestInfo', 'IN_PROGRESS', 'same', 'IH IM', 'MaterialRequested', '令2020-3 art. 13'],
  [22, 'interimReply', 'IN_PROGRESS', 'same', 'IH IM', 'InterimReplied', '济南条例 art. 24(2)'],
  [23, 'requestExtension', 'IN_PROGRESS', 'same', 'IM', 'ExtensionRequested ExtensionGranted', '令2020-3 art. 18¶1; 信访工作条例 art. 34'],
  [24, 'approveExtension', 'IN_PROGRESS', 'same', 'IS HO PO MO', 'ExtensionGranted', '令2020-3 art. 18¶1; 山东省政务服务热线管理办法 2020'],
  [24, 'rejectExtension', 'IN_PROGRESS', 'same', 'IS HO PO MO', 'ExtensionRefused', '令2020-3 art. 18¶1; 山东省政务服务热线管理办法 2020'],
  [25, 'requestSuspension', 'IN_PROGRESS', 'same', 'IM', 'SuspensionRequested', '令2020-3 art. 18¶2; 市场监管总局令第121号 art. 21, 22'],
  [25, 'rejectSuspension', 'IN_PROGRESS', 'same', 'HD', 'SuspensionRefused', 'hub'],
  [25, 'suspend', 'IN_PROGRESS', 'SUSPENDED', 'HD', 'ReferralSuspended', '令2020-3 art. 18¶2, 23; 市场监管总局令第121号 art. 21, 22'],
  [26, 'resume', 'SUSPENDED', 'IN_PROGRESS', 'HD SYS', 'ReferralResumed', '令2020-3 art. 18¶2'],
  [27, 'submitReply', 'IN_PROGRESS', 'REPLY_REVIEW', 'IM', 'AssistWaived ReplySubmitted', '令2020-3 art. 18, 19'],
  [28, 'rejectReply', 'REPLY_REVIEW', 'IN_PROGRESS', 'HD HO PO MO', 'ReplyRejected', 'hub'],
  [29, 'approveReply', 'REPLY_REVIEW', 'CALLBACK', 'HD HO PO MO', 'ReplyApproved', '令2020-3 art. 19, 21'],
  [30, 'approveReply', 'REPLY_REVIEW', 'CLOSED', 'HD HO PO MO', 'ReplyApproved ReferralClosed', '令2020-3 art. 19, 21'],
  [31, 'recordCallback', 'CALLBACK', 'CLOSED same', 'CB HO PO MO', 'CallbackRecorded ReferralClosed', '国办发〔2020〕53号'],
  [31, 'recordCallback', 'CALLBACK', 'CLOSED', 'SV', 'CallbackRecorded ReferralClosed', 'hub: 不满意但合法合理'],
  [32, 'orderRedo', 'CALLBACK', 'REDO', 'CB HO PO MO', 'RedoOrdered', '济南条例 art. 27'],
  [33, 'submitReply', 'REDO', 'REPLY_REVIEW', 'IM', 'AssistWaived ReplySubmitted', '济南条例 art. 27; 令2020-3 art. 17'],
  [34, 'orderRedo', 'CALLBACK', 'REDO', 'SV', 'RedoOrdered SupervisionOrdered', '济南条例 art. 27'],
  [35, 'withdraw', 'OPEN', 'WITHDRAWN', 'HD HO PO MO', 'ReferralWithdrawn', '令2020-3 art. 15'],
  [36, 'transferToMediation', 'IN_PROGRESS', 'IN_MEDIATION', 'HD IM', 'MediationRequested', '令2020-3 art. 23'],
  [37, 'endMediation', 'IN_MEDIATION', 'IN_PROGRESS REPLY_REVIEW', 'ME', 'MediationEnded', '人民法院在线调解规则 art. 25'],
  [38, 'endMediation', 'IN_MEDIATION', 'REPLY_REVIEW', 'ME', 'MediationEnded', '人民调解法 art. 33; 民事诉讼法 art. 205'],
  [39, 'dockCourt', 'IN_MEDIATION IN_PROGRESS', 'IN_COURT', 'CC MA', 'CourtDocked', '民事诉讼法 art. 126'],
  [40, 'recordCourtResult', 'IN_COURT', 'CLOSED IN_PROGRESS', 'CC', 'CourtResultReceived ReferralClosed', '民事诉讼法 art. 205, 206'],
  [41, 'requestReview', 'CLOSED', 'same', 'HO PO MO', 'ReviewRequested', '令2020-3 art. 20; 信访工作条例 art. 35, 36'],
  [42, 'acceptReview', 'CLOSED', 'same', 'RV', 'ReviewOpened', '山东省信访条例 art. 43, 44'],
  [42, 'refuseReview', 'CLOSED', 'same', 'RV', 'ReviewNotAccepted', '山东省信访条例 art. 43, 44'],
  [42, 'openHearing', 'CLOSED', 'same', 'RV', 'HearingOpened', '信访工作条例 art. 36'],
  [42, 'closeHearing', 'CLOSED', 'same', 'RV', 'HearingClosed', '信访工作条例 art. 36'],
  [42, 'decideReview', 'CLOSED', 'same REDO', 'RV', 'ReviewDecided RedoOrdered', '令2020-3 art. 20; 信访工作条例 art. 35, 36'],
  [43, 'reopen', 'CLOSED', 'IN_PROGRESS', 'SV', 'ReferralReopened', '令2020-3 art. 18¶3'],
  [44, 'archive', 'CLOSED NOT_ACCEPTED WITHDRAWN MERGED TRANSFERRED_OUT', 'ARCHIVED', 'SYS', 'ReferralArchived', '令2020-3 art. 28'],
  [45, 'remind', 'OPEN', 'same', 'HD SV HO PO MO', 'Reminded', 'hub'],
  [46, 'supervise', 'OPEN ENDS', 'same', 'SV SYS', 'SupervisionOrdered', '潍坊条例 art. 26; 济南条例 art. 28'],
  [46, 'answerSupervision', 'OPEN ENDS', 'same', 'IM', 'SupervisionAnswered', 'hub'],
  [46, 'verifySupervision', 'OPEN ENDS', 'same', 'SV', 'SupervisionVerified SupervisionRejected', 'hub'],
  [46, 'escalateSupervision', 'OPEN ENDS', 'same', 'SV SYS', 'SupervisionEscalated', '令2020-3 art. 40, 41'],
  [47, 'escalateUrgency', 'OPEN', 'same', 'SYS HD', 'UrgencyChanged', 'hub'],
  [47, 'linkMajorCase', 'OPEN ENDS', 'same', 'SYS HD', 'MajorCaseLinked', '令2020-3 art. 29'],
  [48, 'openRectification', 'CLOSED', 'same', 'HD SV SYS', 'RectificationOpened', '令2020-3 art. 40, 41'],
  [48, 'closeRectification', 'CLOSED', 'same', 'SV', 'RectificationClosed', '令2020-3 art. 40, 41'],
  [49, 'updateFromSource', 'OPEN ENDS', 'same PENDING_DISPATCH', 'SYS', 'SourceUpdated SourceChanged AssistRemoved AssignmentReturned', '令2020-3 art. 18¶3'],
  [49, 'addMaterial', 'OPEN ENDS', 'same', 'HD HO PO MO', 'SourceUpdated', '令2020-3 art. 18¶3'],
];

const OPEN_STATES = 'RECEIVED QUARANTINED TRIAGE PENDING_DISPATCH DISPATCHED IN_PROGRESS REPLY_REVIEW CALLBACK DISPUTED SUSPENDED IN_MEDIATION IN_COURT REDO';
const END_STATES = 'CLOSED NOT_ACCEPTED WITHDRAWN MERGED TRANSFERRED_OUT ARCHIVED';
const list = (words: string): string[] => words.replace('OPEN', OPEN_STATES).replace('ENDS', END_STATES).split(' ');

describe('the states', () => {
  it('are open while somebody still owes something', () => expect(OPEN).toEqual(list('OPEN')));
  it('are ends where nothing is owed any more', () => expect(ENDS).toEqual(list('ENDS')));
  it('are these and the one before the first event', () => expect(STATUSES).toEqual(list('ABSENT OPEN ENDS')));
});

describe.each(ROWS)('row %i, %s', (...[row, command, from, to, who, events, source]) => {
  const transition = TRANSITIONS.find((each) => each.row === row && each.command === command && each.who.join(' ') === who);
  it(`leads from ${from} to ${to}`, () => expect([transition?.from, transition?.to]).toEqual([list(from), list(to)]));
  it(`is open to ${who}`, () => expect(transition?.who).toEqual(list(who)));
  it(`records ${events}`, () => expect(transition?.events).toEqual(list(events)));
  it(`rests on ${source}`, () => expect(transition?.source).toBe(source));
});

describe('the whole table', () => {
  it('is these rows and no other, in their order', () =>
    expect(TRANSITIONS.map(({ row, command, who }) => [row, command, who.join(' ')])).toEqual(ROWS.map(([row, command, , , who]) => [row, command, who])));
});

describe('a command of several rows', () => {
  it.each<[CommandType, Status[], Role[]]>([
    ['acknowledge', ['DISPATCHED', 'IN_PROGRESS'], ['IH', 'IM']],
    ['approveReply', ['REPLY_REVIEW'], ['HD', 'HO', 'PO', 'MO']],
    ['receive', ['ABSENT'], ['SYS']],
  ])('%s is obeyed where any of them allows it, each state and role named once', (command, states, roles) => {
    expect(obeyedIn(command)).toEqual(states);
    expect(rolesFor(command)).toEqual(roles);
  });
  it('that no row names is obeyed nowhere and open to nobody', () => {
    const unknown = 'erase' as CommandType;
    expect([obeyedIn(unknown), rolesFor(unknown)]).toEqual([[], []]);
  });
});
