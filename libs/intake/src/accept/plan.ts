import type { Instant } from '#kernel';
import { referralIdOf } from '#platform';
import type { Acceptance, IncomingOrder } from './acceptance.js';
import { conflictKey, evolve, judge, type Judgement, type OrderState } from './judge.js';

/** One order of a batch with its verdict and the stream version of its event, if it causes one. */
export interface PlannedOrder {
  readonly incoming: IncomingOrder;
  readonly referralId: string;
  readonly judgement: Judgement;
  readonly streamVersion: number | null;
  /** False where an equal copy is kept already. */
  readonly isNew: boolean;
  readonly acceptance: Acceptance;
}

export interface PlannedReferral {
  readonly referralId: string;
  readonly door: string;
  readonly sourceOrderNo: string;
  readonly state: OrderState;
  readonly orders: readonly PlannedOrder[];
}

export interface OrderGroup {
  readonly referralId: string;
  readonly orders: readonly IncomingOrder[];
}

/** Orders by referral, sorted: rows are locked in this order by everybody. */
export function groupOrders(orders: readonly IncomingOrder[]): readonly OrderGroup[] {
  const groups = new Map<string, IncomingOrder[]>();
  for (const incoming of orders) {
    const { sourceSystem, sourceOrderNo } = incoming.order.open;
    const id = referralIdOf(sourceSystem, sourceOrderNo);
    const group = groups.get(id);
    if (group) group.push(incoming);
    else groups.set(id, [incoming]);
  }
  return [...groups].map(([referralId, members]) => ({ referralId, orders: members })).sort((a, b) => (a.referralId < b.referralId ? -1 : 1));
}

/** Folds the arrivals of one order, in the order in which they came, over what is known of it. */
export function planReferral({ referralId, orders }: OrderGroup, known: OrderState | null, now: Instant): PlannedReferral {
  let state = known;
  const planned: PlannedOrder[] = [];
  for (const incoming of orders) {
    const { sourceVersion: version } = incoming.order.open;
    const arrival = { version, contentHash: incoming.order.contentHash, isDrill: incoming.isDrill, at: now };
    const judgement = judge(state, arrival);
    const isNew = judgement !== 'duplicate' && !(judgement === 'conflict' && state?.conflicts.has(conflictKey(arrival)) === true);
    const after: OrderState = evolve(state, arrival, judgement);
    const isEvent = judgement === 'accepted' || judgement === 'updated';
    planned.push({
      incoming,
      referralId,
      judgement,
      isNew,
      streamVersion: isEvent ? after.streamVersion : null,
      acceptance: acceptanceOf(incoming, referralId, judgement, after),
    });
    state = after;
  }
  const [first] = orders;
  if (!first || !state) throw new Error('a group without orders');
  return { referralId, door: first.order.door, sourceOrderNo: first.order.open.sourceOrderNo, state, orders: planned };
}

function acceptanceOf({ order }: IncomingOrder, referralId: string, judgement: Judgement, state: OrderState): Acceptance {
  const sourceVersion = judgement === 'conflict' || judgement === 'duplicate' ? order.open.sourceVersion : state.latestVersion;
  const receivedAt = state.versions.get(order.open.sourceVersion)?.receivedAt ?? state.firstReceivedAt;
  return { judgement, referralId, referralNo: null, sourceOrderNo: order.open.sourceOrderNo, sourceVersion, receivedAt };
}
