import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Door } from '#contracts';
import type { JsonObject } from '#kernel';
import { HubHttp, type HubAnswer } from '#simulation';

const STUCK_MS = 120_000;

/** The hub on its simulated clock as its partners and its operator know it: an address and their keys. */
export class SimHub {
  private readonly clients = new Map<string, HubHttp>();

  constructor(
    private readonly url: string,
    private readonly keys: Readonly<Record<string, string>>,
  ) {}

  close(): void {
    for (const client of this.clients.values()) client.close();
  }

  as(who: string): HubHttp {
    const known = this.clients.get(who);
    if (known) return known;
    const key = this.keys[`KEY_${who.toUpperCase().replaceAll('-', '_')}`];
    if (key === undefined) throw new Error(`no demo key for ${who}`);
    const made = new HubHttp({ url: this.url, key, maxConnections: 16 });
    this.clients.set(who, made);
    return made;
  }

  knows(who: string): boolean {
    return this.keys[`KEY_${who.toUpperCase().replaceAll('-', '_')}`] !== undefined;
  }

  /** Steps the clock; every mark on the way is told at its time. @throws Error when the hub cannot */
  async stepTo(moment: number): Promise<void> {
    const operator = this.as('operator');
    let answer = await operator.post('/v1/ops/time/step', { until: new Date(moment).toISOString(), wait: false });
    for (const since = performance.now(); ; answer = await operator.get('/v1/ops/time')) {
      const step = (answer.json.step ?? {}) as JsonObject;
      if (answer.status !== 200 || (step.done === true && step.stoppedBy !== null) || performance.now() - since > STUCK_MS)
        throw new Error(`the clock could not be stepped: HTTP ${answer.status} ${answer.text.slice(0, 300)}`);
      if (step.done === true) return;
      await sleep(100);
    }
  }

  officer(door: Door, orderNo: string, command: string, body: JsonObject): Promise<HubAnswer> {
    return this.as(door).post(`/v1/doors/${door}/orders/${encodeURIComponent(orderNo)}/commands/${command}`, {
      commandId: randomUUID(),
      officer: 'SIM-01',
      ...body,
    });
  }
}

/** Does `work` for every item, so many at a time, in their order. */
export async function together<T>(items: readonly T[], atATime: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atATime, items.length) }, lane));
}
