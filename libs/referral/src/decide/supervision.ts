import { accepted, refused, type Decision } from '#kernel';
import type { CommandOf, ReferralCommand } from '../commands.js';
import type { ReferralEvent } from '../events.js';
import { SUPERVISION_LEVELS } from '../grounds.js';
import type { Referral, Urgency } from '../referral.js';
import type { ReferralRefusal } from '../refusals.js';
import { futureDay } from './days.js';
import { missing } from './guards.js';

type Answer = Decision<ReferralEvent, ReferralRefusal>;

const unknown = (): Answer => refused('supervision-unknown', '没有这张督办单，或其状态不符。There is no such order in that state.');

/** Row 46. @source 潍坊条例 art. 26, 济南条例 art. 28 */
export function supervise({ at, actor, body }: ReferralCommand<CommandOf<'supervise'>>): Answer {
  if (missing(body.demand, body.responsible, body.orgId))
    return refused('text-missing', '督办须写明要求、责任单位和责任人。Name demand, unit and person responsible.');
  const no = futureDay(at, body.dueOn);
  if (no) return no;
  const { orderId, kind, level, orgId, dueOn } = body;
  return accepted({ type: 'SupervisionOrdered', at, orderId, kind, level, orgId, dueOn, by: actor.roles.includes('SV') ? 'SV' : 'SYS' });
}

export function answerSupervision({ at, actor, body }: ReferralCommand<CommandOf<'answerSupervision'>>, referral: Referral): Answer {
  const order = referral.supervisions.find(({ orderId }) => orderId === body.orderId);
  if (order?.state !== 'ISSUED') return unknown();
  if (order.orgId !== actor.orgId) return refused('not-your-referral', '该督办单不是发给贵机构的。This order is not addressed to you.');
  if (missing(body.text)) return refused('text-missing', '请填写督办回复。Give your answer.');
  return accepted({ type: 'SupervisionAnswered', at, orderId: order.orderId, orgId: order.orgId });
}

export function verifySupervision({ at, actor, body }: ReferralCommand<CommandOf<'verifySupervision'>>, referral: Referral): Answer {
  const order = referral.supervisions.find(({ orderId }) => orderId === body.orderId);
  if (order?.state !== 'ANSWERED') return unknown();
  if (order.orgId === actor.orgId) return refused('self-approval', '被督办单位不得核验自己。The supervised unit may not verify itself.');
  if (missing(body.opinion)) return refused('text-missing', '请写明核验意见。Give an opinion.');
  return accepted(body.verified ? { type: 'SupervisionVerified', at, orderId: order.orderId } : { type: 'SupervisionRejected', at, orderId: order.orderId });
}

/** Overdue → 约谈 → 通报: only upwards. */
export function escalateSupervision({ at, body }: ReferralCommand<CommandOf<'escalateSupervision'>>, referral: Referral): Answer {
  const order = referral.supervisions.find(({ orderId }) => orderId === body.orderId);
  if (!order || order.state === 'CLOSED') return unknown();
  if (SUPERVISION_LEVELS.indexOf(body.level) <= SUPERVISION_LEVELS.indexOf(order.level)) return unknown();
  return accepted({ type: 'SupervisionEscalated', at, orderId: order.orderId, level: body.level });
}

const URGENCIES: readonly Urgency[] = ['NORMAL', 'PRIORITY', 'URGENT', 'CRITICAL'];

/** Row 47: only upwards; it may shorten the hub's own limits and never those of the law. */
export function escalateUrgency({ at, body }: ReferralCommand<CommandOf<'escalateUrgency'>>, referral: Referral): Answer {
  if (URGENCIES.indexOf(body.urgency) <= URGENCIES.indexOf(referral.urgency))
    return refused('urgency-not-higher', `紧急程度已是 ${referral.urgency}。The case is ${referral.urgency} already.`);
  if (missing(body.criterionId)) return refused('text-missing', '请填写触发标准。Name the criterion.');
  return accepted({ type: 'UrgencyChanged', at, urgency: body.urgency, criterionId: body.criterionId });
}

export function linkMajorCase({ at, body }: ReferralCommand<CommandOf<'linkMajorCase'>>): Answer {
  if (missing(body.majorCaseId, body.criterionId)) return refused('text-missing', '请填写重大事件编号和标准。Name the major case and the criterion.');
  return accepted({ type: 'MajorCaseLinked', at, majorCaseId: body.majorCaseId, criterionId: body.criterionId });
}

/** Row 48. @source 令2020-3 art. 40, 41 */
export function openRectification({ at, body }: ReferralCommand<CommandOf<'openRectification'>>): Answer {
  if (missing(body.measure, body.orgId)) return refused('text-missing', '整改须写明责任单位和措施。Name the unit and the measure.');
  return futureDay(at, body.dueOn) ?? accepted({ type: 'RectificationOpened', at, taskId: body.taskId, orgId: body.orgId, dueOn: body.dueOn });
}

export function closeRectification({ at, body }: ReferralCommand<CommandOf<'closeRectification'>>, referral: Referral): Answer {
  if (!referral.rectifications.some(({ taskId }) => taskId === body.taskId)) return refused('rectification-unknown', '没有这项整改。There is no such task.');
  if (missing(body.opinion)) return refused('text-missing', '请写明验收意见。Give an opinion.');
  return accepted({ type: 'RectificationClosed', at, taskId: body.taskId });
}
