import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, RunningHub } from '../support/running-hub.js';
import { SteadySenders } from '../support/steady-senders.js';

/** In `npm test` each of the three is killed once; HUB_FAULT_KILLS=10 is the long run. */
const KILLS = Number(process.env.HUB_FAULT_KILLS ?? 3);
const ORDERS = 60 * KILLS;
const VICTIMS = ['kafka', 'postgres', 'hub'] as const;

describe('the hub, its broker and its database killed with -9 one after the other', () => {
  let hub: RunningHub;

  beforeAll(async () => {
    hub = await RunningHub.start(null, { HUB_KAFKA_PORT: String(await freePort()), HUB_POSTGRES_PORT: String(await freePort()) });
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  }, 60_000);

  it('lose no order and tell no status twice', async () => {
    const client = hub.as('KEY_HOTLINE_12345');
    const senders = new SteadySenders(client, 'ANY', ORDERS);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await senders.progress(10 + Math.floor(Math.random() * 30));
      await killOne(hub, VICTIMS[kill % VICTIMS.length] ?? 'hub');
    }
    await senders.done;
    for (let number = 0; number < ORDERS; number += 1) {
      expect(await codesOf(client, `ANY-${number}`)).toEqual(['RECEIVED', 'DISPATCHED']);
    }
  }, 900_000);
});

async function killOne(hub: RunningHub, victim: (typeof VICTIMS)[number]): Promise<void> {
  if (victim === 'hub') {
    await hub.kill9();
    await hub.launch();
    return;
  }
  const pid = hub.serverPid(victim);
  if (pid === null) throw new Error(`${victim} was not found`);
  process.kill(pid, 'SIGKILL');
  // The supervisor brings it back; the senders go on meanwhile.
  for (let tries = 0; tries < 300 && (hub.serverPid(victim) ?? pid) === pid; tries += 1) await sleep(100);
}

/** The codes of an order once it is dispatched, as its door reads them. */
async function codesOf(client: ReturnType<RunningHub['as']>, orderNo: string): Promise<readonly string[]> {
  for (let tries = 0; ; tries += 1) {
    const codes = await client.codes('hotline-12345', orderNo, 'DISPATCHED').catch((error: unknown) => {
      if (tries >= 3) throw error;
      return null;
    });
    if (codes) return codes;
  }
}
