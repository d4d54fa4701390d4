import type { Instant } from '#kernel';
import type { PauseGround } from '../grounds.js';
import type { NoticeProof } from './notice-proof.js';

/** What the law says of lengthening one running limit, looked up by the caller in the rule tables; null = the rule knows no extension. */
export interface ExtensionLaw {
  /** The rule by which it is lengthened: FC-03, FC-04, PT-05, HL-02 … */
  readonly extensionRuleId: string;
  /** `SELF`: the unit decides itself, a named head signs; else the role that approves. */
  readonly approver: 'SELF' | 'IS' | 'SOURCE';
  /** The institution above, where it is the one to decide. */
  readonly approverOrgId?: string;
  readonly dueAt: Instant;
  readonly dueOn: string;
  readonly latestDueOn: string;
  readonly maxCount: number;
}

/** 延期 and 中止. */
export type TimeCommand =
  | {
      readonly type: 'requestExtension';
      readonly ruleId: string;
      readonly newDueOn: string;
      readonly reason: string;
      readonly approvedByHead: string;
      readonly law: ExtensionLaw | null;
    }
  | { readonly type: 'approveExtension'; readonly opinion: string; readonly isSuperior: boolean }
  | { readonly type: 'rejectExtension'; readonly opinion: string; readonly isSuperior: boolean }
  | {
      readonly type: 'requestSuspension';
      readonly ground: PauseGround;
      readonly reason: string;
      readonly expectedEnd: string;
      /** The grounds that at least one running limit of the case knows. */
      readonly lawfulGrounds: readonly PauseGround[];
    }
  | { readonly type: 'rejectSuspension'; readonly opinion: string }
  | { readonly type: 'suspend'; readonly opinion: string; readonly noticeProof: NoticeProof | null; readonly lawfulGrounds: readonly PauseGround[] }
  | { readonly type: 'resume'; readonly evidence: string };
