import { Injectable } from '@nestjs/common';
import type { CommandRequest, PersonalPart } from '#contracts';
import type { Decision, Instant, JsonObject } from '#kernel';
import type { Tx } from '#persistence';
import { MasterKey, uuidV5 } from '#platform';
import { decide, type CommandBody, type ReferralActor, type ReferralEvent, type ReferralRefusal } from '#referral';
import { takeReferralNosIn } from '../receive/referral-no.js';
import { Reroute } from '../receive/reroute.js';
import { Case } from '../work/case.js';
import type { Session } from '../work/session.js';
import type { OpenedContent } from './personal.js';

const SYSTEM: ReferralActor = { orgId: 'HUB', roles: ['SYS'], door: null };

interface After {
  readonly given: Case;
  readonly target: Case | null;
  readonly request: CommandRequest;
  readonly opened: OpenedContent;
}

/** What a command brings with it beyond its own row: the second referral of a split, the target of a merge, routing after a repair. */
@Injectable()
export class Follow {
  constructor(
    private readonly master: MasterKey,
    private readonly reroute: Reroute,
  ) {}

  /** The report half's id: nobody can compute it from the complaint's, so knowing one never leads to the other. */
  reportIdOf(referralId: string): string {
    return uuidV5(referralId, this.master.keyedHash('split', `${referralId}:1`));
  }

  async isSplit(tx: Tx, given: Case): Promise<boolean> {
    const rows = await tx.query('select 1 from casework.referral where source_system = $1 and source_order_no = $2 and part = 1', [
      given.state.sourceSystem,
      given.state.sourceOrderNo,
    ]);
    return rows.length > 0;
  }

  /** A dispatch straight from triage writes the proposal it replaces, so that history has every row. */
  before(session: Session, given: Case, request: CommandRequest): void {
    if (request.command !== 'dispatch' || given.state.status !== 'TRIAGE' || given.state.matterType === null) return;
    const leadOrgId = typeof request.body.leadOrgId === 'string' ? request.body.leadOrgId : null;
    session.apply(given.referralId, SYSTEM, { type: 'proposeRoute', leadOrgId, ruleId: 'DESK', ruleSetVersion: 'desk', score: 1 });
  }

  /** Row 6: decided on the complaint, recorded on the report's own stream. */
  decideSplit(
    _session: Session,
    given: Case,
    { actor, command, at }: { readonly actor: ReferralActor; readonly command: CommandBody; readonly at: Instant },
  ): Decision<ReferralEvent, ReferralRefusal> {
    return decide({ at, actor, body: command }, given.state);
  }

  async after(tx: Tx, session: Session, { given, target, request, opened }: After): Promise<void> {
    switch (request.command) {
      case 'split':
        await this.split(tx, session, { given, target, request, opened });
        break;
      case 'merge':
        if (target) merged(session, given, target);
        break;
      case 'repair':
        if (opened.source) this.reroute.after(session, given, opened.source);
        break;
      case 'classify':
        if (given.before.proposal?.leadOrgId && given.state.matterType !== 'REPORT') {
          session.apply(given.referralId, SYSTEM, {
            type: 'proposeRoute',
            leadOrgId: given.before.proposal.leadOrgId,
            ruleId: given.before.proposal.ruleId,
            ruleSetVersion: 'desk',
            score: given.before.proposal.score,
          });
        }
        break;
      default:
    }
  }

  private async split(tx: Tx, session: Session, { given, request, opened }: After): Promise<void> {
    const at = this.reroute.now();
    const reportId = this.reportIdOf(given.referralId);
    const [referralNo] = await takeReferralNosIn(tx, at, 1);
    const report = Case.begin(reportId, referralNo ?? '', { ...given.facts, splitFromId: given.referralId, duplicateOf: null, advice: null });
    session.begin(report, session.causeOf(given.referralId), { source: partOf(opened.source, request.body.reportText), supplements: [] });
    session.record(reportId, {
      type: 'ReferralSplit',
      at,
      door: given.state.door,
      sourceSystem: given.state.sourceSystem,
      sourceOrderNo: given.state.sourceOrderNo,
      part: 1,
      receivedAt: given.facts.receivedAt,
      isDrill: given.state.isDrill,
    });
    session.keep(reportId, 'source', partOf(opened.source, request.body.reportText) as unknown as JsonObject);
    session.apply(reportId, SYSTEM, { type: 'proposeRoute', leadOrgId: this.reroute.reportDesk(), ruleId: 'R1-report', ruleSetVersion: 'desk', score: 1 });
    const complaint = partOf(opened.source, request.body.complaintText);
    session.keep(given.referralId, 'source', complaint as unknown as JsonObject);
    session.setPersonal(given.referralId, { source: complaint, supplements: [] });
    this.reroute.complaintHalf(session, given, complaint);
  }
}

/** The source's own part with the text of one half; who complains stays the same, what the other half says is not in it. */
const partOf = (source: PersonalPart | null, text: unknown): PersonalPart => ({
  title: source?.title ?? '',
  content: typeof text === 'string' ? text : '',
  demand: null,
  respondentName: source?.respondentName ?? null,
  branchName: source?.branchName ?? null,
  dispatcherOpinion: null,
  contractNo: source?.contractNo ?? null,
  complainants: source?.complainants ?? [],
  attachments: [],
});

/** Row 5: both source orders live on in the target, which tells its statuses to both. */
function merged(session: Session, given: Case, target: Case): void {
  session.begin(target, session.causeOf(given.referralId));
  const { door, sourceOrderNo, part } = given.state;
  const own = door === null ? [] : [{ door, sourceOrderNo, part }];
  target.facts = { ...target.facts, followers: [...target.facts.followers, ...own, ...given.facts.followers] };
}
