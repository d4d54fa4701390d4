import { resolve } from 'node:path';
import { caseworkMigrations } from '#casework';
import { deliveryMigrations } from '#delivery';
import { identityMigrations } from '#identity';
import { intakeMigrations } from '#intake';
import { messagingMigrations } from '#messaging';
import { operationsMigrations, runHub, runProcess } from '#operations';
import { processConfig } from '#platform';
import { HubModule } from './hub.module.js';

const at = (path: string): string => resolve(import.meta.dirname, '../../../..', path);
const migrations = [...messagingMigrations, ...identityMigrations, ...intakeMigrations, ...caseworkMigrations, ...deliveryMigrations, ...operationsMigrations];

// Everything has stopped when this ends; a client library that still dials a broker that died must not keep the process.
await runProcess(() => {
  const config = processConfig();
  const options = { config, migrations, args: process.argv.slice(2), jarsDir: at('docker/kafka/lib'), storyEntry: at('dist/apps/sandbox/src/main.js') };
  return runHub({ ...options, module: (ground) => HubModule.with(config, ground) });
});
