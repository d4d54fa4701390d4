import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CRASH_POINTS } from '#platform';
import { testServers, type TestServers } from '#testing';
import { ShortRunner } from './short-run.js';

/** The small brother of `npm run faults`. */
describe('every process killed with -9 at every crash point, while orders come in', () => {
  let servers: TestServers;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'liandong-crash-'));
    servers = await testServers();
  }, 120_000);
  afterAll(async () => {
    await servers.dispose();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('loses nothing, does nothing twice, keeps every order and shows nobody what is not theirs', async () => {
    const say = (line: string): void => {
      if (process.env.HUB_FAULTS_LOUD !== undefined) process.stderr.write(`${line}\n`);
    };
    const { verdict, killedAt, left } = await ShortRunner.run({ brokers: servers.brokers, databaseUrl: servers.databaseUrl, dataDir: folder, say });
    expect([...killedAt].sort()).toEqual([...CRASH_POINTS].sort());
    expect({ left, examples: verdict.examples }).toEqual({ left: {}, examples: [] });
    expect(verdict).toMatchObject({ missing: 0, doubled: 0, outOfOrder: 0, alienSeen: 0, isQuiet: true });
    expect(verdict.accepted).toBeGreaterThan(200);
  }, 600_000);
});
