import fc from 'fast-check';
import { checkLife } from './check-life.js';
import { INVARIANTS, type Invariant } from './invariants.js';
import { SEQUENCES, type Tried } from './sequences.js';

/** `npm run nightly` tries fifty times as many. */
const RUNS = Number(process.env.HUB_PROPERTY_RUNS ?? 2_000);
const SEED = Number(process.env.HUB_PROPERTY_SEED ?? Date.now() % 2 ** 31);
const parameters = { numRuns: RUNS, seed: SEED };

describe('in every sequence of commands', () => {
  const broken = new Set<Invariant>();
  const happened = new Set<string>();

  /** Each sequence is lived once under the eyes of all; what fails is lived again, alone, to be shrunk. */
  beforeAll(() => {
    for (const sequence of fc.sample(SEQUENCES, parameters)) live(sequence);
  }, 240_000);

  const live = (sequence: readonly Tried[]): void => {
    try {
      for (const { type } of checkLife(sequence, INVARIANTS).moments.flatMap(({ events }) => events)) happened.add(type);
    } catch (error) {
      const culprit = INVARIANTS.find(({ id }) => (error as Error).message.startsWith(`${id} `));
      if (culprit === undefined) throw error;
      broken.add(culprit);
    }
  };

  it.each(INVARIANTS.map((invariant) => [`${invariant.id}: ${invariant.text}`, invariant] as const))(
    '%s',
    (_name, invariant) => {
      if (broken.has(invariant))
        fc.assert(
          fc.property(SEQUENCES, (sequence) => void checkLife(sequence, [invariant])),
          parameters,
        );
      expect([SEED, [...broken].map(({ id }) => id)]).toEqual([SEED, expect.not.arrayContaining([invariant.id])]);
    },
    240_000,
  );

  it('lives go far enough to mean something', () => {
    const wanted = [
      'ReferralClosed',
      'ClockBreached',
      'ExtensionGranted',
      'ReferralSuspended',
      'AssignmentReassigned',
      'ReturnApproved',
      'RedoOrdered',
      'CourtDocked',
    ];
    expect([...happened]).toEqual(expect.arrayContaining(wanted));
  });
});
