import type { Expected } from '#simulation';

export type LineOutcome = Expected['outcome'];
/** Where an accepted order is; `ended` = closed, merged, withdrawn or not accepted. */
export type Place = 'dispatched' | 'triage' | 'transferredOut' | 'quarantined' | 'ended';

export interface Tracked {
  readonly orderNo: string;
  /** Milliseconds of the monotonic clock. */
  readonly submittedAtMs: number;
  accepted: boolean;
  place: Place | null;
  /** When the place was readable at the door; null as long as it is nowhere. */
  placedAtMs: number | null;
  dispatchedAtMs: number | null;
  unit: string | null;
  /** The numbers of its statuses, by where they were read: the feed and the order's page may both tell one. */
  readonly seqs: Readonly<Record<Source, Set<number>>>;
}

export type Source = 'feed' | 'page';

export interface LineResult {
  readonly line: number;
  readonly orderNo: string | null;
  readonly outcome: LineOutcome;
  /** Why it was refused; null otherwise. */
  readonly why: string | null;
}

const PLACE_OF: Readonly<Record<string, Place>> = {
  DISPATCHED: 'dispatched',
  REASSIGNED: 'dispatched',
  NEEDS_CLASSIFICATION: 'triage',
  TRANSFERRED_OUT: 'transferredOut',
  QUARANTINED: 'quarantined',
  CLOSED: 'ended',
  NOT_ACCEPTED: 'ended',
  WITHDRAWN: 'ended',
  MERGED: 'ended',
};

/** Everything that is known about the orders of one `send`: what the door answered, and what it told afterwards. */
export class Tally {
  readonly results: LineResult[] = [];
  readonly orders = new Map<string, Tracked>();
  readonly counts = { submitted: 0, accepted: 0, duplicate: 0, refused: 0, conflict: 0 };
  /** The door had taken this very file before: nothing was sent anew. */
  repeated = false;
  statusesBack = 0;
  doubled = 0;
  placed = 0;
  lastProgressMs = performance.now();
  readonly startedAtMs = performance.now();

  /** Before an order goes out: its statuses may be back before the answer is. */
  submitting(orderNo: string | null): void {
    if (orderNo === null || this.orders.has(orderNo)) return;
    this.orders.set(orderNo, {
      orderNo,
      submittedAtMs: performance.now(),
      accepted: false,
      place: null,
      placedAtMs: null,
      dispatchedAtMs: null,
      unit: null,
      seqs: { feed: new Set(), page: new Set() },
    });
  }

  answered(result: LineResult): void {
    this.results.push(result);
    this.count(result.outcome, 1);
    if (result.outcome === 'accepted' && result.orderNo !== null) this.accept(result.orderNo);
  }

  count(outcome: LineOutcome, lines: number): void {
    this.counts.submitted += lines;
    this.counts[outcome] += lines;
    this.lastProgressMs = performance.now();
  }

  accept(orderNo: string): void {
    const order = this.orders.get(orderNo);
    if (order === undefined || order.accepted) return;
    order.accepted = true;
    if (order.place !== null) this.placed += 1;
  }

  /** One status record that the door told. Twice in one place is doubled. */
  told(orderNo: string, record: { readonly seq: number; readonly code: string; readonly unit: string | null }, source: Source = 'feed'): void {
    const order = this.orders.get(orderNo);
    if (order === undefined) return;
    const isKnown = order.seqs.feed.has(record.seq) || order.seqs.page.has(record.seq);
    if (order.seqs[source].has(record.seq)) this.doubled += 1;
    order.seqs[source].add(record.seq);
    if (isKnown) return;
    this.statusesBack += 1;
    this.lastProgressMs = performance.now();
    const place = PLACE_OF[record.code];
    if (place === undefined) return;
    if (order.accepted && order.place === null) this.placed += 1;
    order.place = place;
    order.placedAtMs ??= performance.now();
    if (place === 'dispatched') {
      order.dispatchedAtMs ??= performance.now();
      order.unit = record.unit;
    }
  }

  get accepted(): Tracked[] {
    return [...this.orders.values()].filter(({ accepted }) => accepted);
  }

  get waiting(): Tracked[] {
    return this.accepted.filter(({ place }) => place === null);
  }
}
