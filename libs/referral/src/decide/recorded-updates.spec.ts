import { decide, type CommandBody, type Referral, type ReferralActor, type ReferralEvent } from '../index.js';
import { BANK, IN_PROGRESS, IN_TRIAGE, SYS, given, later as at, update } from './fixtures.spec-support.js';

const events = (referral: Referral, actor: ReferralActor, body: CommandBody): readonly ReferralEvent[] => {
  const decision = decide({ at, actor, body }, referral);
  return decision.accepted ? decision.events : [];
};
const triage = given(...IN_TRIAGE).referral;
const working = given(...IN_PROGRESS).referral;
const bank = BANK.orgId;

describe('an update of the source records', () => {
  const updated = (confidentiality = 'OPEN', afterEnd = false) => ({ type: 'SourceUpdated', at, sourceVersion: 2, confidentiality, afterEnd });
  const ended: Referral = { ...working, status: 'CLOSED' };
  it('a secrecy that rises', () => expect(events(working, SYS, update(2, { confidentiality: 'ANONYMOUS' }))).toEqual([updated('ANONYMOUS')]));
  it('the end of the accused institution’s access, with secrecy as the reason', () =>
    expect(events(working, SYS, update(2, { becomesReport: true, changesRespondentOrType: true }))).toEqual([
      updated(),
      { type: 'SourceChanged', at, reason: 'SECRECY' },
      { type: 'AssignmentReturned', at, assignmentId: 'a1', orgId: bank, reasonCode: 'SECRECY' },
    ]));
  it('a changed respondent or kind', () =>
    expect(events(working, SYS, update(2, { changesRespondentOrType: true }))).toEqual([
      updated(),
      { type: 'SourceChanged', at, reason: 'RESPONDENT_OR_TYPE' },
    ]));
  it('nothing more where no institution has the case', () => {
    expect(events(triage, SYS, update(2, { becomesReport: true }))).toEqual([updated()]);
    expect(events(triage, SYS, update(2, { changesRespondentOrType: true }))).toEqual([updated()]);
  });
  it('nothing more after the end', () => {
    expect(events(ended, SYS, update(2, { becomesReport: true }))).toEqual([updated('OPEN', true)]);
    expect(events(ended, SYS, update(2, { changesRespondentOrType: true }))).toEqual([updated('OPEN', true)]);
  });
});
