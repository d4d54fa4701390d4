import type { ErrorCode, JsonObject } from '#kernel';
import type { Door } from '../doors/door.js';
import type { ReferralStatus, Role } from '../referral-codes.js';

/** Commands that people and systems may give (DOMAIN names, verbatim). */
export const COMMANDS = [
  'acknowledge',
  'requestReturn',
  'logContact',
  'requestInfo',
  'interimReply',
  'submitReply',
  'approveReturn',
  'rejectReturn',
  'approveReply',
  'rejectReply',
  'recordCallback',
  'withdraw',
  'remind',
  'addMaterial',
  'orderRedo',
  'approveExtension',
  'rejectExtension',
  'requestReview',
  'repair',
  'classify',
  'dispatch',
  'reassign',
  'refuse',
  'transferOut',
  'merge',
  'split',
  'proposeAssist',
  'rejectAssist',
  'addAssist',
  'removeAssist',
  'answerAssist',
  'openDispute',
  'designate',
  'requestExtension',
  'requestSuspension',
  'rejectSuspension',
  'suspend',
  'resume',
  'transferToMediation',
  'endMediation',
  'dockCourt',
  'recordCourtResult',
  'acceptReview',
  'refuseReview',
  'openHearing',
  'closeHearing',
  'decideReview',
  'reopen',
  'supervise',
  'answerSupervision',
  'verifySupervision',
  'escalateSupervision',
  'escalateUrgency',
  'linkMajorCase',
  'openRectification',
  'closeRectification',
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** What a door's officer may send at `POST …/orders/<no>/commands/<command>`; which of them each door may use is casework's table. */
export const OFFICER_COMMANDS = [
  'withdraw',
  'remind',
  'addMaterial',
  'approveReturn',
  'rejectReturn',
  'approveReply',
  'rejectReply',
  'approveExtension',
  'rejectExtension',
  'recordCallback',
  'orderRedo',
  'requestReview',
] as const satisfies readonly CommandName[];
export type OfficerCommand = (typeof OFFICER_COMMANDS)[number];

/** Who acts: the party behind the credential and the fixed roles of that credential. */
export interface Actor {
  readonly orgId: string;
  readonly roles: readonly Role[];
  /** Set when the caller is a door acting on its own orders. */
  readonly door: Door | null;
  /** Keyed hash of the person's staff number, never the number. */
  readonly userHash: string | null;
}

export interface CommandRequest {
  readonly referralId: string;
  readonly command: CommandName;
  readonly body: JsonObject;
  readonly actor: Actor;
  /** `commandId` of a door or a record, `Idempotency-Key` of the partner API. Scope: the actor's party. */
  readonly idempotencyKey: string;
  /** From `If-Match`; null = whatever stands (doors only). */
  readonly expectedVersion: number | null;
  /** Which half of a split order is meant; 0 unless the door says so. */
  readonly part: 0 | 1;
}

export type CommandAnswer =
  | {
      readonly obeyed: true;
      readonly status: ReferralStatus;
      readonly version: number;
      readonly allowedCommands: readonly CommandName[];
      readonly duplicate: boolean;
    }
  | {
      readonly obeyed: false;
      readonly code: ErrorCode;
      /** 403 role · 404 not visible · 409 state · 412 stale · 422 body or reused key. */
      readonly httpStatus: 403 | 404 | 409 | 412 | 422;
      readonly detail: string;
      readonly faults: readonly { readonly path: string; readonly code: ErrorCode }[];
      readonly version: number | null;
      readonly status: ReferralStatus | null;
      readonly allowedCommands: readonly CommandName[];
    };

/** `cn.qingdao.<context>.CommandForwarded.v1` on `casework.referral.command.v1`: a command that came as a record or a batch row. `sealed` = its body. */
export interface CommandForwardedData {
  readonly command: CommandName;
  readonly commandId: string;
  readonly actor: Actor;
  readonly expectedVersion: number | null;
  readonly part: 0 | 1;
  /** Set where a door's record or batch row was the cause: a refusal goes back there as code REFUSED. */
  readonly order: { readonly door: Door; readonly sourceOrderNo: string } | null;
  readonly keyId: string;
  readonly sealed: string;
}
