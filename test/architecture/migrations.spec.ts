import { readFileSync } from 'node:fs';
import { caseworkMigrations } from '#casework';
import { deliveryMigrations } from '#delivery';
import { identityMigrations } from '#identity';
import { intakeMigrations } from '#intake';
import { messagingMigrations } from '#messaging';
import { operationsMigrations } from '#operations';
import type { HubMigration } from '#persistence';
import { longLocks, RULE_NAMES } from '../support/migration-locks.js';

const ALL = [...messagingMigrations, ...identityMigrations, ...intakeMigrations, ...caseworkMigrations, ...deliveryMigrations, ...operationsMigrations];

const before: HubMigration = {
  id: '20260101000000-create',
  up: async (tx) => {
    await tx.query('create table a.t (x int, y text)');
  },
};
const planted = (sql: string, rest: Partial<HubMigration> = {}): HubMigration => ({
  id: '20260102000000-change',
  up: async (tx) => {
    await tx.query(sql);
  },
  ...rest,
});
const rulesFor = async (sql: string, rest: Partial<HubMigration> = {}): Promise<readonly string[]> =>
  (await longLocks([before, planted(sql, rest)])).map(({ rule }) => rule);

const PLANTED: readonly (readonly [rule: string, sql: string])[] = [
  ['index-without-concurrently', 'create index t_x on a.t (x)'],
  ['index-without-concurrently', 'CREATE UNIQUE INDEX t_x\n  ON a.t (x) where x > 0'],
  ['not-null-column-without-default', 'alter table a.t add column z int not null'],
  ['not-null-column-without-default', 'alter table a.t add column w int, add column z int not null'],
  ['column-that-rewrites-the-table', 'alter table a.t add column z bigint generated always as identity'],
  ['column-that-rewrites-the-table', 'alter table a.t add column z timestamptz not null default clock_timestamp()'],
  ['column-of-another-type', 'alter table a.t alter column x type bigint'],
  ['set-not-null-without-a-validated-check', 'alter table a.t alter column x set not null'],
  ['constraint-checked-at-once', 'alter table a.t add constraint c check (x > 0)'],
  ['lock-table', 'lock table a.t in exclusive mode'],
  ['update-of-every-row', 'update a.t set x = 1'],
  ['delete-of-every-row', 'delete from a.t'],
  ['what-the-build-of-before-reads', 'alter table a.t drop column y'],
];

describe('the migrations', () => {
  it('hold no long lock on a table that has rows, unless they say why it is short', async () => {
    expect(await longLocks(ALL)).toEqual([]);
  });

  it('give no reason where none is needed', async () => {
    const reasons = ALL.filter(({ locks }) => locks !== undefined).map(({ id }) => id);
    const found = await longLocks(ALL.map(({ locks: _locks, ...rest }) => rest));
    expect(reasons.filter((id) => !found.some(({ migration }) => migration === id))).toEqual([]);
  });

  it('are all in the list of the hub, each with an id of its own', () => {
    const main = readFileSync('apps/hub/src/main.ts', 'utf8');
    for (const list of ['messaging', 'identity', 'intake', 'casework', 'delivery', 'operations']) expect(main).toContain(`...${list}Migrations`);
    const names = ALL.map(({ id }) => id);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((id) => !/^\d{14}-[a-z0-9-]+$/.test(id))).toEqual([]);
  });
});

describe('the lint of locks', () => {
  it.each(PLANTED)('%s: a planted «%s» is refused', async (rule, sql) => {
    expect(await rulesFor(sql)).toEqual([rule]);
  });

  it('has a plant for every rule', () => {
    expect([...new Set(PLANTED.map(([rule]) => rule))].sort()).toEqual([...RULE_NAMES].sort());
  });

  it('lets it pass with a written reason', async () => {
    expect(await rulesFor('update a.t set x = 1', { locks: 'one row a door' })).toEqual([]);
  });

  it.each([
    'create index concurrently t_x on a.t (x)',
    'create table a.u (x int); create index u_x on a.u (x); alter table a.u add constraint c check (x > 0)',
    "alter table a.t add column z int not null default 0, add column v json not null default '[]'",
    'alter table a.t add column z int; update a.t set z = 1 where x = 2',
    'alter table a.t add constraint x_there check (x is not null) not valid; alter table a.t validate constraint x_there; alter table a.t alter column x set not null',
    'create function a.f() returns trigger language plpgsql as $f$ begin update a.t set x = 1; end $f$',
  ])('takes «%s»', async (sql) => {
    expect(await rulesFor(sql)).toEqual([]);
  });
});
