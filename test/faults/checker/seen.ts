/** What an order is expected to cause, said by who sent it. */
export interface Expected {
  /** The institution that must be offered it; null: none may ever see it (a report of a violation). */
  readonly party: string | null;
  readonly isProbe?: boolean;
}

/** One thing that somebody outside the hub saw. Times are milliseconds since the run began. */
export type Seen =
  | ({
      readonly by: 'client';
      readonly what: 'taken';
      readonly at: number;
      readonly door: string;
      readonly order: string;
      readonly referral: string;
    } & Expected)
  | { readonly by: 'client'; readonly what: 'refused'; readonly at: number; readonly door: string; readonly order: string; readonly status: number }
  | { readonly by: 'institution'; readonly what: 'obeyed'; readonly at: number; readonly party: string; readonly referral: string; readonly event: string }
  | { readonly by: 'feed'; readonly at: number; readonly door: string; readonly order: string; readonly seq: number | null; readonly code: string }
  | { readonly by: 'inbox'; readonly at: number; readonly party: string; readonly referral: string; readonly kind: string; readonly version: number }
  | {
      readonly by: 'webhook';
      readonly at: number;
      readonly party: string;
      readonly id: string;
      readonly referral: string;
      readonly kind: string;
      readonly version: number;
    }
  | Recorded
  | FaultSeen
  | { readonly by: 'run'; readonly at: number; readonly what: 'quiet' | 'not-quiet'; readonly detail: string };

/** A record on a topic of the broker, in the order of its partition. */
export interface Recorded {
  readonly by: 'topic';
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly id: string;
  readonly type: string;
  /** Versions count in a stream; null where the record has none. */
  readonly stream: string;
  readonly version: number | null;
}

export interface FaultSeen {
  readonly by: 'fault';
  readonly at: number;
  readonly name: string;
  /** Whether a process was killed with -9: those have a limit on their recovery. */
  readonly isKill: boolean;
  /** Until an order that was sent after the fault was dispatched; null: it never was. */
  readonly recoveryMs: number | null;
}
