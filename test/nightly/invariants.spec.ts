import fc from 'fast-check';
import { checkLife } from './check-life.js';
import { INVARIANTS, type Invariant } from './invariants.js';
import { SEQUENCES, type Tried } from './sequences.js';

/** `npm run nightly` tries fifty times as many. */
const RUNS = Number(process.env.HUB_PROPERTY_RUNS ?? 2_000);
const SEED = Number(process.env.HUB_PROPERTY_SEED ?? Date.now() % 2 ** 31);
const parameters = { numRuns: RUNS, seed: SEED };
/** How far lives go is asked of the same lives every time: a rare event that a handful of random ones miss says nothing. */
const SAMPLE = { numRuns: 600, seed: 20_261_124 };

describe('in every sequence of commands', () => {
  const broken = new Set<Invariant>();

  /** Each sequence is lived once under the eyes of all; what fails is lived again, alone, to be shrunk. */
  beforeAll(() => {
    for (const sequence of fc.sample(SEQUENCES, parameters)) live(sequence);
  }, 240_000);

  const live = (sequence: readonly Tried[]): void => {
    try {
      checkLife(sequence, INVARIANTS);
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
    const lives = fc.sample(SEQUENCES, SAMPLE).map((sequence) => checkLife(sequence, []));
    const happened = new Set(lives.flatMap(({ moments }) => moments.flatMap(({ events }) => events.map(({ type }) => type))));
    expect([...happened]).toEqual(expect.arrayContaining(wanted));
  }, 60_000);
});
