import type { OpenCase, OrderFacts, RouteProposal } from '#routing';

interface Entry {
  readonly open: OpenCase;
  readonly personName: string | null;
}

const leadOf = ({ destination }: RouteProposal): string | null => {
  if (destination.action === 'dispatch' || destination.action === 'report') return destination.leadOrgId;
  return destination.action === 'split' ? destination.complaint.leadOrgId : null;
};

/** The orders of one file as one history: each later order is compared with the earlier ones of the same person. */
export class History {
  private readonly byKey = new Map<string, Entry[]>();
  private readonly byName = new Map<string, Entry[]>();

  /** Open cases of this person; without telephone and id number those of the same name count, as the desk would look them up. */
  of(order: OrderFacts, personName: string | null): { readonly order: OrderFacts; readonly open: readonly OpenCase[] } {
    if (order.complainantKey !== null) return { order, open: (this.byKey.get(order.complainantKey) ?? []).map(({ open }) => open) };
    if (personName === null) return { order, open: [] };
    const complainantKey = `name ${personName}`;
    return { order: { ...order, complainantKey }, open: (this.byName.get(personName) ?? []).map(({ open }) => ({ ...open, complainantKey })) };
  }

  /** Remembers an order; a repeat is not remembered, so that repeats point at the first order. */
  add(order: OrderFacts, personName: string | null, proposal: RouteProposal): void {
    if (proposal.duplicateOfNo !== null) return;
    const complainantKey = order.complainantKey ?? `name ${personName ?? ''}`;
    const open: OpenCase = {
      orderNo: order.orderNo,
      complainantKey,
      orgId: leadOf(proposal),
      businessLine: proposal.classification.businessLine,
      receivedAt: order.receivedAt,
    };
    const entry: Entry = { open, personName };
    this.byKey.set(complainantKey, [...(this.byKey.get(complainantKey) ?? []), entry]);
    if (personName !== null) this.byName.set(personName, [...(this.byName.get(personName) ?? []), entry]);
  }
}
