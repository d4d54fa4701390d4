import { RECIPIENT_HEADER } from '#contracts';
import type { ErrorCode } from '#kernel';
import { newSpanId, traceHeaders, type Logger, type Metrics, type Spans, type Trace } from '#platform';
import { isTransient, sqlState } from '#persistence';
import type { Parked, ParkRequest } from '../parking/parked.js';
import { traceOfMessage } from './carried-trace.js';
import { decodeEvent } from './decode.js';
import type { BatchHandler, ConsumerOptions, EventMessage, IncomingMessage, Outcome } from './message.js';
import { StormGuard, type Delivery } from './storm-guard.js';

export interface Subscription {
  readonly options: ConsumerOptions;
  readonly handle: BatchHandler;
}

/**
 * Takes a batch of one partition to its end: every message is done, duplicate, parked or dead when this resolves.
 * It rejects only where a server is away (nothing is decided then, the same batch comes again), never because of a message.
 */
export class BatchRunner {
  private readonly guard = new StormGuard(() => this.noteStorm());

  constructor(
    private readonly subscription: Subscription,
    private readonly parked: Parked,
    private readonly metrics: Metrics,
    private readonly logger: Logger,
    private readonly spans: Spans,
  ) {
    const { group } = subscription.options;
    // From the start, so that the first one is seen as an increase.
    metrics.count('hub_consumer_pauses_total', { group }, 0);
    for (const outcome of ['done', 'duplicate', 'parked', 'dead']) metrics.count('hub_messages_total', { group, outcome }, 0);
  }

  /** Too many messages failed at once: nothing is parked and nothing retried until the cause is gone. */
  get isPaused(): boolean {
    return this.guard.isPaused;
  }

  async run(batch: readonly IncomingMessage[]): Promise<void> {
    const began = performance.now();
    await this.toTheirEnd(batch);
    this.measure(batch, began);
  }

  private async toTheirEnd(batch: readonly IncomingMessage[]): Promise<void> {
    const { group } = this.subscription.options;
    const mine = batch.filter((message) => this.isMine(message));
    const requests: ParkRequest[] = [];
    const readable: IncomingMessage[] = [];
    for (const message of mine) this.read(message, readable, requests);
    const blocked = await this.parked.blockedKeys(group, [...new Set(readable.map(({ key }) => key ?? ''))]);
    const free = readable.filter(({ key }) => !blocked.has(key ?? ''));
    for (const message of readable) {
      if (blocked.has(message.key ?? ''))
        requests.push({ message, state: 'blocked', blocksKey: true, code: 'HUB_KEY_BLOCKED', detail: 'waits behind a parked message of its key' });
    }
    for (const { message, outcome } of await this.guard.through(free, (part) => this.deliver(part))) {
      this.count(outcome);
      const request = requestOf(message, outcome);
      if (request) requests.push(request);
    }
    if (requests.length > 0) await this.settle(group, requests);
  }

  /** One message again, for the retrier. */
  async redeliver(message: IncomingMessage): Promise<Outcome> {
    const readable: IncomingMessage[] = [];
    const requests: ParkRequest[] = [];
    this.read(message, readable, requests);
    const [request] = requests;
    if (request) return { dead: request.code, detail: request.detail };
    const [delivery] = await this.deliver(readable);
    return delivery?.outcome ?? 'done';
  }

  /** Others' records are skipped before they are decoded. */
  private isMine({ headers }: IncomingMessage): boolean {
    const { recipient, recipientPrefix } = this.subscription.options;
    const named = headers.get(RECIPIENT_HEADER) ?? '';
    return (recipient === undefined || named === recipient) && (recipientPrefix === undefined || named.startsWith(recipientPrefix));
  }

  private read(message: IncomingMessage, readable: IncomingMessage[], requests: ParkRequest[]): void {
    if (this.subscription.options.foreign === true) {
      readable.push(message);
      return;
    }
    const decoded = decodeEvent(message);
    if ('dead' in decoded) requests.push({ message, state: 'dead', blocksKey: false, code: decoded.dead, detail: decoded.detail });
    else readable.push(decoded satisfies EventMessage);
  }

  /** A failure that is no server's fault is narrowed down by halves to the message that causes it. */
  private async deliver(batch: readonly IncomingMessage[]): Promise<readonly Delivery[]> {
    if (batch.length === 0) return [];
    try {
      const outcomes = await this.handle(batch);
      return batch.map((message, index) => ({ message, outcome: outcomes[index] ?? ('done' as const) }));
    } catch (error) {
      if (isTransient(error)) throw error;
      if (batch.length === 1) return batch.map((message) => failedDelivery(message, error));
      this.logger.warn({ group: this.subscription.options.group, size: batch.length, error: nameOf(error) }, 'a batch failed and is tried in halves');
      const half = Math.ceil(batch.length / 2);
      const first = await this.deliver(batch.slice(0, half));
      const stuck = new Set(first.filter(({ outcome }) => typeof outcome === 'object' && 'park' in outcome).map(({ message }) => message.key));
      const rest = batch.slice(half);
      const waiting = rest
        .filter(({ key }) => stuck.has(key))
        .map((message): Delivery => ({ message, outcome: { park: 'HUB_KEY_BLOCKED', detail: 'waits behind a parked message of its key' } }));
      return [...first, ...waiting, ...(await this.deliver(rest.filter(({ key }) => !stuck.has(key))))];
    }
  }

  /** With traces on, each message is a step of its trace, and what it causes follows from that step. */
  private async handle(batch: readonly IncomingMessage[]): Promise<readonly Outcome[]> {
    if (!this.spans.isOn) return this.subscription.handle(batch);
    const beganMs = this.spans.nowMs();
    const steps = batch.map(stepOf);
    const outcomes = await this.subscription.handle(steps.map(({ message }) => message));
    steps.forEach(({ message: { topic, partition, offset }, trace, parentSpanId }, index) => {
      const outcome = outcomes[index] ?? 'done';
      if (trace === null) return;
      const attributes = {
        'messaging.system': 'kafka',
        'messaging.destination.name': topic,
        'messaging.kafka.offset': offset,
        'messaging.destination.partition.id': partition,
      };
      this.spans.add({
        name: `process ${this.subscription.options.group}`,
        kind: 'consumer',
        trace,
        parentSpanId,
        beganMs,
        failed: typeof outcome === 'object',
        attributes,
      });
    });
    return outcomes;
  }

  private async settle(group: string, requests: readonly ParkRequest[]): Promise<void> {
    await this.parked.park(group, requests);
    for (const { message, state, code } of requests) {
      const { traceId, requestId } = traceOfMessage(message) ?? {};
      this.metrics.count('hub_messages_parked_total', { group, state, code });
      this.logger.warn(
        { group, topic: message.topic, partition: message.partition, offset: message.offset, state, code, traceId, requestId },
        'a message was set aside',
      );
    }
  }

  private noteStorm(): void {
    const { group } = this.subscription.options;
    this.metrics.count('hub_consumer_pauses_total', { group });
    this.logger.error({ group }, 'too many messages fail at once: the consumer pauses, tries a few now and then, and parks nothing');
  }

  private measure(batch: readonly IncomingMessage[], began: number): void {
    const { group } = this.subscription.options;
    const ended = performance.now();
    const oldest = batch.reduce((first, { timestampMs }) => Math.min(first, timestampMs), Number.POSITIVE_INFINITY);
    this.metrics.observe('hub_message_batch_seconds', { group }, (ended - began) / 1_000);
    // Another machine wrote the time stamp: a clock that is a little ahead is no time saved.
    if (Number.isFinite(oldest)) this.metrics.observe('hub_message_age_seconds', { group }, Math.max(0, performance.timeOrigin + ended - oldest) / 1_000);
  }

  private count(outcome: Outcome): void {
    const word = typeof outcome === 'string' ? outcome : 'dead' in outcome ? 'dead' : 'parked';
    this.metrics.count('hub_messages_total', { group: this.subscription.options.group, outcome: word });
  }
}

interface Step {
  readonly message: IncomingMessage;
  readonly trace: Trace | null;
  readonly parentSpanId: string | null;
}

function stepOf(message: IncomingMessage): Step {
  const given = traceOfMessage(message);
  if (given === null) return { message, trace: null, parentSpanId: null };
  const trace = { ...given, spanId: newSpanId() };
  return { message: { ...message, headers: new Map([...message.headers, ...Object.entries(traceHeaders(trace))]) }, trace, parentSpanId: given.spanId };
}

function requestOf(message: IncomingMessage, outcome: Outcome): ParkRequest | null {
  if (typeof outcome === 'string') return null;
  if ('dead' in outcome) return { message, state: 'dead', blocksKey: false, code: outcome.dead, detail: outcome.detail };
  return { message, state: outcome.park === 'HUB_KEY_BLOCKED' ? 'blocked' : 'retry', blocksKey: true, code: outcome.park, detail: outcome.detail };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.constructor.name : typeof error);

function failedDelivery(message: IncomingMessage, error: unknown): Delivery {
  const outcome = failure(error);
  return { message, outcome, failed: typeof outcome === 'object' && 'park' in outcome };
}

/** No operator and no later try opens what is sealed under a key that is gone, or was changed on its way. */
const HOPELESS: ReadonlySet<unknown> = new Set<ErrorCode>(['HUB_SEAL_BROKEN', 'HUB_PERSON_KEY_DESTROYED']);

/** @source PostgreSQL appendix A: 22 data exception (a text that is no number, NUL in a text), 54 program limit exceeded (a text too long for an index) */
const UNSTORABLE = /^(22|54)/;

/** The message of an unknown error may quote data, so only its kind is kept. */
function failure(error: unknown): Outcome {
  const code = (error as { code?: unknown } | null)?.code;
  if (HOPELESS.has(code)) return { dead: code as ErrorCode, detail: 'the sealed part cannot be opened' };
  const state = sqlState(error);
  if (state !== undefined && UNSTORABLE.test(state)) return { dead: 'HUB_DATA_REFUSED', detail: `the database can never take this data (${state})` };
  const known = typeof code === 'string' && code.startsWith('HUB_');
  return { park: known ? (code as ErrorCode) : 'HUB_HANDLER_FAILED', detail: `${nameOf(error)} ${typeof code === 'string' ? code : ''}`.trim() };
}
