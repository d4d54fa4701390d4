// node dist/test/support/migrate-process.js <database url>: runs every migration of the hub and says each on standard output, so that a test can kill it in between.
import { setTimeout as sleep } from 'node:timers/promises';
import { caseworkMigrations } from '#casework';
import { deliveryMigrations } from '#delivery';
import { identityMigrations } from '#identity';
import { intakeMigrations } from '#intake';
import { messagingMigrations } from '#messaging';
import { operationsMigrations } from '#operations';
import { migrate, type HubMigration } from '#persistence';

/** Long enough for a signal to arrive before the commit of the step that was just said. */
const PAUSE_MS = 40;

const ALL = [...messagingMigrations, ...identityMigrations, ...intakeMigrations, ...caseworkMigrations, ...deliveryMigrations, ...operationsMigrations];

const said = (migration: HubMigration): HubMigration => ({
  ...migration,
  up: async (tx) => {
    await migration.up(tx);
    process.stdout.write(`step ${migration.id}\n`);
    await sleep(PAUSE_MS);
  },
});

await migrate(process.argv[2] ?? '', ALL.map(said));
