import { randomUUID } from 'node:crypto';
import { TOPICS } from '#contracts';
import type { Instant } from '#kernel';
import { messagingMigrations, recordEvents, type EventRow } from '#messaging';
import { Database, migrate, type Scope } from '#persistence';
import { testServers, type TestServers } from '#testing';
import { caseworkMigrations } from './migrations.js';

const AT = '2026-11-23T02:00:00.000Z' as Instant;
const event = (streamId: string, topic: string): EventRow => ({
  streamId,
  streamVersion: 1,
  eventId: randomUUID(),
  topic,
  key: streamId,
  headers: null,
  value: '{}',
});

describe('row security of the events of a case and of the answers to commands', () => {
  let servers: TestServers;
  let database: Database;
  const referralId = randomUUID();
  const told = randomUUID();

  beforeAll(async () => {
    servers = await testServers({ kafka: false });
    await migrate(servers.databaseUrl, [...messagingMigrations, ...caseworkMigrations]);
    database = Database.of(servers.databaseUrl, 2);
    await database.worker(async (tx) => {
      await recordEvents(tx, 'casework', [event(referralId, TOPICS.caseworkReferral), event(told, TOPICS.caseworkOutbound)]);
      await tx.query(
        `insert into casework.visibility (referral_id, party, role, since, until) values ($1, 'BNK-A', 'LEAD', $2, null), ($1, 'BNK-B', 'LEAD', $2, $2)`,
        [referralId, AT],
      );
      await tx.query(
        `insert into casework.command_log (party, key_hash, fingerprint, referral_id, command, at) values ('BNK-A', 'k', 'f', $1, 'acknowledge', $2)`,
        [referralId, AT],
      );
    });
  }, 120_000);
  afterAll(async () => {
    await database.onApplicationShutdown();
    await servers.dispose();
  }, 120_000);

  const as = (orgId: string, scope: Scope['scope'] = 'party'): Scope => ({ orgId, scope, at: AT });
  const rowsOf = (scope: Scope, table: string): Promise<number> =>
    database.app(scope, async (tx) => (await tx.query(`select 1 from casework.${table}`)).length);

  it('a party reads the history of a case that it may see', async () => {
    expect(await rowsOf(as('BNK-A'), 'event')).toBe(1);
  });
  it.each(['BNK-B', 'BNK-C', ''])('a party whose access has ended, another party, nobody: «%s» reads zero rows', async (orgId) => {
    expect(await rowsOf(as(orgId), 'event')).toBe(0);
    expect(await rowsOf(as(orgId), 'command_log')).toBe(0);
  });
  it('the desk reads all of them, and its own answers only', async () => {
    expect(await rowsOf(as('REG-NFRA-QD', 'desk'), 'event')).toBe(2);
    expect(await rowsOf(as('REG-NFRA-QD', 'desk'), 'command_log')).toBe(0);
    expect(await rowsOf(as('BNK-A'), 'command_log')).toBe(1);
  });
  it('a party’s command writes what others are told, and does not read it', async () => {
    await database.app(as('BNK-A'), (tx) => recordEvents(tx, 'casework', [event(randomUUID(), TOPICS.caseworkOutbound)]));
    expect(await rowsOf(as('BNK-A'), 'event')).toBe(1);
  });
  it('every table that an HTTP path may read has row security, except those that name no person and no text', async () => {
    const rows = await database.statement<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'casework'::regnamespace and relkind = 'r' and has_table_privilege('hub_app', oid, 'select') and not (relrowsecurity and relforcerowsecurity) order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['calendar_revision', 'calendar_year', 'feed', 'pending', 'referral_no_day', 'rule_set', 'sla_policy']);
  });
});
