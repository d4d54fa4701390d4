import { toldKinds, type InboxItem, type Telling } from '#contracts';
import type { Case } from '../work/case.js';
import { nextDue } from '../work/clock.js';

/** Why a person of the recipient is to be told, in codes; null where the mailbox is enough. */
export function tellingOf({ state, clocks }: Pick<Case, 'state' | 'clocks'>, items: readonly InboxItem[]): Telling | null {
  const kinds = toldKinds(
    items.map(({ kind }) => kind),
    state.urgency,
  );
  if (kinds.length === 0) return null;
  const signing = clocks.filter(({ kind, state: running }) => kind === 'SIGN' && running === 'RUNNING');
  return { kinds, urgency: state.urgency, due: nextDue(signing.length > 0 ? signing : clocks), unsigned: signing.length > 0 };
}
