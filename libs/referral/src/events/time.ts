import type { Instant } from '#kernel';
import type { PauseGround } from '../grounds.js';

interface At {
  readonly at: Instant;
}

/** 延期 and 中止: what lengthens a limit or lets it stand still, always by a named rule or ground. */
export type TimeEvent =
  | ({
      readonly type: 'ExtensionRequested';
      readonly ruleId: string;
      readonly extensionRuleId: string;
      readonly newDueOn: string;
      readonly orgId: string;
      /** The unit above that is asked: it sees the case from now on. */
      readonly approverOrgId?: string;
    } & At)
  | ({
      readonly type: 'ExtensionGranted';
      readonly ruleId: string;
      readonly extensionRuleId: string;
      readonly newDueOn: string;
      readonly orgId: string;
      readonly approvedBy: string;
    } & At)
  | ({ readonly type: 'ExtensionRefused'; readonly ruleId: string; readonly extensionRuleId: string; readonly orgId: string } & At)
  | ({ readonly type: 'SuspensionRequested'; readonly ground: PauseGround; readonly expectedEnd: string; readonly orgId: string } & At)
  | ({ readonly type: 'SuspensionRefused'; readonly ground: PauseGround; readonly orgId: string } & At)
  | ({ readonly type: 'ReferralSuspended'; readonly ground: PauseGround; readonly expectedEnd: string } & At)
  | ({ readonly type: 'ReferralResumed'; readonly ground: PauseGround } & At);
