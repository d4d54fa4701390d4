/** The lowest score that `npm run mutation` accepts, in percent, and what is not mutated. */
export const LIBRARIES = {
  referral: { lowest: 85, without: [], remembers: false },
  // A builder for specs is no product code.
  routing: { lowest: 75, without: ['an-order.ts'], remembers: false },
  // `due-at.ts` remembers what it has counted: what a mutant counted must not answer for the next one.
  sla: { lowest: 85, without: [], remembers: true },
};
