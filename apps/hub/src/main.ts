import { resolve } from 'node:path';
import { caseworkMigrations } from '#casework';
import { deliveryMigrations } from '#delivery';
import { identityMigrations } from '#identity';
import { intakeMigrations } from '#intake';
import { messagingMigrations } from '#messaging';
import { hostHub } from '#operations';
import { processConfig, runUntilSignal } from '#platform';
import { HubModule } from './hub.module.js';

const config = processConfig();
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const migrations = [...messagingMigrations, ...identityMigrations, ...intakeMigrations, ...caseworkMigrations, ...deliveryMigrations];

await runUntilSignal(() => hostHub({ config, migrations, say, jarsDir: resolve('docker/kafka/lib'), module: (servers) => HubModule.with(config, servers) }));
