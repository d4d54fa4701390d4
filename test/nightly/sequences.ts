import fc from 'fast-check';
import { rolesFor, type CommandBody, type ReferralActor } from '#referral';
import { actors, bodies } from '../../libs/referral/src/lifecycle.spec-support.js';
import { LIVES, type Step } from '../../libs/referral/src/lives.spec-support.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
type Given = readonly [ReferralActor, CommandBody];

/** What is tried at one moment: the first of these commands that is obeyed happens, then perhaps the timers look. */
export interface Tried {
  /** Milliseconds since the moment before. */
  readonly after: number;
  readonly commands: readonly Given[];
  readonly timersLook: boolean;
}

const ACTORS: readonly ReferralActor[] = fc.sample(actors, { numRuns: 400, seed: 1 }).filter((actor, index, all) => all.indexOf(actor) === index);

/** By anybody, and twice as often by one of those whose role may give it. */
const command: fc.Arbitrary<Given> = fc.tuple(bodies, fc.nat({ max: 999 }), fc.constantFrom(true, true, false)).map(([body, which, fits]) => {
  const fitting = ACTORS.filter(({ roles }) => roles.some((role) => rolesFor(body.type).includes(role)));
  const among = fits && fitting.length > 0 ? fitting : ACTORS;
  return [among[which % among.length] ?? (ACTORS[0] as ReferralActor), body];
});

/** The same step once more: its assignment is another one. */
const anew = ([actor, body, to]: Step): Step => [actor, 'assignmentId' in body ? { ...body, assignmentId: `${body.assignmentId}-again` } : body, to];

/** The beginning of one of the lives that reach every state, of any length, perhaps with its last steps tried once more. */
const beginnings: fc.Arbitrary<readonly Tried[]> = fc
  .tuple(fc.constantFrom(...Object.values(LIVES)), fc.nat({ max: 16 }), fc.nat({ max: 10 }), fc.constantFrom(HOUR / 4, HOUR, 5 * HOUR))
  .map(([life, length, again, after]) => {
    const begun = life.slice(0, length);
    const steps = again === 0 ? begun : [...begun, ...begun.slice(-again).map(anew)];
    return steps.map(([actor, body]) => ({ after, commands: [[actor, body]], timersLook: false }));
  });

/** Commands of every kind, by whoever, in whatever order, with hours or days between them. */
const anything: fc.Arbitrary<readonly Tried[]> = fc.array(
  fc.record({
    after: fc.constantFrom(HOUR, HOUR, HOUR, 2 * HOUR, 20 * HOUR, 3 * DAY, 9 * DAY),
    commands: fc.array(command, { minLength: 1, maxLength: 8 }),
    timersLook: fc.boolean(),
  }),
  { minLength: 5, maxLength: 30 },
);

export const SEQUENCES: fc.Arbitrary<readonly Tried[]> = fc.tuple(beginnings, anything).map(([begun, rest]) => [...begun, ...rest]);
