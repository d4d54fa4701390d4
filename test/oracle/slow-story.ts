import { exists, type Urgency } from './rules-by-hand.js';
import type { Days } from './slow-clock.js';
import { SlowLedger, type SlowBreach } from './slow-ledger.js';

export type { SlowBreach } from './slow-ledger.js';

/*
 * Lives through the history of one case, event by event, with a finger on every limit that runs, and writes down each that passes. It knows
 * nothing of the hub but what its events say, and looks at no event that tells a mark. Written to disagree, not to be fast.
 */

export interface ToldEvent {
  type: string;
  at: string;
  data: Record<string, unknown>;
}

interface Heard {
  at: number;
  /** A member of the event that is a text. */
  text: (name: string) => string;
  /** A member of the event that is a day: its end in China. */
  endOf: (name: string) => number;
  data: Record<string, unknown>;
}
type Effect = (ledger: SlowLedger, heard: Heard) => void;

const AUTHORITIES: Record<string, string> = { MKT12315: 'MR-01', PETITION: 'PT-01', HL12378: 'FC-01', LETTER: 'FC-01', VISIT: 'FC-01' };
const OF_MATTER: Record<string, string[]> = { COMPLAINT: ['FC-02'], REPORT: ['FR-01'], PETITION: ['PT-05', 'PT-03'] };
const HANDED_IN = 'HANDLE INTERIM RETURN CONTACT NOTIFY REPORT REDO';
const OF_ASSIGNMENT = 'SIGN RETURN INTERIM CONTACT NOTIFY REPORT';
const MARKS = ['ClockWarned50', 'ClockWarned80', 'YellowCardIssued', 'ClockBreached', 'BulletinIssued'];

const received: Effect = (ledger, { at, text, data }) => {
  ledger.source = text('sourceSystem');
  ledger.start('DISPATCH', at);
  const rule = data.part === 1 ? 'FR-01' : AUTHORITIES[ledger.source];
  // Nobody receives anything in the future: then our own receipt counts.
  const receipt = Math.min(Date.parse(text('receivedAt')), at);
  if (rule !== undefined) ledger.start(rule, receipt);
  if (data.sourceDueAt !== undefined) ledger.start('SOURCE_DUE', receipt, null, Date.parse(text('sourceDueAt')));
};
const offered: Effect = (ledger, { at, text, endOf, data }) => {
  ledger.start('SIGN', at, text('assignmentId'));
  if (data.role === 'ASSIST') {
    if (data.dueOn !== undefined) ledger.start('HUB-ASSIST', at, text('assignmentId'), endOf('dueOn'));
    return;
  }
  ledger.atAnInstitution = true;
  const limits = [...(OF_MATTER[ledger.matter] ?? [])];
  if (ledger.source === 'HL12345') limits.push('HL-01');
  ledger.startMissing(at, [...limits, ...limitsOfUrgency(ledger)]);
};
/** Limits that exist for some urgencies only. An ordinary hotline order has its five working days by HL-01. */
function limitsOfUrgency({ source, urgency }: SlowLedger): string[] {
  const interim = source === 'HL12345' && urgency !== 'NORMAL' ? ['INTERIM'] : [];
  return [...interim, 'HANDLE', 'FIRST_REPORT'].filter((ruleId) => exists(ruleId, urgency));
}
const noLonger: Effect = (ledger, { at, text }) => {
  ledger.stopAllOf(at, text('assignmentId'));
};
const returnDecided: Effect = (ledger, { at }) => {
  ledger.stopRule(at, 'RETURN_REVIEW');
};
const over: Effect = (ledger, { at }) => {
  ledger.stop(at, 'DISPATCH SIGN RETURN HANDLE INTERIM ACCEPT FORWARD NOTIFY REPORT CONTACT REVIEW CALLBACK REDO DISPUTE MEDIATE ASSIST');
};
const resumed: Effect = (ledger, { at }) => {
  ledger.resume(at);
};
const nothing: Effect = () => undefined;

const EFFECTS: Record<string, Effect> = {
  ReferralReceived: received,
  ReferralSplit: received,
  ReferralClassified: (ledger, { at, text }) => {
    ledger.urgency = text('urgency') as Urgency;
    ledger.matter = text('matterType');
    ledger.measureAnew(at, 'DISPATCH');
  },
  ReferralDispatched: (ledger, { at, data }) => {
    if (data.dueOn !== null) throw new Error('the slow calculator was never told what an order to report by a day means');
    ledger.stop(at, 'DISPATCH ACCEPT FORWARD');
  },
  AssignmentOffered: offered,
  AssignmentAcknowledged: (ledger, { at, text }) => {
    ledger.stop(at, 'SIGN', text('assignmentId'));
    ledger.start('FIRST_CONTACT', at, text('assignmentId'));
  },
  ContactLogged: (ledger, { at }) => {
    ledger.stop(at, 'CONTACT NOTIFY');
  },
  ReturnRequested: (ledger, { at, text }) => {
    ledger.stop(at, 'SIGN', text('assignmentId'));
    ledger.start('RETURN_REVIEW', at);
  },
  ReturnApproved: returnDecided,
  ReturnRejected: returnDecided,
  AssignmentReturned: (ledger, { at, text }) => {
    ledger.stop(at, OF_ASSIGNMENT, text('assignmentId'));
    ledger.atAnInstitution = false;
    ledger.start('DISPATCH', at);
  },
  AssignmentReassigned: (ledger, { at, text }) => {
    ledger.stop(at, OF_ASSIGNMENT, text('assignmentId'));
  },
  AssistRemoved: noLonger,
  AssistWaived: noLonger,
  AssistAnswered: noLonger,
  InterimReplied: (ledger, { at, endOf }) => {
    ledger.stop(at, 'INTERIM REPORT');
    ledger.start('HUB-NEXT', at, null, endOf('nextDate'));
    if (ledger.urgency === 'CRITICAL') ledger.start('DAILY_REPORT', at);
  },
  ReplySubmitted: (ledger, { at }) => {
    ledger.stop(at, HANDED_IN);
    ledger.repliedAt = at;
    ledger.start('REVIEW', at);
  },
  ReplyRejected: (ledger, { at }) => {
    ledger.stop(at, 'REVIEW');
    ledger.comeBackFromReply(at);
  },
  ReplyApproved: (ledger, { at }) => {
    ledger.stop(at, 'REVIEW');
    ledger.start('CALLBACK', at);
  },
  RedoOrdered: (ledger, { at }) => {
    ledger.stop(at, 'CALLBACK');
    ledger.start('REDO', at);
  },
  SourceUpdated: (ledger, { at, data }) => {
    if (data.newFacts === true) ledger.restart(at);
  },
  ReferralSuspended: (ledger, { at, text }) => {
    ledger.pause(at, text('ground'));
  },
  ReferralResumed: resumed,
  ExtensionRequested: (ledger, { at, text }) => {
    ledger.ask(text('ruleId'), text('extensionRuleId'), text('newDueOn'), at);
  },
  ExtensionGranted: (ledger, { at, text }) => {
    ledger.decide(text('ruleId'), at, true);
  },
  ExtensionRefused: (ledger, { at, text }) => {
    ledger.decide(text('ruleId'), at, false);
  },
  UrgencyChanged: (ledger, { at, text }) => {
    ledger.urgency = text('urgency') as Urgency;
    ledger.raise(at);
    if (ledger.atAnInstitution) ledger.startMissing(at, limitsOfUrgency(ledger));
  },
  MediationRequested: (ledger, { at }) => {
    ledger.pause(at, 'MEDIATION');
    ledger.start('MD-01', at);
  },
  MediationEnded: (ledger, { at, data }) => {
    ledger.stop(at, 'MEDIATE');
    ledger.resume(at);
    if (data.outcome === 'failed') return;
    ledger.stop(at, HANDED_IN);
    ledger.start('REVIEW', at);
  },
  SupervisionOrdered: (ledger, { at, text, endOf }) => {
    const isCounted = ledger.dayOf('SUPERVISION', at) === text('dueOn');
    if (isCounted) ledger.start('SUPERVISION', at, text('orderId'));
    else ledger.start('HUB-SUPERVISED', at, text('orderId'), endOf('dueOn'));
  },
  SupervisionAnswered: (ledger, { at, text }) => {
    ledger.stop(at, 'SUPERVISE', text('orderId'));
  },
  SupervisionRejected: (ledger, { at, text }) => {
    ledger.comeBack(at, text('orderId'));
  },
  RectificationOpened: (ledger, { at, text, endOf }) => {
    ledger.start('HUB-RECTIFY', at, text('taskId'), endOf('dueOn'));
  },
  RectificationClosed: (ledger, { at, text }) => {
    ledger.stop(at, 'RECTIFY', text('taskId'));
  },
  ReferralTransferredOut: over,
  ReferralNotAccepted: over,
  ReferralMerged: over,
  ReferralWithdrawn: over,
  ReferralClosed: over,
};
/** What has nothing to do with time. */
for (const type of `ReferralQuarantined ReferralRepaired RouteProposed ReferralInProgress MaterialRequested CallbackRecorded Reminded SourceChanged SuspensionRequested
   SuspensionRefused AssistProposed AssistProposalRejected AssistAdded ReviewOpened ReferralArchived SupervisionVerified
   SupervisionEscalated MajorCaseLinked`.split(/\s+/))
  EFFECTS[type] = nothing;

/** @param until the end of the story: what passes later is not told in it. @throws Error for an event it was never told of */
export function slowBreaches(events: readonly ToldEvent[], until: number, days: Days): SlowBreach[] {
  const ledger = new SlowLedger(days);
  for (const { type, at, data } of events) {
    if (MARKS.includes(type)) continue;
    const effect = EFFECTS[type];
    if (!effect) throw new Error(`the slow calculator was never told of ${type}: say in test/oracle/slow-story.ts what it does to a limit`);
    ledger.waitUntil(Date.parse(at));
    const text = (name: string): string => String(data[name]);
    effect(ledger, { at: Date.parse(at), text, endOf: (name) => Date.parse(text(name)) + 16 * 3_600_000, data });
  }
  ledger.waitUntil(until);
  return ledger.breaches;
}
