import { statusWord, type Door, type StatusCode } from '#contracts';
import type { DoorStatus } from '../agencies/door-words.js';

/** Where an accepted order is when somebody looks. */
export type Place = 'triage' | 'inHand' | 'quarantined' | 'transferredOut' | 'withdrawn' | 'closed' | 'merged';

const PLACE_OF: Readonly<Record<string, Place>> = {
  QUARANTINED: 'quarantined',
  NEEDS_CLASSIFICATION: 'triage',
  RETURNED: 'triage',
  DISPATCHED: 'inHand',
  REASSIGNED: 'inHand',
  DISPUTED: 'triage',
  DESIGNATED: 'inHand',
  REDO: 'inHand',
  TRANSFERRED_OUT: 'transferredOut',
  WITHDRAWN: 'withdrawn',
  CLOSED: 'closed',
  MERGED: 'merged',
};

/** Its files are answered with sums: which rows were taken shows in their statuses. */
const BATCH_DOOR: Door = 'market-12315';

interface OrderLine {
  readonly submittedAtMs: number;
  accepted: boolean;
  place: Place | null;
  dispatchedAtMs: number | null;
  readonly codes: Set<string>;
  lastSeq: number;
}

/** What the doors themselves saw of the story: every order they sent, and every status that came back. Nothing else is counted. */
export class Ledger {
  readonly counts = { submitted: 0, accepted: 0, duplicate: 0, refused: 0, conflict: 0, updated: 0 };
  readonly perDoor = new Map<Door, number>();
  /** Statuses out of order, told twice, or not in the door's own words. */
  statusFaults = 0;
  statusesBack = 0;
  lastNewsMs = performance.now();
  private readonly orders = new Map<string, OrderLine>();

  /** Before an order goes out: its statuses may be back before its answer is. */
  submitting(door: Door, orderNo: string): void {
    const key = keyOf(door, orderNo);
    if (this.orders.has(key)) return;
    this.orders.set(key, { submittedAtMs: performance.now(), accepted: false, place: null, dispatchedAtMs: null, codes: new Set(), lastSeq: 0 });
  }

  answered(door: Door, outcome: 'accepted' | 'duplicate' | 'refused' | 'conflict', lines = 1): void {
    this.counts.submitted += lines;
    this.counts[outcome] += lines;
    this.perDoor.set(door, (this.perDoor.get(door) ?? 0) + lines);
    this.lastNewsMs = performance.now();
  }

  isAccepted(door: Door, orderNo: string): boolean {
    return this.orders.get(keyOf(door, orderNo))?.accepted === true;
  }

  accept(door: Door, orderNo: string): void {
    const order = this.orders.get(keyOf(door, orderNo));
    if (order !== undefined) order.accepted = true;
  }

  told(door: Door, { orderNo, seq, code, word }: DoorStatus): void {
    const order = this.orders.get(keyOf(door, orderNo));
    if (order === undefined) return;
    if (seq !== order.lastSeq + 1 || !isWordOf(door, code as StatusCode, word)) this.statusFaults += 1;
    if (door === BATCH_DOOR) order.accepted = true;
    order.lastSeq = Math.max(seq, order.lastSeq);
    order.codes.add(code);
    order.place = PLACE_OF[code] ?? order.place;
    if (order.place === 'inHand') order.dispatchedAtMs ??= performance.now();
    this.statusesBack += 1;
    this.lastNewsMs = performance.now();
  }

  /** Accepted orders that were ever told one of these codes. */
  everTold(...codes: readonly string[]): number {
    return this.accepted.filter((order) => codes.some((code) => order.codes.has(code))).length;
  }

  at(place: Place): number {
    return this.accepted.filter((order) => order.place === place).length;
  }

  /** Accepted orders that are nowhere. */
  get missing(): number {
    return this.counts.accepted - this.accepted.filter(({ place }) => place !== null).length;
  }

  /** Milliseconds from submission to the dispatched status at the door, ascending. */
  get dispatchMs(): readonly number[] {
    return this.accepted
      .flatMap(({ submittedAtMs, dispatchedAtMs }) => (dispatchedAtMs === null ? [] : [dispatchedAtMs - submittedAtMs]))
      .sort((a, b) => a - b);
  }

  private get accepted(): readonly OrderLine[] {
    return [...this.orders.values()].filter((order) => order.accepted);
  }
}

/** A status does not say which review it is about: either word will do. */
const isWordOf = (door: Door, code: StatusCode, word: string): boolean => [statusWord(door, code), statusWord(door, code, 'REVIEW2')].includes(word);
const keyOf = (door: Door, orderNo: string): string => `${door} ${orderNo}`;
