import type { Instant } from '#kernel';
import type { MappedOrder } from '../mapping/mapped-order.js';
import type { Judgement } from './judge.js';

/** One order as it arrived at a door. */
export interface IncomingOrder {
  readonly order: MappedOrder;
  /** The bytes as received: the evidence. */
  readonly raw: Buffer;
  readonly mediaType: string;
  readonly isDrill: boolean;
  /** The headers by which what it causes belongs to the trace of its sender. */
  readonly trace?: Readonly<Record<string, string>>;
  /** The party that sent it. */
  readonly orgId: string;
}

/** What became of it. */
export interface Acceptance {
  readonly judgement: Judgement;
  readonly referralId: string;
  readonly referralNo: string | null;
  readonly sourceOrderNo: string;
  /** The version that counts now: the one sent, or a higher one that was there before. */
  readonly sourceVersion: number;
  readonly receivedAt: Instant;
}
