import type { InboxItem, InboxKind } from '#contracts';
import { activeLead, type Referral, type ReferralEvent } from '#referral';
import type { Clock } from '../work/clock.js';
import { nextDue } from '../work/clock.js';

interface Context {
  readonly referralId: string;
  readonly referralNo: string;
  readonly before: Referral;
  readonly version: number;
  readonly clocks: readonly Clock[];
}

const item = (kind: InboxKind, event: ReferralEvent, context: Context, mine: boolean): InboxItem => ({
  kind,
  referralId: context.referralId,
  referralNo: context.referralNo,
  version: context.version,
  at: event.at,
  role: mine ? 'LEAD' : null,
  nextDueAt: mine ? nextDue(context.clocks) : null,
});

const TO_LEAD: Readonly<Record<string, InboxKind>> = {
  ReturnRejected: 'ReturnRejected',
  ReplyRejected: 'ReplyRejected',
  ReplyApproved: 'ReplyApproved',
  Reminded: 'Reminded',
  SourceUpdated: 'SourceUpdated',
  ReferralWithdrawn: 'ReferralWithdrawn',
  ReferralClosed: 'ReferralClosed',
};

/** What an event puts into which institution's mailbox: ids and codes; where access has ended, nothing but the ids. */
export function inboxItems(event: ReferralEvent, context: Context): readonly { readonly orgId: string; readonly item: InboxItem }[] {
  switch (event.type) {
    case 'AssignmentOffered':
      return [{ orgId: event.orgId, item: item('AssignmentOffered', event, context, true) }];
    case 'AssignmentReturned':
      return [{ orgId: event.orgId, item: item('AssignmentReturned', event, context, false) }];
    case 'AssignmentReassigned':
      return [{ orgId: event.orgId, item: item('AssignmentReassigned', event, context, false) }];
    default: {
      const kind = TO_LEAD[event.type];
      const lead = activeLead(context.before);
      return kind && lead ? [{ orgId: lead.orgId, item: item(kind, event, context, true) }] : [];
    }
  }
}
