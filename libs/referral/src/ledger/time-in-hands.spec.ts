import fc from 'fast-check';
import { instantMs, instantOf, type Instant } from '#kernel';
import { decide, initialReferral, isEnd, replay, type ReferralEvent } from '../index.js';
import { LIVES, START, type Step } from '../lives.spec-support.js';
import { actors, bodies } from '../lifecycle.spec-support.js';
import { handsOf, holdersOf, returnsToFormerHands, timeInHands, totals } from './time-in-hands.js';

const HOUR = 3_600_000;
const at = (hours: number): Instant => instantOf(START + hours * HOUR);

/** The events of a life that takes a step an hour. */
function lived(steps: readonly Step[]): readonly ReferralEvent[] {
  let referral = initialReferral;
  return steps.flatMap(([actor, body], index) => {
    const decision = decide({ at: at(index), actor, body }, referral);
    if (!decision.accepted || body.type === 'split') return [];
    referral = replay(decision.events, referral);
    return decision.events;
  });
}

const hoursOf = (name: string, until: number): Record<string, number> =>
  Object.fromEntries([...totals(timeInHands(lived(LIVES[name] ?? []), at(until)))].map(([key, ms]) => [key, ms / HOUR]));

describe('time in hands', () => {
  it('counts a return that is asked for as the desk’s, and the designated institution’s as its own', () => {
    expect(hoursOf('two returns, one refused, then a designation', 13)).toEqual({ HUB: 8, 'INSTITUTION:BNK-ICBC-QD': 4, 'INSTITUTION:BNK-ABC-QD': 1 });
  });

  it('knows the mediation centre and the court, and nobody after the end', () => {
    expect(hoursOf('mediation that fails and a suit that is given back', 12)).toEqual({
      HUB: 3,
      'INSTITUTION:BNK-ICBC-QD': 7,
      'MEDIATION:MED-QD-CTR': 1,
      'COURT:CRT-370202': 1,
    });
    const closed = lived(LIVES['a judgment'] ?? []);
    expect(timeInHands(closed, at(999)).at(-1)).toMatchObject({ hands: 'COURT', to: closed.at(-1)?.at });
  });

  it('lets a suspension stand as nobody’s time, and a review as the reviewer’s', () => {
    expect(hoursOf('more time: decided by itself, asked of the unit above, refused by the hotline; and a suspension', 15)).toMatchObject({
      'PAUSED:BNK-ICBC-QD': 1,
    });
    expect(hoursOf('a petition to its final review', 99)).toMatchObject({ 'REVIEW:GOV-QD': 2, 'REVIEW:GOV-SD': 4 });
  });

  it('finds ping-pong: a case that comes back to an institution that had it', () => {
    const events = lived(LIVES['two returns, one refused, then a designation'] ?? []);
    expect(returnsToFormerHands(events)).toBe(1);
    expect(holdersOf(events)).toEqual(['BNK-ICBC-QD', 'BNK-ABC-QD', 'BNK-ICBC-QD']);
    expect(returnsToFormerHands(lived(LIVES['joint handling'] ?? []))).toBe(0);
  });

  it('adds up, without gap or overlap, to the time in which somebody had to move', () =>
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(actors, bodies), { minLength: 1, maxLength: 8 }), { minLength: 5, maxLength: 40 }), (steps) => {
        let referral = initialReferral;
        const events: ReferralEvent[] = [];
        let owed = 0;
        steps.forEach((tried, index) => {
          for (const [actor, body] of tried) {
            const decision = decide({ at: at(index), actor, body }, referral);
            if (!decision.accepted || body.type === 'split') continue;
            referral = replay(decision.events, referral);
            events.push(...decision.events);
            break;
          }
          if (handsOf(referral)) owed += HOUR;
        });
        const segments = timeInHands(events, at(steps.length));
        const sum = segments.reduce((ms, { from, to }) => ms + instantMs(to) - instantMs(from), 0);
        expect(sum).toBe(owed);
        segments.slice(1).forEach(({ from }, index) => expect(instantMs(from)).toBeGreaterThanOrEqual(instantMs(segments[index]?.to ?? from)));
        if (!isEnd(referral.status) && referral.status !== 'ABSENT') expect(segments.at(-1)?.to).toBe(at(steps.length));
      }),
      { numRuns: 500 },
    ));
});
