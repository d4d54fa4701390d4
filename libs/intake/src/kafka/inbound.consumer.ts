import { Controller, Inject, Injectable, type Type } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { agencyInboundTopic, DOOR_PARTY, GROUPS, type Door } from '#contracts';
import type { ErrorCode, Instant } from '#kernel';
import { LinePauses, PartyDirectory, PartyLines, SequenceBook } from '#identity';
import { carriedTrace, consumerOptions, type IncomingMessage, type Outcome } from '#messaging';
import { Database, type Tx } from '#persistence';
import { InputFault, type Fault } from '#platform';
import type { IncomingOrder } from '../accept/acceptance.js';
import { AcceptOrders } from '../accept/accept-orders.js';
import { glimpse, type Glimpse } from '../channels/peek.js';
import { readRecord, type DoorRecord } from '../channels/read-record.js';
import { doorActor } from '../commands/door-actor.js';
import { ForwardCommands } from '../commands/forward-commands.js';
import { IntakeRuntime } from '../intake-runtime.js';
import { countArrivals } from '../ledger/arrivals.js';
import { refusalTelling } from '../commands/refusals.js';
import { tellStatuses, type Telling } from '../status/tell-statuses.js';

const MAX_BYTES = 1_048_576;

interface Refusal {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly errors: readonly Fault[];
}
type Read = { readonly message: IncomingMessage } & ({ readonly record: DoorRecord } | { readonly broken: Refusal });

const CONFLICT: Refusal = {
  code: 'HUB_SOURCE_CONFLICT',
  detail: '同一工单号和版本已收到过内容不同的一份，本份已隔离留存。The same order and version came before with other content; this copy is kept aside.',
  errors: [],
};

@Injectable()
export class InboundRuntime {
  constructor(
    private readonly directory: PartyDirectory,
    private readonly runtime: IntakeRuntime,
    private readonly lines: PartyLines,
    private readonly pauses: LinePauses,
    private readonly sequences: SequenceBook,
  ) {}

  /** Notes who was heard. @throws HubError `HUB_PARTY_PAUSED` (retryable): the records wait on their topic */
  hear(orgId: string, n: number): void {
    this.pauses.mustBeOpen(orgId);
    this.lines.note(orgId, 'in', n);
  }

  /** The numbers that the sender gave its records (`hub-seq`), if it did. */
  async number(orgId: string, batch: readonly IncomingMessage[]): Promise<void> {
    const numbers = batch.flatMap(({ headers }) => (/^[1-9]\d{0,14}$/.test(headers.get('hub-seq') ?? '') ? [Number(headers.get('hub-seq'))] : []));
    if (numbers.length > 0) await this.sequences.take(orgId, numbers);
  }

  now(): Instant {
    return this.runtime.now();
  }

  partyDrills(orgId: string): boolean {
    return this.directory.get(orgId)?.isDrill ?? false;
  }
}

/** Orders and commands of an agency that speaks Kafka instead of HTTP. Whatever a record holds, its neighbours go on and its sender is told. */
@Injectable()
export class InboundRecords {
  constructor(
    private readonly database: Database,
    private readonly accept: AcceptOrders,
    private readonly forward: ForwardCommands,
    private readonly runtime: InboundRuntime,
  ) {}

  async take(door: Door, batch: readonly IncomingMessage[]): Promise<readonly Outcome[]> {
    this.runtime.hear(DOOR_PARTY[door], batch.length);
    const now = this.runtime.now();
    const read = batch.map((message) => readMessage(door, message, now));
    const outcomes = await this.work(door, { batch, read, now });
    await this.runtime.number(DOOR_PARTY[door], batch);
    return outcomes;
  }

  private work(door: Door, { batch, read, now }: Omit<Work, 'door'> & { readonly batch: readonly IncomingMessage[] }): Promise<readonly Outcome[]> {
    return this.database.worker(async (tx) => {
      const outcomes = new Map<IncomingMessage, Outcome>();
      const tellings: Telling[] = [];
      const refuse = (message: IncomingMessage, refusal: Refusal): number => tellings.push(refusalOf(door, message, refusal, now));
      await this.takeOrders(tx, { door, read, now }, outcomes, refuse);
      await this.takeCommands(tx, { door, read, now }, outcomes, refuse);
      for (const one of read) {
        if (!('broken' in one)) continue;
        outcomes.set(one.message, { dead: one.broken.code, detail: one.broken.detail });
        refuse(one.message, one.broken);
      }
      const broken = read.filter((one) => 'broken' in one);
      await countArrivals(
        tx,
        broken.map(() => ({ door, outcome: 'refused' as const })),
        now,
      );
      await tellStatuses(tx, tellings, now);
      return batch.map((message) => outcomes.get(message) ?? 'done');
    });
  }

  private async takeOrders(tx: Tx, { door, read, now }: Work, outcomes: Map<IncomingMessage, Outcome>, refuse: Refuse): Promise<void> {
    const orgId = DOOR_PARTY[door];
    const partyDrills = this.runtime.partyDrills(orgId);
    const orders = read.flatMap((one) => {
      if (!('record' in one) || !('order' in one.record)) return [];
      const { message, record } = one;
      const isDrill = partyDrills || message.headers.get('x-hub-drill') === 'true';
      const incoming: IncomingOrder = { order: record.order, raw: message.value, mediaType: record.mediaType, isDrill, orgId, trace: carriedTrace(message) };
      return [{ message, incoming }];
    });
    const answers = await this.accept.in(
      tx,
      orders.map(({ incoming }) => incoming),
      now,
    );
    orders.forEach(({ message }, index) => {
      const judgement = answers[index]?.judgement;
      if (judgement === 'conflict') refuse(message, CONFLICT);
      outcomes.set(message, judgement === 'duplicate' || judgement === 'stale' ? 'duplicate' : 'done');
    });
  }

  private async takeCommands(tx: Tx, { door, read, now }: Work, outcomes: Map<IncomingMessage, Outcome>, refuse: Refuse): Promise<void> {
    const commands = read.flatMap((one) => ('record' in one && 'command' in one.record ? [{ message: one.message, command: one.record.command }] : []));
    const answers = await this.forward.in(
      tx,
      commands.map(({ command }) => command),
      doorActor(door, DOOR_PARTY[door]),
      now,
    );
    commands.forEach(({ message }, index) => {
      const answer = answers[index];
      if (answer?.outcome === 'refused') refuse(message, { code: answer.code, detail: answer.detail, errors: [] });
      outcomes.set(message, answer?.outcome === 'duplicate' ? 'duplicate' : 'done');
    });
  }
}

interface Work {
  readonly door: Door;
  readonly read: readonly Read[];
  readonly now: Instant;
}
type Refuse = (message: IncomingMessage, refusal: Refusal) => void;

function readMessage(door: Door, message: IncomingMessage, now: Instant): Read {
  try {
    if (message.value.length > MAX_BYTES) throw new InputFault('HUB_LIMIT', 413, '记录超过 1 MiB。The record is larger than 1 MiB.');
    return { message, record: readRecord(door, message.value, now) };
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    return { message, broken: { code: error.code, detail: error.message, errors: error.faults } };
  }
}

function refusalOf(door: Door, message: IncomingMessage, { code, detail, errors }: Refusal, now: Instant): Telling {
  const seen: Glimpse = glimpse(door, message.value);
  const source = { topic: message.topic, partition: message.partition, offset: message.offset };
  return refusalTelling({ door, ...seen, code, detail, errors, source }, now);
}

/** The consumer of one door's inbound topic. The key is the agency's own and not trusted. */
export function inboundConsumer(door: Door): Type {
  @Controller()
  class InboundConsumer {
    constructor(@Inject(InboundRecords) private readonly records: InboundRecords) {}

    @EventPattern<Record<string, readonly IncomingMessage[]>>(agencyInboundTopic(door), consumerOptions({ group: GROUPS.inbound(door), foreign: true }))
    on(@Payload() batch: readonly IncomingMessage[]): Promise<readonly Outcome[]> {
      return this.records.take(door, batch);
    }
  }
  return InboundConsumer;
}
