import type { Invariant } from './invariants.js';
import { Life } from './life.js';
import type { Tried } from './sequences.js';

/** Lives a sequence and looks at every moment of it. @throws Error that names the invariant that did not hold */
export function checkLife(sequence: readonly Tried[], invariants: readonly Invariant[]): Life {
  const broken = ({ id, text }: Invariant, what: string | null | undefined): void => {
    if (what !== null && what !== undefined) throw new Error(`${id} (${text}): ${what}`);
  };
  const life = Life.of(sequence, (moment, so) => {
    for (const invariant of invariants) broken(invariant, invariant.atMoment?.(moment, so));
  });
  for (const invariant of invariants) broken(invariant, invariant.atEnd?.(life));
  return life;
}
