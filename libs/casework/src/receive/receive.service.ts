import { Inject, Injectable } from '@nestjs/common';
import type { PersonalPart, ReferralReceivedData } from '#contracts';
import { PartyDirectory, PersonKeys } from '#identity';
import { instantMs, type Clock, type Instant, type JsonObject } from '#kernel';
import { carriedTrace, type EventMessage, type Outcome } from '#messaging';
import { Database, type Tx } from '#persistence';
import { CLOCK, openSealed } from '#platform';
import type { RouteProposal } from '#routing';
import { LegalTimeSource } from '../legal-time.source.js';
import { RuleSets } from '../rule-sets.js';
import { Case, type CaseFacts } from '../work/case.js';
import { Session } from '../work/session.js';
import { loadCases } from '../work/store.js';
import { openCasesOf, openKey } from './open-cases.js';
import { orderFacts } from './order-facts.js';
import { place, type Placing } from './place.js';
import { takeReferralNos } from './referral-no.js';
import { receiveCommand, updateCommand } from './receipt-commands.js';

type Received = EventMessage<ReferralReceivedData>;

const SYSTEM = { orgId: 'HUB', roles: ['SYS'], door: null } as const;

/** Registration, classification, routing and dispatch of a batch of orders: one transaction, one statement a table. */
@Injectable()
export class ReceiveService {
  constructor(
    private readonly database: Database,
    private readonly keys: PersonKeys,
    private readonly directory: PartyDirectory,
    private readonly ruleSets: RuleSets,
    private readonly legalTime: LegalTimeSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A block of referral numbers, taken before the transaction: gaps are allowed, waiting is not. */
  numbersFor(batch: readonly Received[]): Promise<readonly string[]> {
    return takeReferralNos(this.database, this.clock.now(), batch.length);
  }

  /** One outcome a message: what cannot be read is dead, its neighbours go on. */
  async receive(tx: Tx, batch: readonly Received[], referralNos: readonly string[]): Promise<readonly Outcome[]> {
    const at = this.clock.now();
    const keys = await this.keys.byIds(
      tx,
      batch.map(({ envelope }) => envelope.data.keyId),
    );
    const known = await loadCases(
      tx,
      batch.map(({ envelope }) => envelope.subject),
    );
    const law = await this.legalTime.fresh(tx);
    const session = new Session({ at, law, nameOf: (orgId) => this.directory.get(orgId)?.name ?? orgId }, keys);
    const read = batch.map((message) => this.read(message, keys));
    const open = await openCasesOf(
      tx,
      read.flatMap((each) => ('dead' in each ? [] : [each.data.complainantKey])),
    );
    const engine = this.ruleSets.engine();
    const placing: Placing = { at, law, autoDispatchScore: engine.autoDispatchScore, party: (orgId) => this.directory.get(orgId) };
    const outcomes = read.map((each, index): Outcome => {
      if ('dead' in each) return each;
      const { message, data, personal } = each;
      const propose = (): RouteProposal => engine.propose(orderFacts(data, personal), open.get(openKey(data.complainantKey)) ?? []);
      const given = session.caseOf(message.envelope.subject) ?? known.get(message.envelope.subject);
      if (given) this.update(session, given, each, { placing, propose });
      else this.register(session, each, { placing, propose, referralNo: referralNos[index] ?? '' });
      return 'done';
    });
    await session.finish(tx);
    return outcomes;
  }

  private read(
    message: Received,
    keys: Awaited<ReturnType<PersonKeys['byIds']>>,
  ): Read | { readonly dead: 'HUB_SEAL_BROKEN' | 'HUB_SCHEMA_INVALID'; readonly detail: string } {
    const { data, subject } = message.envelope;
    const key = keys.get(data.keyId);
    try {
      if (!key) return { dead: 'HUB_SEAL_BROKEN', detail: 'the key of this person is not known' };
      return { message, data, personal: JSON.parse(openSealed(key, data.sealed, subject)) as PersonalPart };
    } catch {
      return { dead: 'HUB_SEAL_BROKEN', detail: 'the sealed part does not open' };
    }
  }

  private register(session: Session, { message, data, personal }: Read, { placing, propose, referralNo }: Steps & { readonly referralNo: string }): void {
    const { subject, id } = message.envelope;
    const given = Case.begin(subject, referralNo, factsOf(data));
    session.begin(
      given,
      { causationId: id, trace: carriedTrace(message), actor: { orgId: 'HUB', userHash: null, role: 'SYS' } },
      { source: personal, supplements: [] },
    );
    session.apply(subject, SYSTEM, receiveCommand(data));
    session.keep(subject, 'source', personal as unknown as JsonObject);
    if (data.faults.length === 0) this.route(session, given, propose(), placing);
  }

  private route(session: Session, given: Case, proposal: RouteProposal, placing: Placing): void {
    given.facts = {
      ...given.facts,
      specialPopulation: proposal.classification.specialPopulation,
      amountFen: given.facts.amountFen ?? proposal.classification.amountFen,
      personCount: proposal.classification.personCount,
      duplicateOf: proposal.duplicateOfNo,
      advice: adviceOf(proposal),
    };
    place(session, given.referralId, proposal, placing);
    const classified = given.recorded.find(({ event }) => event.type === 'ReferralClassified' || event.type === 'RouteProposed');
    if (classified) given.receipts.push({ eventId: classified.eventId, receipt: proposal.receipt as unknown as JsonObject });
  }

  /** Row 49: before dispatch the facts are replaced and routing runs again; later the text is appended. */
  private update(session: Session, given: Case, { message, data, personal }: Read, { placing, propose }: Steps): void {
    const { subject, id } = message.envelope;
    session.begin(
      given,
      { causationId: id, trace: carriedTrace(message), actor: { orgId: 'HUB', userHash: null, role: 'SYS' } },
      { source: personal, supplements: [] },
    );
    const proposal = propose();
    const decision = session.apply(subject, SYSTEM, updateCommand(data, proposal, given.state), {});
    if (!decision.accepted) return;
    if (!['RECEIVED', 'QUARANTINED', 'TRIAGE', 'PENDING_DISPATCH'].includes(given.state.status)) {
      session.keep(subject, 'material', { text: personal.content });
    } else {
      session.keep(subject, 'source', personal as unknown as JsonObject);
      given.facts = { ...factsOf(data), followers: given.facts.followers, keyId: given.facts.keyId, splitFromId: given.facts.splitFromId };
      if (given.state.status !== 'QUARANTINED') this.route(session, given, proposal, placing);
    }
  }
}

interface Read {
  readonly message: Received;
  readonly data: ReferralReceivedData;
  readonly personal: PersonalPart;
}

interface Steps {
  readonly placing: Placing;
  readonly propose: () => RouteProposal;
}

const adviceOf = ({ destination }: RouteProposal): string | null =>
  destination.action === 'transferOut' ? `${destination.toName}：${destination.advice}` : destination.action === 'triage' ? destination.why : null;

const factsOf = (data: ReferralReceivedData): CaseFacts => ({
  receivedAt: new Date(instantMs(data.receivedAt)).toISOString() as Instant,
  districtCode: data.districtCode,
  amountFen: data.amountFen,
  personCount: data.personCount ?? 1,
  complainantKey: data.complainantKey,
  respondentOrgId: null,
  specialPopulation: [],
  sourceDueAt: data.sourceDueAt,
  unknownCodes: data.unknownCodes,
  faults: data.faults,
  kindWord: data.kindWord,
  keyId: data.keyId,
  followers: [],
  duplicateOf: null,
  splitFromId: null,
  advice: null,
});
