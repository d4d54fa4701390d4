import { ENDS, OPEN } from '../states.js';
import { OFFICERS, row, type Transition } from './row.js';

/** Rows 1 to 10 and 49: from the receipt to the dispatch, and what the source adds later. */
export const RECEIPT_ROWS: readonly Transition[] = [
  row(1, 'receive', { from: ['ABSENT'], to: ['RECEIVED'], who: ['SYS'], events: ['ReferralReceived'], source: '令2020-3 art. 33; 信访工作条例 art. 22' }),
  row(2, 'receive', { from: ['ABSENT'], to: ['QUARANTINED'], who: ['SYS'], events: ['ReferralReceived', 'ReferralQuarantined'], source: 'hub' }),
  row(3, 'repair', { from: ['QUARANTINED'], to: ['TRIAGE'], who: ['HD'], events: ['ReferralRepaired'], source: 'hub' }),
  row(4, 'classify', {
    from: ['RECEIVED', 'TRIAGE', 'PENDING_DISPATCH'],
    to: ['TRIAGE'],
    who: ['SYS', 'HD'],
    events: ['ReferralClassified', 'AssistRemoved'],
    source: 'hub',
  }),
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
    events: ['ReferralDispatched', 'AssignmentOffered', 'AssistAdded'],
    source: '令2020-3 art. 33; 信访工作条例 art. 22',
  }),
  row(49, 'updateFromSource', {
    from: [...OPEN, ...ENDS],
    to: ['same', 'PENDING_DISPATCH'],
    who: ['SYS'],
    events: ['SourceUpdated', 'SourceChanged', 'AssistRemoved', 'AssignmentReturned'],
    source: '令2020-3 art. 18¶3',
  }),
  row(49, 'addMaterial', { from: [...OPEN, ...ENDS], to: ['same'], who: ['HD', ...OFFICERS], events: ['SourceUpdated'], source: '令2020-3 art. 18¶3' }),
];
