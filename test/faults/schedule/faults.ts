import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from '../support/world.js';
import type { HubProcess } from '../support/hub-process.js';
import type { Random } from '../support/random.js';
import { APPS, type App, type Stage } from '../support/stage.js';
import type { TcpProxy } from '../support/tcp-proxy.js';

/** One thing that is done to a running hub. */
export interface Fault {
  readonly name: string;
  readonly isKill: boolean;
  /** How often it is drawn, against the others. */
  readonly weight: number;
  /** Does it, holds it as long as it lasts, and takes it away again. */
  readonly play: (stage: Stage, random: Random) => Promise<void>;
}

const HOLD_MS = 8_000;
/** Longer than the session of a member of a group: the others go on without it, and it does not know. */
const ZOMBIE_MS = 14_000;
const RESET_EVERY_MS = 300;

const anyOf = (stage: Stage, random: Random, app: App): HubProcess => random.pick(stage.of(app));

const killProcess = (app: App): Fault => ({
  name: `kill -9 ${app}`,
  isKill: true,
  weight: 1,
  play: (stage, random) => {
    anyOf(stage, random, app).signal('SIGKILL');
    return Promise.resolve();
  },
});

const freezeProcess = (app: App): Fault => ({
  name: `stop ${app} ${ZOMBIE_MS / 1_000} s`,
  isKill: false,
  weight: 0.5,
  play: async (stage, random) => {
    const process = anyOf(stage, random, app);
    process.signal('SIGSTOP');
    await sleep(ZOMBIE_MS);
    process.signal('SIGCONT');
  },
});

/** The process dies at a point in the middle of its work, and again by itself once more. */
const crash = (app: App, point: string): Fault => ({
  name: `kill -9 at ${point}`,
  isKill: true,
  weight: 0.4,
  play: async (stage, random) => {
    const process = anyOf(stage, random, app);
    process.faults = `${point}:kill@${random.between(2, 20)}`;
    process.signal('SIGKILL');
    await process.gone(5_000);
    await sleep(1_000);
    process.faults = '';
    // Where its point is not reached under this load, the first kill was all.
    await process.gone(HOLD_MS);
  },
});

const broker = (name: string, isKill: boolean, play: (stage: Stage, index: number) => Promise<void>): Fault => ({
  name,
  isKill,
  weight: 2,
  play: (stage, random) => play(stage, random.between(0, stage.cluster.brokers.length - 1)),
});

const proxied = (name: string, proxies: (stage: Stage, random: Random) => readonly TcpProxy[], act: (proxy: TcpProxy) => Promise<void>): Fault => ({
  name,
  isKill: false,
  weight: 1,
  play: async (stage, random) => {
    const chosen = proxies(stage, random);
    await Promise.all(chosen.map(act));
    await Promise.all(chosen.map((proxy) => proxy.heal()));
  },
});

const side = (stage: Stage, random: Random): readonly TcpProxy[] => random.pick(stage.brokerProxies);
const oneBroker = (stage: Stage, random: Random): readonly TcpProxy[] => {
  const index = random.between(0, stage.cluster.brokers.length - 1);
  return stage.brokerProxies.flatMap((proxies) => proxies[index] ?? []);
};
const database = (stage: Stage, random: Random): readonly TcpProxy[] => [random.pick(stage.databaseProxies)];

const held =
  (mode: Parameters<TcpProxy['set']>[1], direction: Parameters<TcpProxy['set']>[0] = 'both') =>
  async (proxy: TcpProxy): Promise<void> => {
    proxy.set(direction, mode);
    await sleep(HOLD_MS);
  };

const resetStorm = async (proxy: TcpProxy): Promise<void> => {
  for (const until = performance.now() + HOLD_MS; performance.now() < until;) {
    proxy.reset();
    await sleep(RESET_EVERY_MS);
  }
};

const cutSoon = async (proxy: TcpProxy): Promise<void> => {
  for (const until = performance.now() + HOLD_MS; performance.now() < until;) {
    proxy.set('up', { kind: 'cut-after', bytes: 30_000 });
    await sleep(500);
  }
};

const BLACKHOLE = { kind: 'blackhole' } as const;
const SLOW = { kind: 'delay', ms: 200, jitterMs: 150 } as const;

export const FAULTS: readonly Fault[] = [
  ...APPS.map(killProcess),
  ...APPS.filter((app) => app !== 'partner-api').map(freezeProcess),
  crash('hotline-adapter', 'intake.committed'),
  crash('hotline-adapter', 'relay.sent'),
  crash('hotline-adapter', 'relay.deleted'),
  crash('casework', 'consumer.inbox-inserted'),
  crash('casework', 'consumer.effect-done'),
  crash('casework', 'consumer.committed'),
  crash('delivery', 'webhook.sent'),
  broker('kill -9 broker', true, (stage, index) => {
    stage.cluster.brokers[index]?.signal('SIGKILL');
    return Promise.resolve();
  }),
  broker('stop broker 8 s', false, async (stage, index) => {
    stage.cluster.brokers[index]?.signal('SIGSTOP');
    await sleep(HOLD_MS);
    stage.cluster.brokers[index]?.signal('SIGCONT');
  }),
  broker('broker down in order', false, async (stage, index) => {
    await stage.cluster.brokers[index]?.off();
    await sleep(HOLD_MS);
    await stage.cluster.brokers[index]?.on();
  }),
  broker('two brokers down (in sync below two)', false, async (stage, index) => {
    const two = stage.cluster.brokers.filter((_, place) => place !== index);
    await Promise.all(two.map((each) => each.off()));
    await sleep(HOLD_MS);
    await Promise.all(two.map((each) => each.on()));
  }),
  {
    name: 'kill -9 postgres',
    isKill: true,
    weight: 2,
    play: (stage) => {
      stage.cluster.postgres.signal('SIGKILL');
      return Promise.resolve();
    },
  },
  {
    name: 'postgres shut down at once, and back',
    isKill: false,
    weight: 1,
    play: (stage) => {
      stage.cluster.postgres.signal('SIGQUIT');
      return Promise.resolve();
    },
  },
  {
    name: 'connections of postgres ended',
    isKill: false,
    weight: 1,
    play: async (stage) => {
      for (const until = performance.now() + HOLD_MS; performance.now() < until;) {
        await sleep(400);
        await withClient(stage.cluster.databaseUrl, (client) =>
          client.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename in ('hub_worker', 'hub_app') and random() < 0.3`),
        ).catch(() => undefined);
      }
    },
  },
  {
    name: 'postgres frozen 5 s',
    isKill: false,
    weight: 1,
    play: async (stage) => {
      const pids = await withClient(stage.cluster.databaseUrl, (client) =>
        client.query<{ pid: number }>(`select pid from pg_stat_activity where usename in ('hub_worker', 'hub_app')`),
      ).then(({ rows }) => rows.map(({ pid }) => pid));
      signalAll(pids, 'SIGSTOP');
      await sleep(5_000);
      signalAll(pids, 'SIGCONT');
    },
  },
  proxied('one side without kafka', side, held(BLACKHOLE)),
  proxied('one side hears nothing of kafka (half open)', side, held(BLACKHOLE, 'down')),
  proxied('one broker without clients', oneBroker, held(BLACKHOLE)),
  proxied('kafka slow for one side', side, held(SLOW)),
  proxied('connections to kafka reset', side, resetStorm),
  proxied('one process without postgres', database, held(BLACKHOLE)),
  proxied('postgres slow for one process', database, held(SLOW)),
  proxied('connections to postgres cut in the middle', database, cutSoon),
  {
    name: 'an app restarted in order, one process after the other',
    isKill: false,
    weight: 2,
    play: async (stage, random) => {
      for (const process of stage.of(random.pick(APPS))) {
        const code = await process.stop();
        if (code !== 0) throw new Error(`${process.name} ended with ${code ?? 'a signal'} on SIGTERM:\n${process.log.slice(-2_000)}`);
        process.start();
        await process.ready();
      }
    },
  },
];

/** Backends end by themselves meanwhile. */
function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // gone
    }
  }
}

/** The next fault, by weight; null: a phase without. */
export function drawn(random: Random, faults: readonly Fault[] = FAULTS): Fault | null {
  if (random.next() < 0.25) return null;
  let at = random.next() * faults.reduce((sum, { weight }) => sum + weight, 0);
  for (const fault of faults) {
    at -= fault.weight;
    if (at <= 0) return fault;
  }
  return faults.at(-1) ?? null;
}
