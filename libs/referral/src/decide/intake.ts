import { accepted, refused, type Decision } from '#kernel';
import type { CommandOf, ReferralCommand } from '../commands.js';
import type { ReferralEvent } from '../events.js';
import { activeAssists, activeLead, SECRECY_RANK, type Referral } from '../referral.js';
import type { ReferralRefusal } from '../refusals.js';
import { isEnd } from '../states.js';

type Answer = Decision<ReferralEvent, ReferralRefusal>;

/** Rows 1 and 2: an order that is well-formed is always received; one that cannot be true is quarantined with it. */
export function receive({ at, body }: ReferralCommand<CommandOf<'receive'>>): Answer {
  const { type: _type, faults, ...facts } = body;
  const events: ReferralEvent[] = [{ type: 'ReferralReceived', at, ...facts }];
  if (faults.length > 0) events.push({ type: 'ReferralQuarantined', at, faults });
  return accepted(...events);
}

/** Row 3. */
export function repair({ at, body }: ReferralCommand<CommandOf<'repair'>>): Answer {
  if (body.reason.trim() === '') return refused('text-missing', '请写明清洗理由。Say why the facts were changed.');
  return accepted({ type: 'ReferralRepaired', at, changed: body.changed });
}

/** Row 4: also again, when the source brought new facts or a dispatcher knows better. */
export function classify({ at, actor, body }: ReferralCommand<CommandOf<'classify'>>, referral: Referral): Answer {
  const { type: _type, ...facts } = body;
  const accuses = facts.matterType === 'REPORT' || facts.containsReport;
  return accepted<ReferralEvent>(
    { type: 'ReferralClassified', at, by: actor.roles.includes('HD') ? 'HD' : 'SYS', ...facts },
    ...(accuses ? assistsEnd(at, referral) : []),
  );
}

/** A lead that returned the case leaves its assists behind: they too must not keep a case that turns out to accuse (信访工作条例 art. 30, 46(5)). */
const assistsEnd = (at: ReferralCommand['at'], referral: Referral): readonly ReferralEvent[] =>
  activeAssists(referral).map(({ assignmentId, orgId }): ReferralEvent => ({ type: 'AssistRemoved', at, assignmentId, orgId }));

/** Row 9: with a candidate the case waits in PENDING_DISPATCH with its proposal, without one it stays in TRIAGE. */
export function proposeRoute({ at, body }: ReferralCommand<CommandOf<'proposeRoute'>>): Answer {
  return accepted({ type: 'RouteProposed', at, leadOrgId: body.leadOrgId, ruleId: body.ruleId, ruleSetVersion: body.ruleSetVersion, score: body.score });
}

/** Row 49, a higher version of the source order. */
export function updateFromSource({ at, body }: ReferralCommand<CommandOf<'updateFromSource'>>, referral: Referral): Answer {
  if (body.sourceVersion <= referral.sourceVersion) {
    return refused(
      'source-version-old',
      `来源版本 ${body.sourceVersion} 不高于已有的 ${referral.sourceVersion}。The highest version wins; this one is ignored.`,
    );
  }
  const confidentiality = SECRECY_RANK[body.confidentiality] > SECRECY_RANK[referral.confidentiality] ? body.confidentiality : referral.confidentiality;
  const events: ReferralEvent[] = [{ type: 'SourceUpdated', at, sourceVersion: body.sourceVersion, confidentiality, afterEnd: isEnd(referral.status) }];
  const lead = activeLead(referral);
  const held = lead !== undefined || activeAssists(referral).length > 0;
  if (body.becomesReport && held && !isEnd(referral.status)) {
    // The accused must not keep a case that turns out to accuse it: access ends in this very transaction (信访工作条例 art. 30, 46(5)).
    events.push({ type: 'SourceChanged', at, reason: 'SECRECY' }, ...assistsEnd(at, referral));
    if (lead) events.push({ type: 'AssignmentReturned', at, assignmentId: lead.assignmentId, orgId: lead.orgId, reasonCode: 'SECRECY' });
  } else if (body.changesRespondentOrType && lead && !isEnd(referral.status)) {
    events.push({ type: 'SourceChanged', at, reason: 'RESPONDENT_OR_TYPE' });
  }
  return accepted(...events);
}

/** Row 49, material without a new version: always appended. */
export function addMaterial({ at, body }: ReferralCommand<CommandOf<'addMaterial'>>, referral: Referral): Answer {
  if (body.text.trim() === '') return refused('text-missing', '请写明补充内容。Say what the material is.');
  return accepted({
    type: 'SourceUpdated',
    at,
    sourceVersion: null,
    confidentiality: referral.confidentiality,
    afterEnd: isEnd(referral.status),
    ...(body.newFacts === true ? { newFacts: true } : {}),
  });
}
