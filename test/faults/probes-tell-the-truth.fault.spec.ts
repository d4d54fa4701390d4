import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { hotlineOrder } from '#testing';
import { freePort, RunningHub } from '../support/running-hub.js';

interface Ready {
  readonly httpStatus: number;
  readonly status: string;
  readonly parts: Readonly<Record<string, string>>;
}

/** A process and everything it started: the server of PostgreSQL answers through its children. */
function family(pid: number): readonly number[] {
  const parentOf = (name: string): number | null => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    } catch {
      return null;
    }
  };
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid);
  return [pid, ...children.map(Number)];
}

describe('the probes of a hub whose servers hang', () => {
  let hub: RunningHub;
  const stopped = new Set<number>();
  const signal = (pids: readonly number[], name: 'SIGSTOP' | 'SIGCONT'): void => {
    for (const pid of pids) {
      process.kill(pid, name);
      if (name === 'SIGSTOP') stopped.add(pid);
      else stopped.delete(pid);
    }
  };

  beforeAll(async () => {
    hub = await RunningHub.start(null, { HUB_KAFKA_PORT: String(await freePort()), HUB_POSTGRES_PORT: String(await freePort()) });
    await until(async () => (await ready()).status === 'up');
  }, 300_000);
  afterAll(async () => {
    for (const pid of stopped) process.kill(pid, 'SIGCONT');
    await hub.stop();
  }, 90_000);

  const ready = async (): Promise<Ready> => {
    const answer = await fetch(`${hub.url}/readyz`);
    return { httpStatus: answer.status, ...((await answer.json()) as Omit<Ready, 'httpStatus'>) };
  };
  const alive = async (): Promise<unknown> => (await fetch(`${hub.url}/healthz`)).json();
  const order = (orderNo: string): Promise<number> =>
    hub
      .as('KEY_HOTLINE_12345')
      .post('/v1/doors/hotline-12345/orders', hotlineOrder({ orderNo }))
      .then(({ status }) => status);
  const partState = async (part: string): Promise<string | undefined> =>
    new RegExp(`^hub_part_state\\{part="${part}"\\} (\\d)$`, 'm').exec(await (await fetch(`${hub.url}/metrics`)).text())?.[1];
  async function until(what: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 900; tries += 1) {
      if (await what()) return;
      await sleep(100);
    }
    throw new Error('it never came about');
  }

  it('with Kafka hanging: alive, ready and degraded; a door takes orders, the relay that stands still shows, and all is well again afterwards', async () => {
    const kafka = family(hub.serverPid('kafka') ?? 0);
    signal(kafka, 'SIGSTOP');
    expect(await order('HANG-1')).toBe(202);
    await until(async () => (await ready()).parts.relays === 'degraded');
    expect(await ready()).toMatchObject({ httpStatus: 200, status: 'degraded', parts: { database: 'up' } });
    await until(async () => (await partState('relays')) === '1');
    expect(await alive()).toEqual({ status: 'alive' });
    expect(await order('HANG-2')).toBe(202);
    signal(kafka, 'SIGCONT');
    await until(async () => (await ready()).status === 'up');
    for (const orderNo of ['HANG-1', 'HANG-2'])
      await until(
        async () =>
          (
            await hub
              .as('KEY_HOTLINE_12345')
              .codes('hotline-12345', orderNo, 'DISPATCHED')
              .catch(() => [])
          ).length > 0,
      );
  }, 300_000);

  it('with PostgreSQL hanging: alive and not ready, again and again, until it answers', async () => {
    const postgres = family(hub.serverPid('postgres') ?? 0);
    signal(postgres, 'SIGSTOP');
    for (let probe = 0; probe < 20; probe += 1) {
      expect(await alive()).toEqual({ status: 'alive' });
      expect(await ready()).toMatchObject({ httpStatus: 503, status: 'down', parts: { database: 'down' } });
    }
    expect((await fetch(`${hub.url}/metrics`)).status).toBe(200);
    signal(postgres, 'SIGCONT');
    await until(async () => (await ready()).httpStatus === 200);
    await until(async () => (await order('HANG-3').catch(() => 0)) === 202);
  }, 300_000);
});
