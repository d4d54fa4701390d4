import type { Tx } from '#persistence';
import { afterAttempt, PROBE_MS, type EndpointHealth } from './breaker.js';
import type { ClaimedPush } from './claim.js';
import { lockEndpoint, saveEndpoint } from './endpoint-row.js';
import type { Answer } from './post.js';
import { retryInSeconds, verdict, type Verdict } from './schedule.js';

export interface Settled {
  readonly verdict: Verdict;
  readonly state: 'waiting' | 'delivered' | 'given-up';
  /** Why this very attempt disabled the endpoint; null where it did not. */
  readonly disabled: EndpointHealth['disabledWhy'];
}

interface Standing {
  readonly state: string;
  readonly attempts: number;
  readonly round_from: number;
}

interface Next {
  readonly state: Settled['state'];
  /** Milliseconds since the epoch; null where it is not tried again by itself. */
  readonly nextAt: number | null;
  readonly countsAsTry: boolean;
}

/** Writes down what came of one attempt: the endpoint's health, the attempt, the push and its lane, in this order of locks and in one transaction. */
export async function settle(tx: Tx, push: ClaimedPush, answer: Answer, { url, random }: { readonly url: string; readonly random: number }): Promise<Settled> {
  const { health, nowMs } = await lockEndpoint(tx, push, url);
  const result = verdict(answer);
  const after = afterAttempt(health, { verdict: result, ...answer }, nowMs);
  await saveEndpoint(tx, push, url, after);
  const [standing] = await tx.query<Standing>('select state, attempts, round_from from delivery.push where push_id = $1 for update', [push.push_id]);
  const disabled = health.disabledAt === null ? after.disabledWhy : null;
  // Another node had it after this one's lease had run out: what it wrote stands.
  if (standing?.state !== 'waiting') return { verdict: result, state: 'delivered', disabled };
  const next = nextOf(push, standing, { answer, result, nowMs, random });
  await record(tx, push, answer, { standing, next, nowMs });
  if (next.state === 'delivered') await closeLane(tx, push);
  else await rest(tx, push, next);
  return { verdict: result, state: next.state, disabled };
}

function nextOf(
  { probe }: ClaimedPush,
  { attempts, round_from: from }: Standing,
  given: { readonly answer: Answer; readonly result: Verdict; readonly nowMs: number; readonly random: number },
): Next {
  const { answer, result, nowMs, random } = given;
  if (result === 'delivered') return { state: 'delivered', nextAt: null, countsAsTry: true };
  // A probe asks about the endpoint, and 410 speaks of it: neither uses up a try of this push.
  if (probe || result === 'gone') return { state: 'waiting', nextAt: nowMs + PROBE_MS, countsAsTry: false };
  const wait = retryInSeconds(attempts - from + 1, answer.retryAfterS, random);
  return wait === null ? { state: 'given-up', nextAt: null, countsAsTry: true } : { state: 'waiting', nextAt: nowMs + wait * 1_000, countsAsTry: true };
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

async function record(
  tx: Tx,
  { push_id: pushId, party, probe }: ClaimedPush,
  { status, error, durationMs }: Answer,
  { standing, next, nowMs }: { readonly standing: Standing; readonly next: Next; readonly nowMs: number },
): Promise<void> {
  const attempt = standing.attempts + 1;
  // The try that does not count moves the beginning of the round along, so that attempts less the beginning stay the tries.
  const roundFrom = standing.round_from + (next.countsAsTry ? 0 : 1);
  await tx.query(
    `update delivery.push set state = $2, attempts = $3, round_from = $4, last_status = $5, last_error = $6, next_at = coalesce($7::timestamptz, next_at),
            settled_at = case when $2 = 'waiting' then null else $8::timestamptz end where push_id = $1`,
    [pushId, next.state, attempt, roundFrom, status, error, iso(next.nextAt), iso(nowMs)],
  );
  await tx.query(
    'insert into delivery.attempt (push_id, attempt, party, at, status, error, duration_ms, next_at, is_probe) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [pushId, attempt, party, iso(nowMs), status, error, durationMs, iso(next.nextAt), probe],
  );
}

/** What waits behind goes next; an empty lane is gone. The look is a statement of its own: it sees what was queued while the lock was waited for. */
async function closeLane(tx: Tx, { party, purpose, order_key: key }: ClaimedPush): Promise<void> {
  const lane = [party, purpose, key];
  await tx.query('select 1 from delivery.lane where party = $1 and purpose = $2 and order_key = $3 for update', lane);
  const more = await tx.query(`select 1 from delivery.push where party = $1 and purpose = $2 and order_key = $3 and state = 'waiting' limit 1`, lane);
  await tx.query(
    more.length > 0
      ? 'update delivery.lane set next_at = clock_timestamp(), leased_until = null, after_gap = null where party = $1 and purpose = $2 and order_key = $3'
      : 'delete from delivery.lane where party = $1 and purpose = $2 and order_key = $3 and held_by is null',
    lane,
  );
}

/** A push that was given up holds its lane: nothing of the same case overtakes it until the desk has decided. */
async function rest(tx: Tx, { push_id: pushId, party, purpose, order_key: key }: ClaimedPush, { state, nextAt }: Next): Promise<void> {
  await tx.query(
    'update delivery.lane set next_at = coalesce($4::timestamptz, next_at), leased_until = null, held_by = $5 where party = $1 and purpose = $2 and order_key = $3',
    [party, purpose, key, iso(nextAt), state === 'given-up' ? pushId : null],
  );
}
