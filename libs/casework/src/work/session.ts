import {
  DESK_PARTY,
  doorRecipient,
  eventType,
  partyRecipient,
  RECIPIENT_HEADER,
  schemaOf,
  TOPICS,
  type DoorContent,
  type Door,
  type InstitutionContent,
  type PersonalPart,
  type RecipientNotifiedData,
} from '#contracts';
import { HubError, type Decision, type Instant, type JsonObject } from '#kernel';
import type { EventRow } from '#messaging';
import type { Tx } from '#persistence';
import { sealText, uuidV5, type SealingKey } from '#platform';
import { decide, type CommandBody, type ReferralActor, type ReferralEvent, type ReferralRefusal, type Status } from '#referral';
import { doorNotice, type Words } from '../project/door-notices.js';
import { inboxItems } from '../project/inbox-items.js';
import { projectReferral } from '../project/projected-referral.js';
import { codesOfTransaction } from '../project/status-codes.js';
import type { Case, ContentKind } from './case.js';
import { nextDue } from './clock.js';
import type { LegalTime } from './clock-effects.js';
import type { Cause } from './cause.js';
import { eventRows } from './recorder.js';
import { writeCases } from './write-cases.js';
import type { Written } from './written.js';

export interface SessionContext {
  readonly at: Instant;
  readonly law: LegalTime;
  readonly nameOf: (orgId: string) => string;
}

interface Open {
  readonly given: Case;
  readonly cause: Cause;
  readonly words: Map<ReferralEvent, Words>;
  personal: { readonly source: PersonalPart | null; readonly supplements: readonly string[] };
}

/** The cases of one transaction: commands go in, decisions come out, and `finish` writes everything they caused at once. */
export class Session {
  private readonly open = new Map<string, Open>();

  constructor(
    private readonly context: SessionContext,
    private readonly keys: ReadonlyMap<string, SealingKey>,
  ) {}

  begin(given: Case, cause: Cause, personal: Open['personal'] = { source: null, supplements: [] }): void {
    const known = this.open.get(given.referralId);
    if (known) this.open.set(given.referralId, { ...known, cause });
    else this.open.set(given.referralId, { given, cause, words: new Map(), personal });
  }

  setPersonal(referralId: string, personal: Open['personal']): void {
    this.of(referralId).personal = personal;
  }

  causeOf(referralId: string): Cause {
    return this.of(referralId).cause;
  }

  caseOf(referralId: string): Case | undefined {
    return this.open.get(referralId)?.given;
  }

  /** Decides `body` on a case and records its events; a refusal changes nothing. */
  apply(referralId: string, actor: ReferralActor, body: CommandBody, words: Words = {}): Decision<ReferralEvent, ReferralRefusal> {
    const { given } = this.of(referralId);
    const decision = decide({ at: this.context.at, actor, body }, given.state);
    if (decision.accepted) for (const event of decision.events) this.record(referralId, event, words);
    return decision;
  }

  record(referralId: string, event: ReferralEvent, words: Words = {}): string {
    const { given, cause, words: said } = this.of(referralId);
    const eventId = uuidV5(cause.causationId, `${referralId}:${given.streamVersion + 1}`);
    const before = given.state;
    const { version } = given.record(eventId, event, { cause, law: this.context.law });
    said.set(event, words);
    given.items.push(...inboxItems(event, { referralId, referralNo: given.referralNo, before, version, clocks: given.clocks }));
    return eventId;
  }

  /** Keeps a text of the command beside the events it caused, sealed under the case's person. */
  keep(referralId: string, kind: ContentKind, value: JsonObject): void {
    const { given, cause } = this.of(referralId);
    const contentId = uuidV5(cause.causationId, `${referralId}:${kind}:${given.contents.length}`);
    const key = this.keyOf(given);
    given.contents.push({ contentId, kind, keyId: key.keyId, sealed: sealText(key, JSON.stringify(value), referralId) });
  }

  async finish(tx: Tx): Promise<void> {
    const written = [...this.open.values()]
      .filter(({ given }) => given.recorded.length > 0 || given.contents.length > 0 || given.items.length > 0)
      .map((each) => this.written(each));
    await writeCases(tx, written);
  }

  private written(each: Open): Written {
    const { given } = each;
    const { rows, lastHash } = eventRows(given);
    const outbound: Record<string, number> = { ...given.kept.outbound };
    const told = [...this.doorRows(each, outbound), ...this.institutionRows(each, outbound)];
    return { given, lastHash: lastHash === '' ? given.kept.lastHash : lastHash, outbound, rows: [...rows, ...told] };
  }

  /** The door is told its statuses; so is every order that was merged into this case. */
  private doorRows(each: Open, outbound: Record<string, number>): readonly EventRow[] {
    const { given, words } = each;
    const { state, facts } = given;
    const nextDueAt = nextDue(given.clocks);
    const codes = transactions(given).flatMap(({ events, endsIn }) => codesOfTransaction(events, endsIn));
    const notices = codes.map(({ code, event }) =>
      doorNotice(code, event, { words: code === 'NEEDS_CLASSIFICATION' ? {} : (words.get(event) ?? {}), nameOf: this.context.nameOf, nextDueAt }),
    );
    if (notices.length === 0) return [];
    const own = state.door === null ? [] : [{ door: state.door, sourceOrderNo: state.sourceOrderNo, part: state.part }];
    return [...own, ...facts.followers].map((order) => {
      const recipient = doorRecipient(order.door as Door);
      const content: DoorContent = { notices };
      return this.outboundRow(
        each,
        {
          recipient,
          stream: `${recipient}:${order.sourceOrderNo}:${order.part}`,
          order: { sourceOrderNo: order.sourceOrderNo, part: order.part, split: state.part === 1 || facts.splitFromId !== null },
          content,
        },
        outbound,
      );
    });
  }

  private institutionRows(each: Open, outbound: Record<string, number>): readonly EventRow[] {
    const { given, personal } = each;
    const orgs = [...new Set(given.items.map(({ orgId }) => orgId))];
    return orgs.map((orgId) => {
      const items = given.items.filter((item) => item.orgId === orgId).map(({ item }) => item);
      const role = items.at(-1)?.role ?? null;
      const viewer = orgId === DESK_PARTY ? 'DESK' : role === 'ASSIST' || role === 'COURT' ? 'ASSIST' : 'LEAD';
      const view = {
        referralId: given.referralId,
        referralNo: given.referralNo,
        state: given.state,
        facts: given.facts,
        clocks: given.clocks,
        ...personal,
        replyText: null,
        returnReason: null,
      };
      const content: InstitutionContent = { items, referral: role === null ? null : projectReferral(view, viewer) };
      return this.outboundRow(each, { recipient: partyRecipient(orgId), stream: partyRecipient(orgId), order: null, content }, outbound);
    });
  }

  private outboundRow(
    { given, cause }: Open,
    told: {
      readonly recipient: string;
      readonly stream: string;
      readonly order: RecipientNotifiedData['order'];
      readonly content: DoorContent | InstitutionContent;
    },
    outbound: Record<string, number>,
  ): EventRow {
    const streamId = uuidV5(given.referralId, told.stream);
    const version = (outbound[told.stream] ?? 0) + 1;
    outbound[told.stream] = version;
    const eventId = uuidV5(streamId, `${cause.causationId}:${version}`);
    const key = this.keyOf(given);
    const data: RecipientNotifiedData = {
      recipient: told.recipient,
      referralId: given.referralId,
      referralNo: given.referralNo,
      version: given.state.version,
      isDrill: given.state.isDrill,
      order: told.order,
      keyId: key.keyId,
      sealed: sealText(key, JSON.stringify(told.content), eventId),
    };
    const type = eventType('casework', 'RecipientNotified');
    const envelope = {
      specversion: '1.0',
      id: eventId,
      source: 'urn:liandong:casework',
      type,
      subject: given.referralId,
      time: this.context.at,
      datacontenttype: 'application/json',
      dataschema: schemaOf(type),
      streamversion: version,
      causationid: cause.causationId,
      data,
    };
    return {
      streamId,
      streamVersion: version,
      eventId,
      topic: TOPICS.caseworkOutbound,
      key: given.referralId,
      headers: { [RECIPIENT_HEADER]: told.recipient, ...cause.trace },
      value: JSON.stringify(envelope),
    };
  }

  private keyOf(given: Case): SealingKey {
    const key = this.keys.get(given.facts.keyId);
    if (!key) throw new HubError('HUB_PERSON_KEY_DESTROYED', 'the key of this case is not at hand', false, { referralId: given.referralId });
    return key;
  }

  private of(referralId: string): Open {
    const open = this.open.get(referralId);
    if (!open) throw new Error('a case is used that was not begun in this session');
    return open;
  }
}

/** What was recorded, by the message or command that caused it. */
function transactions(given: Case): readonly { readonly events: readonly ReferralEvent[]; readonly endsIn: Status }[] {
  const groups = new Map<string, { events: ReferralEvent[]; endsIn: Status }>();
  for (const { event, cause, statusAfter } of given.recorded) {
    const group = groups.get(cause.causationId) ?? { events: [], endsIn: statusAfter };
    group.events.push(event);
    group.endsIn = statusAfter;
    groups.set(cause.causationId, group);
  }
  return [...groups.values()];
}
