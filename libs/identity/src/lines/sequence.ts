/** Numbers that were passed over and have not come yet, both ends included. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** What is known of one sender's numbers. Everything below `next` has come, but for the gaps. */
export interface Sequence {
  readonly next: number;
  /** Rising, disjoint. */
  readonly gaps: readonly Gap[];
}

/** `repeat`: it has come before · `fills`: it was missing · `ahead`: numbers before it are missing. */
export type Arrival = 'first' | 'in-order' | 'ahead' | 'fills' | 'repeat';

/** The first number that a sender uses is where its numbering begins for us. */
export function arrive(known: Sequence | null, seq: number): { readonly sequence: Sequence; readonly arrival: Arrival } {
  if (known === null) return { sequence: { next: seq + 1, gaps: [] }, arrival: 'first' };
  if (seq === known.next) return { sequence: { ...known, next: seq + 1 }, arrival: 'in-order' };
  if (seq > known.next) return { sequence: { next: seq + 1, gaps: [...known.gaps, { from: known.next, to: seq - 1 }] }, arrival: 'ahead' };
  const hit = known.gaps.find(({ from, to }) => from <= seq && seq <= to);
  if (!hit) return { sequence: known, arrival: 'repeat' };
  const rest = [
    { from: hit.from, to: seq - 1 },
    { from: seq + 1, to: hit.to },
  ].filter(({ from, to }) => from <= to);
  return { sequence: { ...known, gaps: known.gaps.flatMap((gap) => (gap === hit ? rest : [gap])) }, arrival: 'fills' };
}
