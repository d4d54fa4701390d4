import type { Instant } from '#kernel';

/** What an order that comes again may be. `stale` = lower than the version we hold and not seen before: kept as evidence, told to nobody. */
export type Judgement = 'accepted' | 'updated' | 'duplicate' | 'stale' | 'conflict';

export interface SeenVersion {
  readonly contentHash: string;
  readonly receivedAt: Instant;
}

/** What `intake` knows of one source order. */
export interface OrderState {
  readonly latestVersion: number;
  readonly contentHash: string;
  /** Version of the order's event stream; rises by one with each event. */
  readonly streamVersion: number;
  readonly isDrill: boolean;
  readonly firstReceivedAt: Instant;
  readonly versions: ReadonlyMap<number, SeenVersion>;
  /** `version:hash` of copies that contradict a version we hold. */
  readonly conflicts: ReadonlySet<string>;
}

export interface Arrival {
  readonly version: number;
  readonly contentHash: string;
  readonly isDrill: boolean;
  readonly at: Instant;
}

export const conflictKey = ({ version, contentHash }: Pick<Arrival, 'version' | 'contentHash'>): string => `${version}:${contentHash}`;

/** Repeats fall out, contradictions are set aside, the highest version wins whichever arrives first. */
export function judge(state: OrderState | null, arrival: Arrival): Judgement {
  if (state === null) return 'accepted';
  const seen = state.versions.get(arrival.version);
  if (seen) return seen.contentHash === arrival.contentHash ? 'duplicate' : 'conflict';
  return arrival.version > state.latestVersion ? 'updated' : 'stale';
}

/** The state after `arrival` was judged; the same object where nothing changed. */
export function evolve(state: OrderState | null, arrival: Arrival, judgement: Judgement): OrderState {
  const { version, contentHash, isDrill, at } = arrival;
  const seen: readonly [number, SeenVersion] = [version, { contentHash, receivedAt: at }];
  if (state === null)
    return { latestVersion: version, contentHash, streamVersion: 1, isDrill, firstReceivedAt: at, versions: new Map([seen]), conflicts: new Set() };
  switch (judgement) {
    case 'accepted':
    case 'updated':
      return { ...state, latestVersion: version, contentHash, streamVersion: state.streamVersion + 1, versions: new Map([...state.versions, seen]) };
    case 'stale':
      return { ...state, versions: new Map([...state.versions, seen]) };
    case 'conflict':
      return { ...state, conflicts: new Set([...state.conflicts, conflictKey(arrival)]) };
    case 'duplicate':
      return state;
  }
}
