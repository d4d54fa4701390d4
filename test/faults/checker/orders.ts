import type { Findings } from './findings.js';
import type { Expected } from './seen.js';

/** What has been seen of one order. */
interface Order extends Expected {
  readonly door: string;
  readonly referral: string;
}

/** Which effects of an order somebody saw: one letter each, so that half a million fit into memory. */
export type Effect = 'intake' | 'registered' | 'dead' | 'told' | 'dispatched' | 'published' | 'offered' | 'pushed' | 'delivered';

export interface Reach {
  /** Institutions that are pushed to. */
  readonly webhooks: ReadonlySet<string>;
  /** Institutions that read a topic. */
  readonly topics: ReadonlySet<string>;
}

const BITS: Readonly<Record<Effect, number>> = {
  intake: 1,
  registered: 2,
  dead: 4,
  told: 8,
  dispatched: 16,
  published: 32,
  offered: 64,
  pushed: 128,
  delivered: 256,
};

/** Every order that was accepted, and which of the effects that it must have were seen. */
export class Orders {
  private readonly byName = new Map<string, Order>();
  private readonly byReferral = new Map<string, string>();
  private readonly effects = new Map<string, number>();

  constructor(
    private readonly findings: Findings,
    private readonly reach: Reach,
  ) {}

  get accepted(): number {
    return this.byName.size;
  }

  take(name: string, order: Order): void {
    const known = this.byName.get(name);
    if (known && known.referral !== order.referral) this.findings.add('doubled', name, 'the same order has two referrals');
    if (known) return;
    this.byName.set(name, order);
    this.byReferral.set(order.referral, name);
  }

  ofReferral(referral: string): (Order & { readonly name: string }) | null {
    const name = this.byReferral.get(referral);
    const order = name === undefined ? undefined : this.byName.get(name);
    return name !== undefined && order ? { name, ...order } : null;
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  saw(name: string, effect: Effect): void {
    this.effects.set(name, (this.effects.get(name) ?? 0) | BITS[effect]);
  }

  count(door: string, effect: Effect): number {
    let count = 0;
    for (const [name, order] of this.byName) if (order.door === door && this.did(name, effect)) count += 1;
    return count;
  }

  get doors(): ReadonlyMap<string, number> {
    const doors = new Map<string, number>();
    for (const { door } of this.byName.values()) doors.set(door, (doors.get(door) ?? 0) + 1);
    return doors;
  }

  end(): void {
    for (const [name, order] of this.byName) {
      if (this.did(name, 'dead')) continue;
      const lacking = this.needed(order).filter((effect) => !this.did(name, effect));
      if (lacking.length > 0) this.findings.add('missing', name, `accepted, but nobody saw it ${lacking.join(', ')}`);
    }
  }

  private needed({ party }: Order): readonly Effect[] {
    if (party === null) return ['intake', 'registered', 'told'];
    const needed: Effect[] = ['intake', 'registered', 'told', 'dispatched', 'published', 'offered'];
    if (this.reach.webhooks.has(party)) needed.push('pushed');
    if (this.reach.topics.has(party)) needed.push('delivered');
    return needed;
  }

  private did(name: string, effect: Effect): boolean {
    return ((this.effects.get(name) ?? 0) & BITS[effect]) !== 0;
  }
}
