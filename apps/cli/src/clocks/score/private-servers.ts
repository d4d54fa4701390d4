import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { removeData, startEmbedded } from '#embedded';
import { newId } from '#platform';
import type { Servers } from '#operations';
import { talk } from '../../output/print.js';

/** From the compiled command line to the root of the product. */
const ROOT = resolve(import.meta.dirname, '../../../../../..');

/** Kafka and PostgreSQL of this run alone, in a folder that is gone afterwards. */
export async function privateServers<T>(use: (servers: Servers, dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = `/var/tmp/liandong-score-${newId()}`;
  const [kafkaPort, postgresPort] = [await freePair(), await freePair()];
  const servers = await startEmbedded({ dataDir, kafkaPort, postgresPort, jarsDir: resolve(ROOT, 'docker/kafka/lib'), say: talk });
  try {
    return await use({ brokers: [servers.brokers], databaseUrl: servers.databaseUrl }, dataDir);
  } finally {
    await servers.stop();
    removeData(dataDir);
  }
}

/** A port whose next one is free too: Kafka takes two. */
async function freePair(): Promise<number> {
  const port = await freePort(0);
  return (await freePort(port + 1).catch(() => null)) === null ? freePair() : port;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
