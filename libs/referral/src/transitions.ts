import type { CommandType } from './commands.js';
import type { ReferralEventType } from './events.js';
import { ENDS, OPEN, type Role, type Status } from './states.js';

/** One row of the state machine. `who` counts only with the relation in `as`: an institution acts on its own assignment, a door on its own order. */
export interface Transition {
  readonly row: number;
  readonly command: CommandType;
  readonly from: readonly Status[];
  /** Where it leads; `same` keeps the state. More than one: the guard decides. */
  readonly to: readonly (Status | 'same')[];
  readonly who: readonly Role[];
  readonly events: readonly ReferralEventType[];
  /** The article or rule behind the row; «hub» is our own design default. */
  readonly source: string;
}

const OFFICERS: readonly Role[] = ['HO', 'PO', 'MO'];
const HANDLERS: readonly Role[] = ['IH', 'IM'];

const row = (number: number, command: CommandType, part: Omit<Transition, 'row' | 'command'>): Transition => ({ row: number, command, ...part });

/** The whole state machine as a table: which command may be obeyed in which state, by whom, and what it records. */
export const TRANSITIONS: readonly Transition[] = [
  row(1, 'receive', { from: ['ABSENT'], to: ['RECEIVED'], who: ['SYS'], events: ['ReferralReceived'], source: '令2020-3 art. 33; 信访工作条例 art. 22' }),
  row(2, 'receive', { from: ['ABSENT'], to: ['QUARANTINED'], who: ['SYS'], events: ['ReferralReceived', 'ReferralQuarantined'], source: 'hub' }),
  row(3, 'repair', { from: ['QUARANTINED'], to: ['TRIAGE'], who: ['HD'], events: ['ReferralRepaired'], source: 'hub' }),
  row(4, 'classify', { from: ['RECEIVED', 'TRIAGE', 'PENDING_DISPATCH'], to: ['TRIAGE'], who: ['SYS', 'HD'], events: ['ReferralClassified'], source: 'hub' }),
  row(5, 'merge', {
    from: ['TRIAGE', 'PENDING_DISPATCH'],
    to: ['MERGED'],
    who: ['HD'],
    events: ['ReferralMerged'],
    source: '令2020-3 art. 18¶3; 国办函〔2025〕66号',
  }),
  row(6, 'split', {
    from: ['TRIAGE', 'PENDING_DISPATCH'],
    to: ['same'],
    who: ['HD'],
    events: ['ReferralSplit'],
    source: '令2020-3 art. 32; 市场监管总局令第121号 art. 9',
  }),
  row(7, 'refuse', {
    from: ['TRIAGE', 'PENDING_DISPATCH'],
    to: ['NOT_ACCEPTED'],
    who: ['HD', ...OFFICERS],
    events: ['ReferralNotAccepted'],
    source: '市场监管总局令第121号 art. 15, 16; 信访工作条例 art. 31',
  }),
  row(8, 'transferOut', {
    from: ['TRIAGE', 'PENDING_DISPATCH'],
    to: ['TRANSFERRED_OUT'],
    who: ['HD', 'SYS'],
    events: ['ReferralTransferredOut'],
    source: 'hub',
  }),
  row(9, 'proposeRoute', { from: ['TRIAGE'], to: ['PENDING_DISPATCH', 'TRIAGE'], who: ['SYS'], events: ['RouteProposed'], source: 'hub' }),
  row(10, 'dispatch', {
    from: ['TRIAGE', 'PENDING_DISPATCH'],
    to: ['DISPATCHED'],
    who: ['HD', 'SYS', ...OFFICERS],
    events: ['ReferralDispatched', 'AssignmentOffered'],
    source: '令2020-3 art. 33; 信访工作条例 art. 22',
  }),
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
    to: ['PENDING_DISPATCH'],
    who: ['HD', ...OFFICERS],
    events: ['ReturnApproved', 'AssignmentReturned'],
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
  row(27, 'submitReply', { from: ['IN_PROGRESS'], to: ['REPLY_REVIEW'], who: ['IM'], events: ['ReplySubmitted'], source: '令2020-3 art. 18, 19' }),
  row(28, 'rejectReply', { from: ['REPLY_REVIEW'], to: ['IN_PROGRESS'], who: ['HD', ...OFFICERS], events: ['ReplyRejected'], source: 'hub' }),
  row(29, 'approveReply', { from: ['REPLY_REVIEW'], to: ['CALLBACK'], who: ['HD', ...OFFICERS], events: ['ReplyApproved'], source: '令2020-3 art. 19, 21' }),
  row(30, 'approveReply', {
    from: ['REPLY_REVIEW'],
    to: ['CLOSED'],
    who: ['HD', ...OFFICERS],
    events: ['ReplyApproved', 'ReferralClosed'],
    source: '令2020-3 art. 19, 21',
  }),
  row(31, 'recordCallback', {
    from: ['CALLBACK'],
    to: ['CLOSED', 'same'],
    who: ['CB', ...OFFICERS],
    events: ['CallbackRecorded', 'ReferralClosed'],
    source: '国办发〔2020〕53号',
  }),
  row(35, 'withdraw', { from: OPEN, to: ['WITHDRAWN'], who: ['HD', ...OFFICERS], events: ['ReferralWithdrawn'], source: '令2020-3 art. 15' }),
  row(45, 'remind', { from: OPEN, to: ['same'], who: ['HD', 'SV', ...OFFICERS], events: ['Reminded'], source: 'hub' }),
  row(49, 'updateFromSource', {
    from: [...OPEN, ...ENDS],
    to: ['same', 'PENDING_DISPATCH'],
    who: ['SYS'],
    events: ['SourceUpdated', 'SourceChanged', 'AssignmentReturned'],
    source: '令2020-3 art. 18¶3',
  }),
  row(49, 'addMaterial', { from: [...OPEN, ...ENDS], to: ['same'], who: ['HD', ...OFFICERS], events: ['SourceUpdated'], source: '令2020-3 art. 18¶3' }),
];

/** Each command's rows put together once: they are asked for at every decision. */
const byCommand = <Value>(of: (transition: Transition) => readonly Value[]): ReadonlyMap<CommandType, readonly Value[]> => {
  const found = new Map<CommandType, readonly Value[]>();
  for (const transition of TRANSITIONS) found.set(transition.command, [...new Set([...(found.get(transition.command) ?? []), ...of(transition)])]);
  return found;
};
const STATES_OF = byCommand(({ from }) => from);
const ROLES_OF = byCommand(({ who }) => who);

/** The states in which a command may be obeyed at all. */
export const obeyedIn = (command: CommandType): readonly Status[] => STATES_OF.get(command) ?? [];

/** The roles that may ever give a command. */
export const rolesFor = (command: CommandType): readonly Role[] => ROLES_OF.get(command) ?? [];
