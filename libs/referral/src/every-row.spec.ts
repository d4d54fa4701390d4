import { instantOf, type Instant } from '#kernel';
import { decide, initialReferral, replay, STATUSES, TRANSITIONS, type Referral, type ReferralActor, type ReferralEvent } from './index.js';
import { LIVES, START, type Step } from './lives.spec-support.js';

interface Done {
  readonly command: string;
  readonly before: Referral;
  readonly after: Referral;
  readonly events: readonly ReferralEvent[];
  readonly actor: ReferralActor;
}

function live(steps: readonly Step[]): readonly Done[] {
  let referral = initialReferral;
  return steps.map(([actor, body, wanted], index) => {
    const at: Instant = instantOf(START + index * 3_600_000);
    const decision = decide({ at, actor, body }, referral);
    if (!decision.accepted) throw new Error(`step ${index + 1} (${body.type}): ${decision.code}`);
    const before = referral;
    if (body.type !== 'split') referral = replay(decision.events, referral);
    expect(`${index + 1} ${body.type} ${referral.status}`).toBe(`${index + 1} ${body.type} ${wanted === 'same' ? before.status : wanted}`);
    return { command: body.type, before, after: referral, events: decision.events, actor };
  });
}

describe('the table in use', () => {
  const done: Done[] = [];
  it.each(Object.keys(LIVES))('%s', (name) => {
    done.push(...live(LIVES[name] ?? []));
  });

  it('uses every row', () => {
    const unused = TRANSITIONS.filter(
      (row) =>
        !done.some(
          ({ command, before, after, actor, events }) =>
            command === row.command &&
            row.from.includes(before.status) &&
            row.to.some((to) => to === after.status || (to === 'same' && after.status === before.status)) &&
            actor.roles.some((role) => row.who.includes(role)) &&
            events.every(({ type }) => row.events.includes(type)),
        ),
    );
    expect(unused.map(({ row, command }) => `${row} ${command}`)).toEqual([]);
  });

  it('records every event the table names', () => {
    const recorded = new Set(done.flatMap(({ events }) => events.map(({ type }) => type)));
    const named = [...new Set(TRANSITIONS.flatMap(({ events }) => events))];
    expect(named.filter((type) => !recorded.has(type))).toEqual([]);
  });

  it('reaches every state', () => {
    const reached = new Set(done.flatMap(({ before, after }) => [before.status, after.status]));
    expect(STATUSES.filter((status) => !reached.has(status))).toEqual([]);
  });
});
