import { initialReferral, isActive, isEnd, replay, STATUSES, type ReferralEventType } from '#referral';
import { replayedClocks, sameClocks } from '../../libs/casework/src/work/clock-replay.js';
import { chainHash, eventOf } from '../../libs/casework/src/work/recorder.js';
import { dueMoved } from './due-moves.js';
import { LAW, REFERRAL_ID, type Life, type Moment } from './life.js';

/** What must hold of every life. A check says what is wrong, or null. */
export interface Invariant {
  readonly id: string;
  readonly text: string;
  readonly atMoment?: (moment: Moment, life: Life) => string | null;
  readonly atEnd?: (life: Life) => string | null;
}

const WITH_LEAD = ['DISPATCHED', 'IN_PROGRESS', 'SUSPENDED', 'IN_MEDIATION', 'IN_COURT', 'REPLY_REVIEW', 'CALLBACK', 'REDO'];
const FINAL = ['CLOSED', 'NOT_ACCEPTED', 'WITHDRAWN', 'MERGED', 'TRANSFERRED_OUT'];
const ANSWERS: readonly ReferralEventType[] = ['ReplySubmitted', 'AssistAnswered'];
const GONE = ['RETURNED', 'REASSIGNED'];
const isInstitution = (party: string): boolean => party.startsWith('BNK-');

/** The reason of a command that turns a case from its way. */
const REASON: Readonly<Record<string, string>> = {
  reassign: 'reason',
  requestReturn: 'explanation',
  rejectReturn: 'opinion',
  transferOut: 'reason',
  removeAssist: 'reason',
  rejectAssist: 'opinion',
  openDispute: 'reason',
  designate: 'reason',
  requestExtension: 'reason',
  rejectExtension: 'opinion',
  requestSuspension: 'reason',
  rejectSuspension: 'opinion',
  orderRedo: 'reason',
  reopen: 'reason',
  supervise: 'demand',
  repair: 'reason',
};

export const INVARIANTS: readonly Invariant[] = [
  {
    id: 'DI1',
    text: 'exactly one active lead where an institution has the case, never two, none after the end',
    atMoment: ({ after }) => {
      const leads = after.assignments.filter((assignment) => assignment.role === 'LEAD' && isActive(assignment)).length;
      const wanted = WITH_LEAD.includes(after.status) ? 1 : isEnd(after.status) ? 0 : null;
      return leads > 1 || (wanted !== null && leads !== wanted) ? `${leads} leads while ${after.status}` : null;
    },
  },
  {
    id: 'DI2',
    text: 'a report, or a case that holds one, is offered to no institution and read by none',
    atMoment: ({ before, after, events, sight }) => {
      const held = before.matterType === 'REPORT' || before.containsReport;
      if (held && events.some((event) => event.type === 'AssignmentOffered' && isInstitution(event.orgId))) return 'offered to an institution';
      const reads = [...sight].find((each) => isInstitution(each) && (each.endsWith(' LEAD') || each.endsWith(' ASSIST')));
      return (after.matterType === 'REPORT' || after.containsReport) && reads !== undefined ? `${reads} still reads it` : null;
    },
  },
  {
    id: 'DI3',
    text: 'a case is closed after every assignment has answered or ended',
    atMoment: ({ after, at, events }, { moments }) => {
      if (!events.some(({ type }) => type === 'ReferralClosed')) return null;
      if (after.assignments.some(isActive)) return 'an assignment is still active';
      const answered = moments.flatMap((each) => each.events.filter(({ type }) => ANSWERS.includes(type)));
      return answered.some((event) => event.at > at) ? 'an answer is later than the end' : null;
    },
  },
  { id: 'DI4', text: 'a due moves earlier only by raised urgency, later only by extension, pause or new facts', atMoment: dueMoved },
  {
    id: 'DI5',
    text: 'the published events, read again, give the same state and the same clocks',
    atEnd: (life) => {
      const events = life.moments.flatMap(({ rows }) => rows.map(({ value }) => eventOf(value).event));
      const state = replay(events, initialReferral);
      if (JSON.stringify(state) !== JSON.stringify(life.state)) return 'another state';
      return sameClocks(life.clocks, replayedClocks(REFERRAL_ID, events, LAW)) ? null : 'other clocks';
    },
  },
  {
    id: 'DI6',
    text: 'every receipt is one case in one state, every split one more',
    atEnd: ({ moments, state, splits }) => {
      const receipts = moments.flatMap(({ events }) => events).filter(({ type }) => type === 'ReferralReceived').length;
      const cases = state.status === 'ABSENT' ? 0 : 1;
      if (receipts !== cases || !STATUSES.includes(state.status)) return `${receipts} receipts, state ${state.status}`;
      const obeyed = moments.filter(({ body, isAccepted }) => body?.type === 'split' && isAccepted).length;
      return obeyed === splits ? null : `${splits} reports of ${obeyed} splits`;
    },
  },
  {
    id: 'DI7',
    text: 'a case that has ended has told its door a final status',
    atEnd: ({ moments, state }) =>
      isEnd(state.status) && !moments.some(({ codes }) => codes.some((code) => FINAL.includes(code))) ? `${state.status} without a final status` : null,
  },
  {
    id: 'DI8',
    text: 'who returned a case, or lost it by reassignment, reads it no more',
    atMoment: ({ after, sight }) => {
      const parties = [...new Set(after.assignments.map(({ orgId }) => orgId))];
      const blind = parties.filter((orgId) => after.assignments.filter((each) => each.orgId === orgId).every(({ status }) => GONE.includes(status)));
      const seeing = blind.find((orgId) => sight.has(`${orgId} LEAD`) || sight.has(`${orgId} ASSIST`));
      return seeing === undefined ? null : `${seeing} still reads it`;
    },
  },
  {
    id: 'DI9',
    text: 'at most two redos, each extension at most as often as its rule allows',
    atMoment: ({ after }) => {
      if (after.redoCount > 2) return `${after.redoCount} redos`;
      return Object.values(after.extensions).some((count) => count > 1) ? 'an extension twice' : null;
    },
  },
  {
    id: 'DI10',
    text: 'every event names actor, role and time, and what turns a case from its way a reason',
    atMoment: ({ actor, body, isAccepted, rows, at }) => {
      for (const { value } of rows) {
        const { event, actor: named } = eventOf(value);
        if (named.orgId !== actor.orgId || !actor.roles.some((role) => role === named.role) || event.at !== at) return `${event.type} names ${named.orgId}`;
      }
      const field = body === null ? undefined : REASON[body.type];
      const reason = field === undefined || body === null ? 'none asked' : (body as unknown as Readonly<Record<string, unknown>>)[field];
      return isAccepted && (typeof reason !== 'string' || reason.trim() === '') ? `${body?.type ?? ''} without a reason` : null;
    },
  },
  {
    id: 'refusal',
    text: 'a refusal leaves state, clocks and history untouched',
    atMoment: ({ isAccepted, before, after, clocksBefore, clocksAfter, rows }) =>
      isAccepted || (before === after && clocksBefore === clocksAfter && rows.length === 0) ? null : 'something changed',
  },
  {
    id: 'chain',
    text: 'the history has no gap and its hashes follow each other',
    atEnd: ({ moments }) => {
      let [version, hash] = [0, ''];
      for (const row of moments.flatMap(({ rows }) => rows)) {
        if (row.streamVersion !== version + 1 || row.prevHash !== hash || row.hash !== chainHash(row.value, hash)) return `broken at ${row.streamVersion}`;
        [version, hash] = [row.streamVersion, row.hash ?? ''];
      }
      return null;
    },
  },
];
