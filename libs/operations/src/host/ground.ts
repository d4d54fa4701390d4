import type { Clock } from '#kernel';

/** The two servers a process needs, wherever they come from. */
export interface Servers {
  readonly brokers: readonly string[];
  readonly databaseUrl: string;
}

/** What a process stands on: its servers, and the clock its data was made on (left out: the machine's). */
export interface Ground extends Servers {
  readonly clock?: Clock;
}
