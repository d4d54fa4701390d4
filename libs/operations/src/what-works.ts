import type { HealthState } from '#platform';

/** `works` · `later`: taken now, its effect comes when the part is back · `refused`: answered 503, nothing is kept */
export type Ability = 'works' | 'later' | 'refused';

export interface Abilities {
  /** Single orders at the doors. */
  readonly orders: Ability;
  /** Files at the doors. */
  readonly batches: Ability;
  /** Commands of institutions, officers and the desk by HTTP. */
  readonly commands: Ability;
  /** Mailboxes, order pages, feeds. */
  readonly reading: Ability;
  /** Registration, routing and dispatch of what was taken. */
  readonly registering: Ability;
  /** Webhooks, topics and callbacks. */
  readonly telling: Ability;
  /** Reminders, breaches, escalation. */
  readonly clocks: Ability;
}

const ALL: Abilities = { orders: 'works', batches: 'works', commands: 'works', reading: 'works', registering: 'works', telling: 'works', clocks: 'works' };

/**
 * What still works when a part is away. The order as received, its event and every command are PostgreSQL's alone, so the broker's absence delays
 * what follows and refuses nothing; without PostgreSQL nothing can be promised, so nothing is taken.
 */
export function whatWorks(parts: Readonly<Record<string, HealthState>>): Abilities {
  if (parts.database === 'down')
    return { orders: 'refused', batches: 'refused', commands: 'refused', reading: 'refused', registering: 'later', telling: 'later', clocks: 'later' };
  const isAway = (part: string): boolean => parts[part] !== undefined && parts[part] !== 'up';
  if (isAway('broker')) return { ...ALL, registering: 'later', telling: 'later' };
  if (isAway('consumers')) return { ...ALL, registering: 'later', telling: 'later' };
  return ALL;
}
