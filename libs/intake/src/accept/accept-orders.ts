import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { PersonKeys } from '#identity';
import { recordEvents } from '#messaging';
import type { Tx } from '#persistence';
import { newId } from '#platform';
import { countArrivals } from '../ledger/arrivals.js';
import { statusKeyOf } from '../status/status-key.js';
import type { Acceptance, IncomingOrder } from './acceptance.js';
import { DoorHeard } from './door-heard.js';
import { insertNew, keepOrders, lockKnown, toldNumbers, updateKnown, type OrderToKeep } from './order-store.js';
import { groupOrders, planReferral, type PlannedOrder } from './plan.js';
import { referralEvent } from './referral-events.js';

/** Takes any number of orders in the caller's transaction, one statement per table: kept as received, repeats and contradictions told apart, events written. */
@Injectable()
export class AcceptOrders {
  constructor(
    private readonly keys: PersonKeys,
    private readonly heard: DoorHeard,
  ) {}

  /** @returns what became of each order, in the order given. */
  async in(tx: Tx, orders: readonly IncomingOrder[], now: Instant): Promise<readonly Acceptance[]> {
    if (orders.length === 0) return [];
    tx.afterCommit(() => {
      for (const door of new Set(orders.map(({ order }) => order.door))) this.heard.note(door);
    });
    const groups = groupOrders(orders);
    const fresh = groups.map((group) => planReferral(group, null, now));
    const inserted = await insertNew(tx, fresh, now);
    const old = groups.filter(({ referralId }) => !inserted.has(referralId));
    const known = await lockKnown(
      tx,
      old.map(({ referralId }) => referralId),
    );
    const again = old.map((group) => planReferral(group, known.get(group.referralId) ?? null, now));
    await updateKnown(
      tx,
      again.filter(({ referralId, state }) => known.get(referralId) !== state),
      now,
    );
    const planned = [...fresh.filter(({ referralId }) => inserted.has(referralId)), ...again].flatMap((referral) => referral.orders);
    await this.keep(tx, planned, now);
    const answers = await this.answers(tx, orders, planned);
    await countArrivals(
      tx,
      orders.map(({ order }, index) => ({ door: order.door, outcome: answers[index]?.judgement ?? 'refused' })),
      now,
    );
    return answers;
  }

  private async keep(tx: Tx, planned: readonly PlannedOrder[], now: Instant): Promise<void> {
    const kept = planned.filter(({ isNew }) => isNew);
    if (kept.length === 0) return;
    const refs = kept.map(({ incoming, referralId }) => this.complainant(incoming) ?? referralId);
    const keys = await this.keys.forPersons(tx, refs);
    const rows = kept.map((order, index): OrderToKeep => {
      const key = keys.get(refs[index] ?? '');
      if (!key) throw new Error('a person without key');
      return { planned: order, archiveId: newId(), key };
    });
    await keepOrders(tx, rows, now);
    const events = rows.flatMap(({ planned: order, key }) =>
      order.streamVersion === null ? [] : [referralEvent(order, order.streamVersion, this.complainant(order.incoming), { key, now })],
    );
    await recordEvents(tx, 'intake', events);
  }

  private async answers(tx: Tx, orders: readonly IncomingOrder[], planned: readonly PlannedOrder[]): Promise<readonly Acceptance[]> {
    const byOrder = new Map(planned.map((order) => [order.incoming, order.acceptance]));
    const repeated = orders.filter((incoming) => byOrder.get(incoming)?.judgement !== 'accepted');
    const numbers = await toldNumbers(
      tx,
      repeated.map(({ order }) => ({ door: order.door, sourceOrderNo: order.open.sourceOrderNo })),
    );
    return orders.map((incoming) => {
      const acceptance = byOrder.get(incoming);
      if (!acceptance) throw new Error('an order without verdict');
      return { ...acceptance, referralNo: numbers.get(statusKeyOf(incoming.order.door, acceptance.sourceOrderNo)) ?? null };
    });
  }

  private complainant({ order }: IncomingOrder): string | null {
    const person = order.personal.complainants.find(({ representative }) => representative) ?? order.personal.complainants[0];
    return person ? this.keys.complainantKey(person.idNo, person.phone) : null;
  }
}
