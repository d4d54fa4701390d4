import type { Envelope } from '#contracts';
import type { ErrorCode, JsonObject } from '#kernel';

/** One message as it came from the broker. Header values are always texts, the value is never touched. */
export interface IncomingMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly headers: ReadonlyMap<string, string>;
  readonly value: Buffer;
  /** Milliseconds since the epoch, the broker's time stamp. */
  readonly timestampMs: number;
}

/** A message of one of the hub's own topics after its envelope was checked. */
export interface EventMessage<Data extends object = JsonObject> extends IncomingMessage {
  /** The envelope's id: what the inbox remembers. */
  readonly id: string;
  readonly envelope: Envelope<string, Data>;
}

/**
 * How one message ended: every message ends in one of these, and none of them reaches the client as an exception.
 * `dead`: can never succeed, the next of its key go on. `park`: may succeed later; its key waits, other keys flow.
 */
export type Outcome = 'done' | 'duplicate' | { readonly dead: ErrorCode; readonly detail: string } | { readonly park: ErrorCode; readonly detail: string };

export type BatchHandler<M extends IncomingMessage = IncomingMessage> = (batch: readonly M[]) => Promise<readonly Outcome[]>;

export interface ConsumerOptions {
  /** Used verbatim on the broker. */
  readonly group: string;
  /** Take only records whose `recipient` header says this; others are skipped before decoding and leave no inbox row. */
  readonly recipient?: string;
  /** Take only records whose `recipient` header begins with this. */
  readonly recipientPrefix?: string;
  /** A partner's own dialect: raw bytes, the key is not trusted. */
  readonly foreign?: boolean;
  /** The topic names are found by this pattern on the broker (party topics). */
  readonly pattern?: RegExp;
}

/** Extras of `@EventPattern`: `@EventPattern(TOPICS.intakeReferral, consumerOptions({ group: GROUPS.casework }))`. */
export const consumerOptions = (options: ConsumerOptions): { readonly consumer: ConsumerOptions } => ({ consumer: options });
