import type { Instant } from '#kernel';
import type { AfterAnswerCommand, SupervisionCommand } from './commands/after-answer.js';
import type { AssistOrder, JointHandlingCommand } from './commands/joint-handling.js';
import type { MediationAndCourtCommand } from './commands/mediation-and-court.js';
import type { NoticeProof } from './commands/notice-proof.js';
import type { TimeCommand } from './commands/time.js';
import type { ClassifiedFacts, DispatchMode, ReceiptFacts } from './events.js';
import type { Role } from './states.js';

/** Who gives a command: the party, its fixed roles, and the door when it acts on its own orders. */
export interface Actor {
  readonly orgId: string;
  readonly roles: readonly Role[];
  readonly door: string | null;
}

/** What may be asked of a referral. Names are the law desk's, verbatim; time and new ids arrive in the command, so that deciding is pure. */
export type CommandBody =
  | ({ readonly type: 'receive'; readonly faults: readonly string[] } & ReceiptFacts)
  | { readonly type: 'repair'; readonly changed: readonly string[]; readonly reason: string }
  | ({ readonly type: 'classify' } & ClassifiedFacts)
  | { readonly type: 'proposeRoute'; readonly leadOrgId: string | null; readonly ruleId: string; readonly ruleSetVersion: string; readonly score: number }
  | {
      readonly type: 'merge';
      readonly target: { readonly referralId: string; readonly isOpen: boolean; readonly matterType: string | null; readonly sourceSystem: string };
      readonly confirmed: boolean;
    }
  | { readonly type: 'split'; readonly alreadySplit: boolean; readonly complaintText: string; readonly reportText: string }
  | { readonly type: 'refuse'; readonly reasonCode: string; readonly basis: string; readonly remedy: string; readonly noticeProof: NoticeProof }
  | { readonly type: 'transferOut'; readonly to: string; readonly reason: string; readonly ruleId: string | null }
  | {
      readonly type: 'dispatch';
      readonly leadOrgId: string;
      /** Whether the registry knows it as a bank, insurer or other supervised institution. */
      readonly leadIsInstitution: boolean;
      readonly leadIsActive: boolean;
      readonly assignmentId: string;
      readonly mode: DispatchMode;
      readonly opinion: string;
      readonly dueOn: string | null;
      readonly returnUntil: Instant | null;
      readonly ruleId: string | null;
      readonly assists?: readonly AssistOrder[];
    }
  | { readonly type: 'acknowledge'; readonly contactName: string; readonly contactPhone: string }
  | { readonly type: 'requestReturn'; readonly reasonCode: string; readonly explanation: string; readonly suggestedOrgId: string | null }
  | { readonly type: 'approveReturn'; readonly opinion: string }
  | { readonly type: 'rejectReturn'; readonly opinion: string }
  | {
      readonly type: 'reassign';
      readonly leadOrgId: string;
      readonly leadIsInstitution: boolean;
      readonly leadIsActive: boolean;
      readonly assignmentId: string;
      readonly reason: string;
      readonly returnUntil: Instant | null;
    }
  | { readonly type: 'logContact'; readonly contactedAt: Instant; readonly mode: string; readonly result: string }
  | { readonly type: 'requestInfo'; readonly items: readonly string[]; readonly dueOn: string; readonly latestDueOn: string }
  | { readonly type: 'interimReply'; readonly text: string; readonly nextDate: string }
  | {
      readonly type: 'submitReply';
      readonly resultCode: string;
      readonly text: string;
      readonly basis: string;
      readonly remedies: string;
      readonly rootCauseCode: string;
      readonly refundFen: number | null;
      /** What a redo's answer does differently; asked for in REDO only. */
      readonly difference?: string;
      /** Keyed hash of the handler's name. */
      readonly handler?: string;
      readonly waivedAssists?: readonly { readonly orgId: string; readonly reason: string }[];
    }
  | { readonly type: 'rejectReply'; readonly defects: readonly string[] }
  | { readonly type: 'approveReply'; readonly noticeProof: NoticeProof }
  | {
      readonly type: 'recordCallback';
      readonly reached: boolean;
      readonly rating: number | null;
      readonly solved: boolean | null;
      /** 不满意但合法合理: a supervisor's finding ends a case that its complainant does not like. */
      readonly lawfulAndReasonable?: boolean;
    }
  | { readonly type: 'withdraw'; readonly reasonCode: string; readonly statement: string }
  | { readonly type: 'remind'; readonly text: string }
  | {
      readonly type: 'updateFromSource';
      readonly sourceVersion: number;
      readonly confidentiality: ReceiptFacts['confidentiality'];
      readonly becomesReport: boolean;
      readonly changesRespondentOrType: boolean;
    }
  | { readonly type: 'addMaterial'; readonly text: string; readonly newFacts?: boolean }
  | JointHandlingCommand
  | TimeCommand
  | MediationAndCourtCommand
  | AfterAnswerCommand
  | SupervisionCommand;

export type CommandType = CommandBody['type'];
export type CommandOf<Type extends CommandType> = Extract<CommandBody, { readonly type: Type }>;

export interface ReferralCommand<Body extends CommandBody = CommandBody> {
  readonly at: Instant;
  readonly actor: Actor;
  readonly body: Body;
}
