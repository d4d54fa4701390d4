import { identityMigrations } from '#identity';
import type { Clock } from '#kernel';
import { messagingMigrations } from '#messaging';
import { Database, migrate } from '#persistence';
import { createLogger, newId } from '#platform';
import { FakeClock, testServers, type TestServers } from '#testing';
import { auditRefusal } from '../commands/refusals.js';
import { refusedAnswer } from '../commands/answer.js';
import { caseworkMigrations } from '../persistence/migrations.js';
import { RefusalRetention } from './refusal-retention.js';

describe('refused commands', () => {
  let servers: TestServers;
  let database: Database;
  const clock = new FakeClock('2026-11-23T09:00:00+08:00');

  beforeAll(async () => {
    servers = await testServers({ kafka: false });
    await migrate(servers.databaseUrl, [...messagingMigrations, ...identityMigrations, ...caseworkMigrations]);
    database = Database.of(servers.databaseUrl, 4);
  }, 120_000);
  afterAll(async () => {
    await database.onApplicationShutdown();
    await servers.dispose();
  }, 60_000);

  const refuse = async (referralId: string, orgId: string, at: Clock = clock): Promise<void> => {
    const actor = { orgId, roles: ['IM'], door: null, userHash: null } as const;
    const request = { referralId, command: 'submitReply', body: {}, actor, idempotencyKey: newId(), expectedVersion: 1, part: 0 } as const;
    await auditRefusal({ query: (sql, params) => database.statement(sql, params) }, at, { request, answer: refusedAnswer('HUB_WRONG_STATUS', 409, 'x') });
  };
  const kept = async (referralId: string): Promise<readonly { readonly party: string; readonly rows: number; readonly more: number }[]> =>
    database.statement(
      'select party, count(*)::int as rows, sum(more)::int as more from casework.refused_command where referral_id = $1 group by party order by party',
      [referralId],
    );

  it('are written out a thousand times for a case, a party and a day, and counted from then on', async () => {
    const id = newId();
    for (let index = 0; index < 1_005; index += 1) await refuse(id, 'BNK-ICBC-QD');
    await refuse(id, 'BNK-CCB-QD');
    expect(await kept(id)).toEqual([
      { party: 'BNK-CCB-QD', rows: 1, more: 0 },
      { party: 'BNK-ICBC-QD', rows: 1_000, more: 5 },
    ]);
    clock.advance(86_400_001);
    await refuse(id, 'BNK-ICBC-QD');
    expect((await kept(id))[1]).toEqual({ party: 'BNK-ICBC-QD', rows: 1_001, more: 5 });
  }, 60_000);

  it('are deleted after a year and a month, not before', async () => {
    const [old, young] = [newId(), newId()];
    await refuse(old, 'BNK-ICBC-QD');
    clock.advance(2 * 86_400_000);
    await refuse(young, 'BNK-ICBC-QD');
    clock.advance(395 * 86_400_000);
    const retention = new RefusalRetention(database, clock, createLogger({ HUB_LOG_LEVEL: 'silent' }, 'test'));
    expect(await retention.purge()).toBeGreaterThan(0);
    expect(await kept(old)).toEqual([]);
    expect(await kept(young)).toHaveLength(1);
    expect(await retention.purge()).toBe(0);
  }, 60_000);
});
