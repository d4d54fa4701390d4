import { eventType, TOPICS, type CommandName } from '#contracts';
import { instantOf, type Instant, type JsonObject } from '#kernel';
import { newId } from '#platform';
import { momentsOf, stepsOf, type Step } from './moments.js';
import { receivedOrder } from './received.js';
import type { GivenLimit } from './register.js';
import type { Scoring } from './scoring-hub.js';

const BANK = 'BNK-ICBC-QD';
const BANK_NAME = '工行';
const AT_ONCE = 8;
const OPENED_AT_ONCE = 200;

export interface Lived {
  /** By index of the limit: when the timers told that it had passed. */
  readonly breachedAt: ReadonlyMap<number, Instant>;
  readonly steps: number;
}

interface Life {
  readonly hub: Scoring;
  readonly limits: readonly GivenLimit[];
  readonly referralIds: readonly string[];
}

/** Lives every limit through on the hub's clock: received and dispatched, signed and answered where the register has an end, told by the timers where its due passes. */
export async function liveThrough(hub: Scoring, limits: readonly GivenLimit[], asOf: number, onStep: (done: number, of: number) => void): Promise<Lived> {
  const moments = momentsOf(limits, asOf);
  const life: Life = { hub, limits, referralIds: limits.map(() => newId()) };
  let steps = 0;
  let done = 0;
  for (const step of stepsOf(moments)) {
    await live(life, step);
    steps += 1;
    done = moments.findLastIndex(({ at }) => at <= step.until) + 1;
    onStep(done, moments.length);
  }
  hub.clock.goTo(asOf);
  await settle(hub);
  return { breachedAt: await breaches(life), steps };
}

async function live(life: Life, { opens, closes, until }: Step): Promise<void> {
  for (let first = 0; first < opens.length; first += OPENED_AT_ONCE)
    await open(
      life,
      opens.slice(first, first + OPENED_AT_ONCE).map(({ of }) => of),
    );
  const waiting = [...closes];
  const close = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await answer(life, next.of, next.at);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, close));
  life.hub.clock.goTo(until);
  await settle(life.hub);
}

/** One batch, as the consumer takes it: each order has the moment of its own receipt. */
async function open({ hub, limits, referralIds }: Life, which: readonly number[]): Promise<void> {
  const last = which.reduce((at, of) => Math.max(at, limits[of]?.openedAt ?? 0), 0);
  await hub.clock.at(last, async () => {
    const orders = which.map((of) => order(hub, limits[of], { of, referralId: referralIds[of] ?? '' }));
    const numbers = await hub.receiving.numbersFor(orders);
    await hub.database.worker((tx) => hub.receiving.receive(tx, orders, numbers));
  });
}

const order = (hub: Scoring, limit: GivenLimit | undefined, { of, referralId }: { readonly of: number; readonly referralId: string }) =>
  receivedOrder({ referralId, orderNo: `REG${of}`, openedAt: limit?.openedAt ?? 0, dueAt: limit?.dueAt ?? null, respondentName: BANK_NAME }, hub.keys.hub());

/** The institution signs and answers: what stops the clock is the product's own command. */
async function answer(life: Life, of: number, at: number): Promise<void> {
  const reply = { resultCode: 'RESOLVED', text: '已办结。', basis: '登记所载办结时刻', remedies: '可申请核查', rootCauseCode: 'C02' };
  await life.hub.clock.at(at, async () => {
    await command(life, of, 'acknowledge', { contactName: '经办', contactPhone: '0532-85550001' });
    await command(life, of, 'submitReply', reply);
  });
}

async function command({ hub, limits, referralIds }: Life, of: number, name: CommandName, body: JsonObject): Promise<void> {
  const answered = await hub.casework.execute({
    referralId: referralIds[of] ?? '',
    command: name,
    body,
    actor: { orgId: BANK, roles: ['IH', 'IM'], door: null, userHash: null },
    idempotencyKey: `${name}:${of}`,
    expectedVersion: null,
    part: 0,
  });
  if (!answered.obeyed) throw new Error(`the hub refused ${name} on case ${limits[of]?.caseId ?? ''}: ${answered.code} ${answered.detail}`);
}

/** Until no clock is due any more: another pass may hold a case that this one skipped. */
async function settle({ clock, database, timers }: Scoring): Promise<void> {
  for (;;) {
    while ((await timers.pass()) > 0);
    const due = await database.statement('select 1 from casework.clock where wakes_at <= $1 limit 1', [clock.now()]);
    if (due.length === 0) return;
  }
}

/** The breaches as the events say them: the very bytes that are published. */
async function breaches({ hub, referralIds }: Life): Promise<ReadonlyMap<number, Instant>> {
  const rows = await hub.database.statement<{ stream_id: string; time: string }>(
    `select stream_id, message::json ->> 'time' as time from casework.event
      where topic = $1 and message::json ->> 'type' = $2 and message::json #>> '{data,ruleId}' = 'SOURCE_DUE'`,
    [TOPICS.caseworkReferral, eventType('casework', 'ClockBreached')],
  );
  const indexOf = new Map(referralIds.map((id, index) => [id, index]));
  return new Map(rows.flatMap(({ stream_id: id, time }) => (indexOf.has(id) ? [[indexOf.get(id) ?? 0, instantOf(Date.parse(time))] as const] : [])));
}
