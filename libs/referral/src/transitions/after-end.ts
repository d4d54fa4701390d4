import { ENDS, OPEN } from '../states.js';
import { OFFICERS, row, type Transition } from './row.js';

/** Rows 41 to 44 and 46 to 48: reviews, reopening, the archive, supervision and rectification. */
export const AFTER_END_ROWS: readonly Transition[] = [
  row(41, 'requestReview', {
    from: ['CLOSED'],
    to: ['same'],
    who: OFFICERS,
    events: ['ReviewRequested'],
    source: '令2020-3 art. 20; 信访工作条例 art. 35, 36',
  }),
  row(42, 'acceptReview', { from: ['CLOSED'], to: ['same'], who: ['RV'], events: ['ReviewOpened'], source: '山东省信访条例 art. 43, 44' }),
  row(42, 'refuseReview', { from: ['CLOSED'], to: ['same'], who: ['RV'], events: ['ReviewNotAccepted'], source: '山东省信访条例 art. 43, 44' }),
  row(42, 'openHearing', { from: ['CLOSED'], to: ['same'], who: ['RV'], events: ['HearingOpened'], source: '信访工作条例 art. 36' }),
  row(42, 'closeHearing', { from: ['CLOSED'], to: ['same'], who: ['RV'], events: ['HearingClosed'], source: '信访工作条例 art. 36' }),
  row(42, 'decideReview', {
    from: ['CLOSED'],
    to: ['same', 'REDO'],
    who: ['RV'],
    events: ['ReviewDecided', 'RedoOrdered'],
    source: '令2020-3 art. 20; 信访工作条例 art. 35, 36',
  }),
  row(43, 'reopen', { from: ['CLOSED'], to: ['IN_PROGRESS'], who: ['SV'], events: ['ReferralReopened'], source: '令2020-3 art. 18¶3' }),
  row(44, 'archive', {
    from: ENDS.filter((status) => status !== 'ARCHIVED'),
    to: ['ARCHIVED'],
    who: ['SYS'],
    events: ['ReferralArchived'],
    source: '令2020-3 art. 28',
  }),
  row(46, 'supervise', {
    from: [...OPEN, ...ENDS],
    to: ['same'],
    who: ['SV', 'SYS'],
    events: ['SupervisionOrdered'],
    source: '潍坊条例 art. 26; 济南条例 art. 28',
  }),
  row(46, 'answerSupervision', { from: [...OPEN, ...ENDS], to: ['same'], who: ['IM'], events: ['SupervisionAnswered'], source: 'hub' }),
  row(46, 'verifySupervision', { from: [...OPEN, ...ENDS], to: ['same'], who: ['SV'], events: ['SupervisionVerified', 'SupervisionRejected'], source: 'hub' }),
  row(46, 'escalateSupervision', {
    from: [...OPEN, ...ENDS],
    to: ['same'],
    who: ['SV', 'SYS'],
    events: ['SupervisionEscalated'],
    source: '令2020-3 art. 40, 41',
  }),
  row(47, 'escalateUrgency', { from: OPEN, to: ['same'], who: ['SYS', 'HD'], events: ['UrgencyChanged'], source: 'hub' }),
  row(47, 'linkMajorCase', { from: [...OPEN, ...ENDS], to: ['same'], who: ['SYS', 'HD'], events: ['MajorCaseLinked'], source: '令2020-3 art. 29' }),
  row(48, 'openRectification', { from: ['CLOSED'], to: ['same'], who: ['HD', 'SV', 'SYS'], events: ['RectificationOpened'], source: '令2020-3 art. 40, 41' }),
  row(48, 'closeRectification', { from: ['CLOSED'], to: ['same'], who: ['SV'], events: ['RectificationClosed'], source: '令2020-3 art. 40, 41' }),
];
