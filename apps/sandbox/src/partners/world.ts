import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KafkaPort } from '#messaging';
import { createLogger } from '#platform';
import { HubHttp } from '#simulation';

/** The running hub as its partners know it: an address, their keys, and the brokers. */
export interface World {
  readonly url: string;
  /** A client that calls as this party; `desk`, `operator`, a door or a party id. */
  as(who: string): HubHttp;
  readonly kafka: KafkaPort;
  close(): Promise<void>;
}

/** A hub that restarts is waited for; one that is gone for longer ends the act. */
const PATIENCE_MS = 30_000;

export interface Place {
  readonly dataDir: string;
  readonly url: string;
  readonly brokers: readonly string[];
}

/** What the running hub wrote into its data folder. @throws Error when no hub runs there. */
export function placeOf(dataFolder: string): Place {
  const dataDir = resolve(dataFolder);
  const { url, brokers } = readJson(join(dataDir, 'run.json'));
  if (url === undefined || brokers === undefined)
    throw new Error(`HUB_CONFIG: 没有正在运行的联动（${dataDir}）：请先 npm start，或设置 HUB_DATA_DIR · no hub runs there: npm start, or set HUB_DATA_DIR`);
  return { dataDir, url, brokers: brokers.split(',') };
}

export function openWorld({ dataDir, url, brokers }: Place): World {
  const keys = readJson(join(dataDir, 'demo-keys.json'));
  const clients = new Map<string, HubHttp>();
  const kafka = new KafkaPort(brokers, createLogger({ HUB_LOG_LEVEL: 'silent' }, 'sandbox'));
  return {
    url,
    kafka,
    as: (who) => {
      const known = clients.get(who);
      if (known !== undefined) return known;
      const key = keys[`KEY_${who.toUpperCase().replaceAll('-', '_')}`];
      if (key === undefined) throw new Error(`no demo key for ${who}`);
      const made = new HubHttp({ url, key, giveUpAfterMs: PATIENCE_MS });
      clients.set(who, made);
      return made;
    },
    close: async () => {
      for (const client of clients.values()) client.close();
      await kafka.onApplicationShutdown();
    },
  };
}

function readJson(path: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
