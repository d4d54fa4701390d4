import type { Instant } from '#kernel';

interface At {
  readonly at: Instant;
}

/** 会办: who is asked to assist, who answered, who was let go. The question and the answer are sealed contents of their own. */
export type JointHandlingEvent =
  | ({
      readonly type: 'AssistProposed';
      readonly change: 'add' | 'remove';
      readonly orgId: string;
      readonly dueOn: string | null;
      readonly requestedBy: string;
    } & At)
  | ({ readonly type: 'AssistProposalRejected'; readonly orgId: string } & At)
  | ({ readonly type: 'AssistAdded'; readonly assignmentId: string; readonly orgId: string } & At)
  | ({ readonly type: 'AssistAnswered'; readonly assignmentId: string; readonly orgId: string } & At)
  | ({ readonly type: 'AssistWaived'; readonly assignmentId: string; readonly orgId: string } & At)
  | ({ readonly type: 'AssistRemoved'; readonly assignmentId: string; readonly orgId: string } & At);

/** 职责争议: two returns, or a dispatcher's finding, end in a designation. @source 信访工作条例 art. 24; 市场监管总局令第121号 art. 33 */
export type DisputeEvent =
  | ({ readonly type: 'JurisdictionDisputed'; readonly orgIds: readonly string[] } & At)
  | ({ readonly type: 'InstitutionDesignated'; readonly orgId: string; readonly by: 'SV' | 'HD' } & At);
