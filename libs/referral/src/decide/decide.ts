import type { Decision } from '#kernel';
import type { CommandBody, ReferralCommand } from '../commands.js';
import type { ReferralEvent } from '../events.js';
import type { Referral } from '../referral.js';
import type { ReferralRefusal } from '../refusals.js';
import { designate, openDispute } from './dispute.js';
import { dispatch, merge, reassign, refuse, split, transferOut } from './desk.js';
import { tableGuard } from './guards.js';
import { acknowledge, interimReply, logContact, requestInfo, requestReturn, submitReply } from './institution.js';
import { addAssist, answerAssist, proposeAssist, rejectAssist, removeAssist } from './joint-handling.js';
import { dockCourt, endMediation, recordCourtResult, transferToMediation } from './mediation-and-court.js';
import { archive, orderRedo, reopen } from './redo.js';
import { acceptReview, closeHearing, decideReview, openHearing, refuseReview, requestReview } from './review.js';
import {
  answerSupervision,
  closeRectification,
  escalateSupervision,
  escalateUrgency,
  linkMajorCase,
  openRectification,
  supervise,
  verifySupervision,
} from './supervision.js';
import { approveExtension, rejectExtension, rejectSuspension, requestExtension, requestSuspension, resume, suspend } from './time.js';
import { addMaterial, classify, proposeRoute, receive, repair, updateFromSource } from './intake.js';
import { approveReply, approveReturn, recordCallback, rejectReply, rejectReturn, remind, withdraw } from './officer.js';

type Rules = {
  readonly [Type in CommandBody['type']]: (
    command: ReferralCommand<Extract<CommandBody, { readonly type: Type }>>,
    referral: Referral,
  ) => Decision<ReferralEvent, ReferralRefusal>;
};

/** A new command does not compile until it is decided here. */
const RULES: Rules = {
  receive,
  repair,
  classify,
  proposeRoute,
  merge,
  split,
  refuse,
  transferOut,
  dispatch,
  acknowledge,
  requestReturn,
  approveReturn,
  rejectReturn,
  reassign,
  logContact,
  requestInfo,
  interimReply,
  submitReply,
  rejectReply,
  approveReply,
  recordCallback,
  withdraw,
  remind,
  updateFromSource,
  addMaterial,
  proposeAssist,
  rejectAssist,
  addAssist,
  removeAssist,
  answerAssist,
  openDispute,
  designate,
  requestExtension,
  approveExtension,
  rejectExtension,
  requestSuspension,
  rejectSuspension,
  suspend,
  resume,
  transferToMediation,
  endMediation,
  dockCourt,
  recordCourtResult,
  orderRedo,
  requestReview,
  acceptReview,
  refuseReview,
  openHearing,
  closeHearing,
  decideReview,
  reopen,
  archive,
  supervise,
  answerSupervision,
  verifySupervision,
  escalateSupervision,
  escalateUrgency,
  linkMajorCase,
  openRectification,
  closeRectification,
};

/** What obeying `command` would record, or why it may not be obeyed. Pure: time, actor and new ids arrive in the command. */
export function decide(command: ReferralCommand, referral: Referral): Decision<ReferralEvent, ReferralRefusal> {
  const no = tableGuard(command, referral);
  if (no) return no;
  const rule = RULES[command.body.type] as (given: ReferralCommand, on: Referral) => Decision<ReferralEvent, ReferralRefusal>;
  return rule(command, referral);
}
