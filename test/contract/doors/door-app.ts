import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { DOORS, DOOR_PARTY, type CommandAnswer, type CommandRequest, type Door } from '#contracts';
import { addCredential, identityMigrations, IdentityModule, newApiKey } from '#identity';
import { IntakeModule, intakeMigrations, OFFICER_COMMANDS, type OfficerCommandPort } from '#intake';
import { BatchStrategy, MessagingModule, messagingMigrations } from '#messaging';
import { Database, isTransient, migrate, PersistenceModule } from '#persistence';
import { bootstrapApp, loadConfig, PlatformModule, type RunningApp } from '#platform';
import { testServers, type FakeClock, type TestServers } from '#testing';

@Module({})
class DoorsUnderTest {}

/** Casework as a door sees it: knows the referrals it is told to know and remembers what it was asked. */
class StandInCasework implements OfficerCommandPort {
  readonly asked: CommandRequest[] = [];
  readonly registered = new Map<string, number>();
  answer: CommandAnswer = { obeyed: true, status: 'CALLBACK', version: 5, allowedCommands: [], duplicate: false };

  execute(request: CommandRequest): Promise<CommandAnswer> {
    this.asked.push(request);
    return Promise.resolve(this.answer);
  }

  find(referralId: string): Promise<{ readonly version: number; readonly referralNo: string | null } | null> {
    const version = this.registered.get(referralId);
    return Promise.resolve(version === undefined ? null : { version, referralNo: 'QD20261123-000001A' });
  }
}

export interface DoorApp {
  readonly running: RunningApp;
  readonly url: string;
  readonly keys: Readonly<Record<Door, string>>;
  readonly casework: StandInCasework;
  readonly database: Database;
  readonly servers: TestServers;
  stop(): Promise<void>;
}

/** The four doors on real servers, casework replaced at its port. */
export async function startDoors(clock: FakeClock, env: Readonly<Record<string, string>> = {}): Promise<DoorApp> {
  const servers = await testServers();
  const { databaseUrl, brokers } = servers;
  await migrate(databaseUrl, [...messagingMigrations, ...identityMigrations, ...intakeMigrations]);
  const dataDir = mkdtempSync(join(tmpdir(), 'liandong-doors-'));
  const config = loadConfig({ HUB_DATABASE_URL: databaseUrl, HUB_HTTP_PORT: '0', HUB_LOG_LEVEL: 'silent', HUB_DATA_DIR: dataDir, ...env });
  const casework = new StandInCasework();
  const doors = IntakeModule.forDoors(DOORS, { providers: [{ provide: OFFICER_COMMANDS, useValue: casework }] });
  const infrastructure = [
    PlatformModule.forRoot({ app: 'doors', config, isTransient, clock }),
    PersistenceModule.forRoot(databaseUrl),
    MessagingModule.forRoot({ brokers, contexts: ['intake'] }),
    IdentityModule,
  ];
  const running = await bootstrapApp({ module: DoorsUnderTest, imports: [...infrastructure, doors] }, { strategy: BatchStrategy });
  const database = running.app.get(Database);
  const keys = Object.fromEntries(DOORS.map((door) => [door, newApiKey()])) as Record<Door, string>;
  await database.worker(async (tx) => {
    for (const door of DOORS) await addCredential(tx, { key: keys[door], orgId: DOOR_PARTY[door], scope: 'door', at: clock.now(), endOthersAt: null });
  });
  const stop = async (): Promise<void> => {
    await running.stop();
    await servers.dispose();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { running, url: running.url, keys, casework, database, servers, stop };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

/** Calls a door as its own agency; `path` stands behind `/v1/doors/`. */
export async function call(
  app: DoorApp,
  door: Door,
  path: string,
  init: { body?: string | Uint8Array | FormData; headers?: Record<string, string>; key?: string } = {},
): Promise<Answer> {
  const headers = { 'x-hub-key': init.key ?? app.keys[door], ...init.headers };
  const body = init.body as string | FormData | undefined;
  const answer = await fetch(`${app.url}/v1/doors/${path}`, { headers, ...(body === undefined ? {} : { method: 'POST', body }) });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    json: /[/+]json/.test(answer.headers.get('content-type') ?? '') ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

/** A JSON body; `extra` headers come last so that most calls need none. */
export const postJson = (app: DoorApp, path: string, body: unknown, extra: Record<string, string> = {}): Promise<Answer> =>
  call(app, path.split('/')[0] as Door, path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...extra } });

export const commandId = (): string => randomUUID();
