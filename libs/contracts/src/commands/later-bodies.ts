import type { JsonObject } from '#kernel';
import { body, bool, day, fen, list, moment, noticeProof, oneOf, orgId, text } from './body-shapes.js';

const GROUNDS = ['APPRAISAL', 'MEDIATION', 'HEARING', 'RECUSAL', 'FORCE_MAJEURE', 'AWAIT_PROCEDURE'] as const;
const LEVELS = ['NORMAL', 'LISTED', 'TALK', 'CIRCULAR'] as const;
const opinion = body(['opinion'], { opinion: text(2_000) });
const orderId: JsonObject = { type: 'string', format: 'uuid' };

/** Bodies of the commands of joint handling, time, mediation and court, review and supervision. */
export const LATER_COMMAND_BODIES = {
  proposeAssist: body(['change', 'orgId', 'question'], { change: oneOf('add', 'remove'), orgId, question: text(2_000), dueOn: day }),
  rejectAssist: opinion,
  addAssist: body(['orgId', 'question', 'dueOn'], { orgId, question: text(2_000), dueOn: day }),
  removeAssist: body(['orgId', 'reason'], { orgId, reason: text(2_000) }),
  answerAssist: body(['text'], { text: text(10_000) }),
  openDispute: body(['orgIds', 'reason'], { orgIds: list(orgId, 10), reason: text(2_000) }),
  designate: body(['orgId', 'reason'], { orgId, reason: text(2_000) }),
  requestExtension: body(['ruleId', 'newDueOn', 'reason'], { ruleId: text(20), newDueOn: day, reason: text(2_000), approvedByHead: text(60) }),
  requestSuspension: body(['ground', 'reason', 'expectedEnd'], { ground: oneOf(...GROUNDS), reason: text(2_000), expectedEnd: day }),
  rejectSuspension: opinion,
  suspend: body(['opinion'], { opinion: text(2_000), noticeProof }),
  resume: body(['evidence'], { evidence: text(2_000) }),
  transferToMediation: body(['centreOrgId', 'complainantAgreedAt', 'institutionAgreedAt'], {
    centreOrgId: orgId,
    complainantAgreedAt: moment,
    institutionAgreedAt: moment,
  }),
  endMediation: body(['outcome'], { outcome: oneOf('failed', 'agreed'), reason: text(2_000), agreementNo: text(100), amountFen: fen }),
  dockCourt: body(['caseNo', 'kind'], { caseNo: text(100), kind: text(40) }),
  recordCourtResult: body(['ruling'], { ruling: oneOf('CONFIRMED', 'REFUSED', 'JUDGED', 'WITHDRAWN_SUIT', 'MEDIATED'), text: text(4_000) }),
  acceptReview: body([], {}),
  refuseReview: body(['basis'], { basis: text(2_000) }),
  openHearing: body([], {}),
  closeHearing: body([], {}),
  decideReview: body(['decision', 'basis'], { decision: oneOf('UPHELD', 'CHANGED', 'ORDERED_REDO'), basis: text(10_000) }),
  reopen: body(['ground', 'reason'], { ground: oneOf('NEW_FACTS', 'WRONG_CLOSURE'), reason: text(2_000) }),
  supervise: body(['kind', 'demand', 'responsible', 'orgId', 'dueOn'], {
    kind: text(40),
    level: oneOf(...LEVELS),
    demand: text(4_000),
    responsible: text(60),
    orgId,
    dueOn: day,
  }),
  answerSupervision: body(['orderId', 'text'], { orderId, text: text(10_000) }),
  verifySupervision: body(['orderId', 'verified', 'opinion'], { orderId, verified: bool, opinion: text(2_000) }),
  escalateSupervision: body(['orderId', 'level'], { orderId, level: oneOf(...LEVELS) }),
  escalateUrgency: body(['urgency', 'criterionId'], { urgency: oneOf('PRIORITY', 'URGENT', 'CRITICAL'), criterionId: text(40) }),
  linkMajorCase: body(['majorCaseId', 'criterionId'], { majorCaseId: text(60), criterionId: text(40) }),
  openRectification: body(['orgId', 'measure', 'dueOn'], { orgId, measure: text(4_000), dueOn: day }),
  closeRectification: body(['taskId', 'opinion'], { taskId: orderId, opinion: text(2_000) }),
} as const satisfies Readonly<Record<string, JsonObject>>;
