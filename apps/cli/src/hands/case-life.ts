import { instantOf, type Instant } from '#kernel';
import { activeLead, decide, initialReferral, replay, type CommandBody, type Referral, type ReferralActor, type ReferralEvent } from '#referral';
import type { LoggedCase } from './logged-case.js';

const SYSTEM: ReferralActor = { orgId: 'HUB', roles: ['SYS'], door: null };
const DESK: ReferralActor = { orgId: 'REG-NFRA-QD', roles: ['HD'], door: null };
const DOOR: ReferralActor = { orgId: 'HL-12345-QD', roles: ['HO', 'CB'], door: 'hotline-12345' };

/** The case lived by the product's own commands: received and sent to its first group, reassigned at each change of group, answered and closed at its last event. */
export function lifeOf({ id, stops }: LoggedCase): readonly ReferralEvent[] {
  const life = new Life(id);
  const [first, ...rest] = stops;
  if (!first) return [];
  life.begin(instantOf(first.at), first.party);
  for (const { at, party } of rest) life.moveTo(instantOf(at), party);
  life.end(instantOf(stops.at(-1)?.at ?? first.at));
  return life.events;
}

class Life {
  readonly events: ReferralEvent[] = [];
  private referral: Referral = initialReferral;

  constructor(private readonly id: string) {}

  begin(at: Instant, party: string): void {
    this.does(at, SYSTEM, { type: 'receive', faults: [], ...RECEIVED, sourceOrderNo: this.id, receivedAt: at });
    this.does(at, SYSTEM, { type: 'classify', ...CLEAR });
    this.does(at, DESK, { type: 'dispatch', ...this.to(party), mode: 'dispatch', opinion: '', dueOn: null, ruleId: null });
    this.does(at, this.lead, { type: 'acknowledge', contactName: '-', contactPhone: '-' });
  }

  moveTo(at: Instant, party: string): void {
    if (party === activeLead(this.referral)?.orgId) return;
    this.does(at, DESK, { type: 'reassign', ...this.to(party), reason: '日志所载转派' });
    this.does(at, this.lead, { type: 'acknowledge', contactName: '-', contactPhone: '-' });
  }

  end(at: Instant): void {
    this.does(at, this.lead, { type: 'submitReply', resultCode: 'RESOLVED', text: '-', basis: '-', remedies: '-', rootCauseCode: 'C01', refundFen: null });
    this.does(at, DOOR, { type: 'approveReply', noticeProof: { mode: 'PHONE', at } });
    this.does(at, DOOR, { type: 'recordCallback', reached: true, rating: 5, solved: true });
  }

  private get lead(): ReferralActor {
    return { orgId: activeLead(this.referral)?.orgId ?? '', roles: ['IH', 'IM'], door: null };
  }

  private to(leadOrgId: string) {
    return { leadOrgId, leadIsInstitution: true, leadIsActive: true, assignmentId: `${this.id}:${this.events.length}`, returnUntil: null };
  }

  private does(at: Instant, actor: ReferralActor, body: CommandBody): void {
    const decision = decide({ at, actor, body }, this.referral);
    if (!decision.accepted) throw new Error(`the state machine refused ${body.type} in case ${this.id}: ${decision.code}`);
    this.referral = replay(decision.events, this.referral);
    this.events.push(...decision.events);
  }
}

const RECEIVED = { door: 'hotline-12345', sourceSystem: 'HL12345', part: 0, sourceVersion: 1, isDrill: false, confidentiality: 'OPEN' } as const;
const CLEAR = {
  matterType: 'COMPLAINT',
  containsReport: false,
  businessLine: null,
  causeCode: null,
  urgency: 'NORMAL',
  confidentiality: 'OPEN',
  replyRequired: true,
  openQuestions: [],
} as const;
