import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CLOUDEVENTS_MEDIA_TYPE, eventType, schemaOf, SOURCE_SYSTEM_OF, TOPICS, type Actor, type CommandForwardedData, type Envelope } from '#contracts';
import { canonicalJson, type ErrorCode, type Instant } from '#kernel';
import { PersonKeys } from '#identity';
import { recordEvents, type EventRow } from '#messaging';
import type { Tx } from '#persistence';
import { MasterKey, referralIdOf, sealText, uuidV5 } from '#platform';
import type { CommandRecord } from './command-record.js';

export type Forwarding = { readonly outcome: 'forwarded' | 'duplicate' } | { readonly outcome: 'refused'; readonly code: ErrorCode; readonly detail: string };

const UNKNOWN: Forwarding = { outcome: 'refused', code: 'HUB_ORDER_UNKNOWN', detail: 'this door has sent no order with this number' };
const REUSED: Forwarding = {
  outcome: 'refused',
  code: 'HUB_COMMAND_ID_REUSED',
  detail: 'this commandId came before with another body: give each command its own',
};

/** Commands that came as records or batch rows go on to casework by its command topic; each once, in the order in which an order got them. */
@Injectable()
export class ForwardCommands {
  constructor(
    private readonly keys: PersonKeys,
    private readonly master: MasterKey,
  ) {}

  /** The actor of a command; the staff number becomes a keyed hash. */
  actorOf(actor: Actor, officer: string | null): Actor {
    return { ...actor, userHash: officer === null ? null : this.master.keyedHash('staff', `${actor.orgId}\n${officer}`) };
  }

  async in(tx: Tx, commands: readonly CommandRecord[], actor: Actor, now: Instant): Promise<readonly Forwarding[]> {
    if (commands.length === 0) return [];
    const ids = commands.map(({ door, sourceOrderNo }) => referralIdOf(SOURCE_SYSTEM_OF[door], sourceOrderNo));
    const versions = await lockOrders(tx, ids);
    const known = await rememberCommands(
      tx,
      commands.flatMap((command, index) => (versions.has(ids[index] ?? '') ? [{ command, referralId: ids[index] ?? '' }] : [])),
      now,
    );
    const events: EventRow[] = [];
    const outcomes = commands.map((command, index): Forwarding => {
      const referralId = ids[index] ?? '';
      const version = versions.get(referralId);
      if (version === undefined) return UNKNOWN;
      const seen = known.get(commandKey(command));
      if (seen !== 'new') return seen === bodyHash(command) ? { outcome: 'duplicate' } : REUSED;
      known.set(commandKey(command), bodyHash(command));
      versions.set(referralId, version + 1);
      events.push(this.event(command, { referralId, version: version + 1, actor, now }));
      return { outcome: 'forwarded' };
    });
    await recordEvents(tx, 'intake', events);
    await saveVersions(tx, versions);
    return outcomes;
  }

  private event(command: CommandRecord, at: { readonly referralId: string; readonly version: number; readonly actor: Actor; readonly now: Instant }): EventRow {
    const type = eventType('intake', 'CommandForwarded');
    const streamId = uuidV5(at.referralId, 'commands');
    const id = uuidV5(streamId, command.commandId);
    const key = this.keys.hub();
    const data: CommandForwardedData = {
      command: command.command,
      commandId: command.commandId,
      actor: this.actorOf(at.actor, command.officer),
      expectedVersion: command.expectedVersion,
      part: command.part,
      order: { door: command.door, sourceOrderNo: command.sourceOrderNo },
      keyId: key.keyId,
      sealed: sealText(key, JSON.stringify(command.body), id),
    };
    const envelope: Envelope<string, CommandForwardedData> = {
      specversion: '1.0',
      id,
      source: `urn:liandong:intake:${command.door}`,
      type,
      subject: at.referralId,
      time: at.now,
      datacontenttype: 'application/json',
      dataschema: schemaOf(type),
      streamversion: at.version,
      actororgid: at.actor.orgId,
      data,
    };
    const headers = { 'content-type': CLOUDEVENTS_MEDIA_TYPE };
    return { streamId, streamVersion: at.version, eventId: id, topic: TOPICS.caseworkCommand, key: at.referralId, headers, value: JSON.stringify(envelope) };
  }
}

const commandKey = ({ door, commandId }: CommandRecord): string => `${door}\n${commandId}`;

const bodyHash = ({ command, sourceOrderNo, body, part }: CommandRecord): string =>
  createHash('sha256').update(canonicalJson({ command, sourceOrderNo, body, part })).digest('hex');

/** The command stream's version of each order that exists; its row is locked until the commit. */
async function lockOrders(tx: Tx, referralIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ referral_id: string; command_version: number }>(
    'select referral_id, command_version from intake.source_order where referral_id = any($1) order by referral_id for update',
    [[...new Set(referralIds)]],
  );
  return new Map(rows.map((row) => [row.referral_id, row.command_version]));
}

/** @returns for each command `new`, or the hash of the body that came with its id before. */
async function rememberCommands(
  tx: Tx,
  commands: readonly { readonly command: CommandRecord; readonly referralId: string }[],
  now: Instant,
): Promise<Map<string, string>> {
  if (commands.length === 0) return new Map();
  const rows = commands.map(({ command, referralId }) => ({ d: command.door, c: command.commandId, h: bodyHash(command), r: referralId }));
  const made = await tx.query<{ door: string; command_id: string }>(
    `insert into intake.command_record (door, command_id, body_hash, referral_id, received_at)
     select d, c, h, r, $2 from json_to_recordset($1::json) as x (d text, c uuid, h text, r uuid) order by d, c
     on conflict do nothing returning door, command_id`,
    [JSON.stringify(rows), now],
  );
  const stored = await tx.query<{ door: string; command_id: string; body_hash: string }>(
    'select door, command_id, body_hash from intake.command_record where door = any($1) and command_id = any($2)',
    [[...new Set(rows.map(({ d }) => d))], rows.map(({ c }) => c)],
  );
  const known = new Map(stored.map((row) => [`${row.door}\n${row.command_id}`, row.body_hash]));
  for (const row of made) known.set(`${row.door}\n${row.command_id}`, 'new');
  return known;
}

async function saveVersions(tx: Tx, versions: ReadonlyMap<string, number>): Promise<void> {
  await tx.query(
    `update intake.source_order t set command_version = v.version from unnest($1::uuid[], $2::int[]) as v (id, version)
     where t.referral_id = v.id and t.command_version <> v.version`,
    [[...versions.keys()], [...versions.values()]],
  );
}
