import type { FaultSeen } from './seen.js';

export interface FaultRow {
  readonly fault: string;
  readonly times: number;
  readonly recoverySeconds: { readonly median: number; readonly max: number };
  /** How often no order came through any more. */
  readonly never: number;
  readonly isKill: boolean;
}

export interface Conservation {
  readonly source: string;
  readonly received: number;
  readonly registered: number;
  readonly dead: number;
  readonly refused: number;
}

export interface Verdict {
  readonly accepted: number;
  readonly missing: number;
  readonly doubled: number;
  readonly outOfOrder: number;
  readonly alienSeen: number;
  /** Records and posts that came again under the same id: allowed, counted. */
  readonly repeated: number;
  readonly isQuiet: boolean;
  readonly conservation: readonly Conservation[];
  readonly faults: readonly FaultRow[];
  /** Of the kills with -9. */
  readonly worstKillSeconds: number | null;
  /** The first findings of each kind, for people. */
  readonly examples: readonly string[];
}

/** The table of faults, the slowest first. */
export function faultRows(faults: readonly FaultSeen[]): readonly FaultRow[] {
  const byName = Map.groupBy(faults, ({ name }) => name);
  return [...byName]
    .map(([fault, rows]): FaultRow => {
      const times = rows.flatMap(({ recoveryMs }) => (recoveryMs === null ? [] : [recoveryMs])).sort((a, b) => a - b);
      const seconds = (ms: number | undefined): number => Math.round((ms ?? 0) / 100) / 10;
      return {
        fault,
        times: rows.length,
        recoverySeconds: { median: seconds(times[Math.floor(times.length / 2)]), max: seconds(times.at(-1)) },
        never: rows.length - times.length,
        isKill: rows[0]?.isKill === true,
      };
    })
    .sort((a, b) => b.recoverySeconds.max - a.recoverySeconds.max);
}

/** Whether a run kept what is promised. */
export const isKept = ({ missing, doubled, outOfOrder, alienSeen, isQuiet, faults }: Verdict): boolean =>
  isQuiet && missing + doubled + outOfOrder + alienSeen === 0 && faults.every(({ never }) => never === 0);
