import { ENDS, obeyedIn, OPEN, rolesFor, STATUSES, TRANSITIONS, type CommandType, type Role, type Status } from './index.js';

/** Row, command, from → to, who, events and source as the law desk's table states them; written out, so that no shared word of the code can bend two rows. */
const ROWS: readonly (readonly [number, CommandType, string, string, string, string, string])[] = [
  [1, 'receive', 'ABSENT', 'RECEIVED', 'SYS', 'ReferralReceived', '令2020-3 art. 33; 信访工作条例 art. 22'],
  [2, 'receive', 'ABSENT', 'QUARANTINED', 'SYS', 'ReferralReceived ReferralQuarantined', 'hub'],
  [3, 'repair', 'QUARANTINED', 'TRIAGE', 'HD', 'ReferralRepaired', 'hub'],
  [4, 'classify', 'RECEIVED TRIAGE PENDING_DISPATCH', 'TRIAGE', 'SYS HD', 'ReferralClassified', 'hub'],
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
    'ReferralDispatched AssignmentOffered',
    '令2020-3 art. 33; 信访工作条例 art. 22',
  ],
  [11, 'acknowledge', 'DISPATCHED', 'IN_PROGRESS', 'IH IM', 'AssignmentAcknowledged ReferralInProgress', 'hub'],
  [12, 'acknowledge', 'DISPATCHED IN_PROGRESS', 'same', 'IH IM', 'AssignmentAcknowledged', 'hub'],
  [13, 'requestReturn', 'DISPATCHED IN_PROGRESS', 'same', 'IM', 'ReturnRequested', '信访工作条例 art. 23¶3; 山东省政务服务热线管理办法 2020'],
  [14, 'approveReturn', 'DISPATCHED IN_PROGRESS', 'PENDING_DISPATCH', 'HD HO PO MO', 'ReturnApproved AssignmentReturned', '信访工作条例 art. 23¶3'],
  [15, 'rejectReturn', 'DISPATCHED IN_PROGRESS', 'same', 'HD HO PO MO', 'ReturnRejected', '信访工作条例 art. 23¶3'],
  [18, 'reassign', 'DISPATCHED IN_PROGRESS', 'DISPATCHED', 'HD SV', 'AssignmentReassigned AssignmentOffered', 'hub'],
  [20, 'logContact', 'IN_PROGRESS', 'same', 'IH IM', 'ContactLogged', '令2020-3 art. 17'],
  [21, 'requestInfo', 'IN_PROGRESS', 'same', 'IH IM', 'MaterialRequested', '令2020-3 art. 13'],
  [22, 'interimReply', 'IN_PROGRESS', 'same', 'IH IM', 'InterimReplied', '济南条例 art. 24(2)'],
  [27, 'submitReply', 'IN_PROGRESS', 'REPLY_REVIEW', 'IM', 'ReplySubmitted', '令2020-3 art. 18, 19'],
  [28, 'rejectReply', 'REPLY_REVIEW', 'IN_PROGRESS', 'HD HO PO MO', 'ReplyRejected', 'hub'],
  [29, 'approveReply', 'REPLY_REVIEW', 'CALLBACK', 'HD HO PO MO', 'ReplyApproved', '令2020-3 art. 19, 21'],
  [30, 'approveReply', 'REPLY_REVIEW', 'CLOSED', 'HD HO PO MO', 'ReplyApproved ReferralClosed', '令2020-3 art. 19, 21'],
  [31, 'recordCallback', 'CALLBACK', 'CLOSED same', 'CB HO PO MO', 'CallbackRecorded ReferralClosed', '国办发〔2020〕53号'],
  [35, 'withdraw', 'OPEN', 'WITHDRAWN', 'HD HO PO MO', 'ReferralWithdrawn', '令2020-3 art. 15'],
  [45, 'remind', 'OPEN', 'same', 'HD SV HO PO MO', 'Reminded', 'hub'],
  [49, 'updateFromSource', 'OPEN ENDS', 'same PENDING_DISPATCH', 'SYS', 'SourceUpdated SourceChanged AssignmentReturned', '令2020-3 art. 18¶3'],
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
  const transition = TRANSITIONS.find((each) => each.row === row && each.command === command);
  it(`leads from ${from} to ${to}`, () => expect([transition?.from, transition?.to]).toEqual([list(from), list(to)]));
  it(`is open to ${who}`, () => expect(transition?.who).toEqual(list(who)));
  it(`records ${events}`, () => expect(transition?.events).toEqual(list(events)));
  it(`rests on ${source}`, () => expect(transition?.source).toBe(source));
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
