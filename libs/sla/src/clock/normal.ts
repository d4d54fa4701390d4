import { instantMs, instantOf, type Instant } from '#kernel';
import type { ClockFacts } from './facts.js';

/** `2026-11-24T02:00:00.000Z`: as `instantOf` writes it. */
const UTC_LENGTH = 24;
const utc = (at: Instant): Instant => (at.length === UTC_LENGTH && at.endsWith('Z') ? at : instantOf(instantMs(at)));
const maybe = (at: Instant | null): Instant | null => (at === null ? null : utc(at));
const byTime = <T>(items: readonly T[], at: (item: T) => Instant): T[] => [...items].sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0));

/** The same facts with every moment in UTC and every list in order of time: as such they compare as text, in whatever order they were told. */
export function inOrder(facts: ClockFacts): ClockFacts {
  const { stoppedAt, agreedDue } = facts;
  return {
    ...facts,
    triggeredAt: utc(facts.triggeredAt),
    stoppedAt: maybe(stoppedAt),
    pauses: byTime(
      facts.pauses.map((pause) => ({ ...pause, from: utc(pause.from), to: maybe(pause.to ?? stoppedAt), noticedAt: maybe(pause.noticedAt) })),
      ({ from }) => from,
    ),
    extensions: byTime(
      facts.extensions.map((extension) => ({ ...extension, requestedAt: utc(extension.requestedAt), decidedAt: maybe(extension.decidedAt) })),
      ({ requestedAt }) => requestedAt,
    ),
    restarts: byTime(facts.restarts.map(utc), (at) => at),
    escalations: byTime(
      facts.escalations.map((escalation) => ({ ...escalation, at: utc(escalation.at) })),
      ({ at }) => at,
    ),
    agreedDue: agreedDue === null ? null : { ...agreedDue, agreedAt: utc(agreedDue.agreedAt) },
  };
}
