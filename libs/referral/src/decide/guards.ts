import { refused, type Refusal } from '#kernel';
import type { ReferralCommand } from '../commands.js';
import { activeAssignmentOf, type Referral } from '../referral.js';
import type { ReferralRefusal } from '../refusals.js';
import { isEnd, type Role } from '../states.js';
import { obeyedIn, rolesFor } from '../transitions.js';

export type No = Refusal<ReferralRefusal>;

const OFFICERS: readonly Role[] = ['HO', 'PO', 'MO', 'CB'];
const HANDLERS: readonly Role[] = ['IH', 'IM'];

/** State and role, by the table alone: what holds before any rule of the command itself is asked. */
export function tableGuard(command: ReferralCommand, referral: Referral): No | null {
  const { type } = command.body;
  if (!command.actor.roles.some((role) => rolesFor(type).includes(role))) {
    return refused('role-forbidden', `${type} 不是您的角色可以下达的指令。Your role may never give this command.`);
  }
  const relation = relationGuard(command, referral);
  if (relation) return relation;
  if (obeyedIn(type).includes(referral.status)) return null;
  if (isEnd(referral.status))
    return refused('referral-terminal', `工单已是终态 ${referral.status}，不能再 ${type}。The case has ended: add material, or ask the desk to reopen it.`);
  return refused(
    'wrong-status',
    `工单现为 ${referral.status}，不能 ${type}；允许的状态：${obeyedIn(type).join('、')}。Read the case again and take one of allowedCommands.`,
  );
}

/** An institution acts only on an assignment of its own, a door's officer only on the door's own order. */
function relationGuard({ actor, body }: ReferralCommand, referral: Referral): No | null {
  const acting = actor.roles.filter((role) => rolesFor(body.type).includes(role));
  // A supervision order may come after the case has ended: it is addressed to a unit, not to an assignment.
  if (body.type !== 'answerSupervision' && acting.some((role) => HANDLERS.includes(role)) && !activeAssignmentOf(referral, actor.orgId)) {
    return refused('not-your-referral', '该工单不在贵机构名下。This case is not with your institution.');
  }
  if (acting.every((role) => OFFICERS.includes(role)) && (actor.door === null || actor.door !== referral.door)) {
    return refused('not-your-referral', '该工单不是本渠道受理的。This case did not come from your door.');
  }
  return null;
}

export const missing = (...texts: readonly string[]): boolean => texts.some((text) => text.trim() === '');
