import { Inject, Injectable } from '@nestjs/common';
import {
  COMMANDS,
  eventType,
  GROUPS,
  institutionCommandTopic,
  institutionInboxTopic,
  schemaOf,
  TOPICS,
  type CommandForwardedData,
  type CommandName,
  type InboxItem,
} from '#contracts';
import { PartyDirectory, PersonKeys, type RegisteredParty } from '#identity';
import type { Clock, ErrorCode, JsonObject } from '#kernel';
import { Inbox, recordEvents, type EventRow, type IncomingMessage, type Outcome } from '#messaging';
import { CLOCK, InputFault, isJsonObject, parseStrictJson, REFERRAL_NAMESPACE, sealText, uuidV5 } from '#platform';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A command as an institution puts it on its own topic: `{"referralId", "command", "commandId", "expectedVersion", "body", ["orgId"]}`. */
interface InstitutionCommand {
  readonly referralId: string;
  readonly command: CommandName;
  readonly commandId: string;
  readonly expectedVersion: number;
  readonly body: JsonObject;
}

interface Read {
  readonly id: string;
  readonly party: RegisteredParty | null;
  readonly command: InstitutionCommand | null;
  readonly fault: { readonly code: ErrorCode; readonly detail: string } | null;
  readonly hint: JsonObject;
}

/** Takes institutions' answers from their topics, checks that the sender is the topic's own party, and passes them on to casework. Every command gets an outcome. */
@Injectable()
export class InstitutionCommands {
  constructor(
    private readonly inbox: Inbox,
    private readonly directory: PartyDirectory,
    private readonly keys: PersonKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async take(batch: readonly IncomingMessage[]): Promise<readonly Outcome[]> {
    const read = batch.map((message) => this.read(message));
    return this.inbox.once(GROUPS.institutionCommand, read, async (tx, unseen) => {
      const rows = unseen.flatMap((each) =>
        each.command && each.party ? [this.forwarded(each.party, each.command, each.id)] : each.party ? [this.refused(each.party, each)] : [],
      );
      await recordEvents(tx, 'delivery', rows);
      return unseen.map((each): Outcome => (each.fault === null ? 'done' : { dead: each.fault.code, detail: each.fault.detail }));
    });
  }

  private read(message: IncomingMessage): Read {
    const party = this.directory.all().find(({ orgId }) => institutionCommandTopic(orgId) === message.topic) ?? null;
    const fallback = uuidV5(REFERRAL_NAMESPACE, `${message.topic}:${message.partition}:${message.offset}`);
    const none = { id: fallback, party, command: null, hint: {} };
    if (!party) return { ...none, fault: { code: 'HUB_TENANT_MISMATCH', detail: 'no party of the registry owns this topic' } };
    try {
      const value = parseStrictJson(message.value);
      if (!isJsonObject(value)) return { ...none, fault: { code: 'HUB_BODY_NOT_OBJECT', detail: 'the command is not a JSON object' } };
      if (value.orgId !== undefined && value.orgId !== party.orgId)
        return { ...none, hint: value, fault: { code: 'HUB_TENANT_MISMATCH', detail: 'orgId is not the party of this topic' } };
      const command = commandOf(value);
      if (!command)
        return { ...none, hint: value, fault: { code: 'HUB_BODY_INVALID', detail: 'referralId, command, commandId, expectedVersion and body are needed' } };
      return { id: uuidV5(REFERRAL_NAMESPACE, `${party.orgId}:${command.commandId}`), party, command, fault: null, hint: value };
    } catch (error) {
      return {
        ...none,
        fault: error instanceof InputFault ? { code: error.code, detail: error.message } : { code: 'HUB_JSON_INVALID', detail: 'the command is not JSON' },
      };
    }
  }

  private forwarded(party: RegisteredParty, given: InstitutionCommand, id: string): EventRow {
    const key = this.keys.hub();
    const type = eventType('delivery', 'CommandForwarded');
    const data: CommandForwardedData = {
      command: given.command,
      commandId: given.commandId,
      actor: { orgId: party.orgId, roles: ['IH', 'IM'], door: null, userHash: null },
      expectedVersion: given.expectedVersion,
      part: 0,
      order: null,
      keyId: key.keyId,
      sealed: sealText(key, JSON.stringify(given.body), id),
    };
    const value = JSON.stringify({
      specversion: '1.0',
      id,
      source: 'urn:liandong:delivery',
      type,
      subject: given.referralId,
      time: this.clock.now(),
      datacontenttype: 'application/json',
      dataschema: schemaOf(type),
      streamversion: 1,
      actororgid: party.orgId,
      data,
    });
    return { streamId: uuidV5(id, 'command'), streamVersion: 1, eventId: id, topic: TOPICS.caseworkCommand, key: given.referralId, headers: null, value };
  }

  /** What cannot be understood is answered on the party's own topic, with its commandId where one could be read. */
  private refused(party: RegisteredParty, { id, fault, hint }: Read): EventRow {
    const eventId = uuidV5(id, 'refused');
    const type = eventType('delivery', 'InboxItemsDelivered');
    const referralId = typeof hint.referralId === 'string' && UUID.test(hint.referralId) ? hint.referralId.toLowerCase() : eventId;
    const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 64) : '');
    const item: InboxItem = {
      kind: 'CommandRefused',
      referralId,
      referralNo: null,
      version: 0,
      at: this.clock.now(),
      role: null,
      nextDueAt: null,
      outcome: { commandId: text(hint.commandId), command: text(hint.command), code: fault?.code ?? null, detail: fault?.detail ?? null },
    };
    const value = JSON.stringify({
      specversion: '1.0',
      id: eventId,
      source: 'urn:liandong:delivery',
      type,
      subject: referralId,
      time: this.clock.now(),
      datacontenttype: 'application/json',
      dataschema: schemaOf(type),
      streamversion: 1,
      data: { orgId: party.orgId, items: [item], referral: null },
    });
    return { streamId: eventId, streamVersion: 1, eventId, topic: institutionInboxTopic(party.orgId), key: referralId, headers: null, value };
  }
}

function commandOf({ referralId, command, commandId, expectedVersion, body }: JsonObject): InstitutionCommand | null {
  const name = COMMANDS.find((known) => known === command);
  if (typeof referralId !== 'string' || !UUID.test(referralId) || typeof commandId !== 'string' || !UUID.test(commandId) || !name) return null;
  if (typeof expectedVersion !== 'number' || !Number.isSafeInteger(expectedVersion) || expectedVersion < 1 || !isJsonObject(body)) return null;
  return { referralId: referralId.toLowerCase(), command: name, commandId: commandId.toLowerCase(), expectedVersion, body };
}
