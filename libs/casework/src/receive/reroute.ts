import { Inject, Injectable } from '@nestjs/common';
import { DESK_PARTY, isDoor, type PersonalPart } from '#contracts';
import { PartyDirectory } from '#identity';
import type { Clock, Instant } from '#kernel';
import { CLOCK } from '#platform';
import type { OrderFacts, RouteProposal } from '#routing';
import { LegalTimeSource } from '../legal-time.source.js';
import { RuleSets } from '../rule-sets.js';
import type { Case } from '../work/case.js';
import type { Session } from '../work/session.js';
import { place } from './place.js';

/** Routes a case again inside a desk command's transaction, from what is kept of it. */
@Injectable()
export class Reroute {
  constructor(
    private readonly ruleSets: RuleSets,
    private readonly directory: PartyDirectory,
    private readonly legalTime: LegalTimeSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  now(): Instant {
    return this.clock.now();
  }

  /** Where reports go: the regulator, never an institution (信访工作条例 art. 30). */
  reportDesk(): string {
    return DESK_PARTY;
  }

  after(session: Session, given: Case, source: PersonalPart): void {
    this.placeAgain(session, given, this.ruleSets.engine().propose(factsOf(given, source, given.facts.kindWord)));
  }

  /** The complaint half of a split order: a complaint and nothing else, since the desk has taken the report out. */
  complaintHalf(session: Session, given: Case, source: PersonalPart): void {
    this.placeAgain(session, given, this.ruleSets.engine().propose(factsOf(given, source, '投诉')));
  }

  private placeAgain(session: Session, given: Case, proposal: RouteProposal): void {
    place(session, given.referralId, proposal, {
      at: this.clock.now(),
      law: this.legalTime.current(),
      autoDispatchScore: this.ruleSets.engine().autoDispatchScore,
      party: (orgId) => this.directory.get(orgId),
    });
    const classified = given.recorded.findLast(({ event }) => event.type === 'ReferralClassified');
    if (classified)
      given.receipts.push({
        eventId: classified.eventId,
        receipt: {
          ...proposal.receipt,
          rulesTried: proposal.receipt.rulesTried.map((rule) => ({ ...rule })),
          runnerUp: proposal.receipt.runnerUp ? { ...proposal.receipt.runnerUp } : null,
          inputs: { ...proposal.receipt.inputs },
        },
      });
  }
}

const factsOf = ({ state, facts }: Case, source: PersonalPart, kindWord: string | null): OrderFacts => ({
  door: state.door !== null && isDoor(state.door) ? state.door : 'console',
  orderNo: state.sourceOrderNo,
  kindWord,
  title: source.title,
  content: source.content,
  demand: source.demand,
  respondentName: source.respondentName,
  respondentCode: null,
  branchName: source.branchName,
  lineHint: null,
  categoryPath: [],
  districtCode: facts.districtCode,
  amountFen: facts.amountFen,
  personCount: facts.personCount,
  urgencyWord: null,
  complainantKey: facts.complainantKey,
  birthYear: null,
  secret: state.confidentiality === 'HIDE_CONTACT',
  anonymous: state.confidentiality === 'ANONYMOUS',
  groups: facts.specialPopulation,
  elderlyLine: false,
  triedInstitutionFirst: null,
  repeatOf: null,
  receivedAt: facts.receivedAt,
  dispatcherOpinion: null,
});
