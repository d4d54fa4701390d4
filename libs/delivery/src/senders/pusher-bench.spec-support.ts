import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { IdentityModule, identityMigrations, newSecret, PartyDirectory, PartyLines, PersonKeys, seedDemo } from '#identity';
import { messagingMigrations } from '#messaging';
import { Database, isTransient, migrate, PersistenceModule, type Tx } from '#persistence';
import { bootstrapApp, HubConfig, loadConfig, LOGGER, Metrics, newId, PlatformModule, type RunningApp } from '#platform';
import { FakeClock, testServers, type TestServers } from '#testing';
import { DeliveryDeskModule } from '../delivery-desk.module.js';
import { systemResolve } from '../endpoint/checked-lookup.js';
import { Alarms } from '../notifier/alarms.js';
import { deliveryMigrations } from '../persistence/migrations.js';
import type { Limits } from './post.js';
import { queuePushes, type Push } from './push-queue.js';
import { Pusher } from './pusher.js';

@Module({})
class DeliveryUnderTest {}

const QUICK: Limits = { connectMs: 1_000, answerMs: 400, totalMs: 900, answerBytes: 65_536, headerBytes: 16_384 };

/** The sending side of delivery on a real database, with as many nodes as a test wants; a pass is taken when the test says so. */
export class PusherBench {
  private constructor(
    private readonly servers: TestServers,
    private readonly folder: string,
    readonly app: RunningApp,
    readonly clock: FakeClock,
  ) {}

  static async open(): Promise<PusherBench> {
    const folder = mkdtempSync(join(tmpdir(), 'liandong-delivery-'));
    const servers = await testServers({ kafka: false });
    const { databaseUrl } = servers;
    const clock = new FakeClock();
    await migrate(databaseUrl, [...messagingMigrations, ...identityMigrations, ...deliveryMigrations]);
    const database = Database.of(databaseUrl, 2);
    await database.worker((tx) => seedDemo(tx, join(folder, 'demo-keys.json'), clock.now()));
    await database.onApplicationShutdown();
    const config = loadConfig({ HUB_DATABASE_URL: databaseUrl, HUB_HTTP_PORT: '0', HUB_LOG_LEVEL: 'silent', HUB_DATA_DIR: folder });
    const imports = [
      PlatformModule.forRoot({ app: 'delivery', config, isTransient, clock }),
      PersistenceModule.forRoot(databaseUrl),
      IdentityModule,
      DeliveryDeskModule,
    ];
    return new PusherBench(servers, folder, await bootstrapApp({ module: DeliveryUnderTest, imports }), clock);
  }

  async close(): Promise<void> {
    await this.app.stop();
    await this.servers.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get<T>(token: abstract new (...given: never[]) => T): T {
    return this.app.app.get(token);
  }

  /** One more process that pushes. */
  node(): Pusher {
    const { app } = this.app;
    const database = this.get(Database);
    return new Pusher(
      database,
      this.get(PartyDirectory),
      this.get(PersonKeys),
      app.get(HubConfig),
      app.get(Metrics),
      this.get(Alarms),
      this.get(PartyLines),
      systemResolve,
      QUICK,
      app.get(LOGGER),
    );
  }

  query<Row = Record<string, unknown>>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.get(Database).worker((tx) => tx.query<Row>(sql, params));
  }

  /** Registers where a party is rung up. @returns its secret */
  async register(party: string, url: string | null): Promise<string> {
    const secret = newSecret();
    await this.query(
      "update identity.agreement set webhook_url = $2, webhook_secret = $3, older_secret = webhook_secret, older_secret_until = now() + interval '1 day' where org_id = $1",
      [party, url, secret],
    );
    await this.get(PartyDirectory).refresh();
    return secret;
  }

  /** Queues one push of this case. @returns its id */
  async queue(party: string, orderKey: string, body = '{"type":"AssignmentOffered"}'): Promise<string> {
    return (await this.queueAll(party, orderKey, [body]))[0] ?? '';
  }

  /** Queues several pushes of one case in one transaction, as a record with several items does. @returns their ids */
  async queueAll(party: string, orderKey: string, bodies: readonly string[]): Promise<readonly string[]> {
    const pushes = bodies.map((body) => this.pushOf(party, orderKey, body));
    await this.get(Database).worker((tx: Tx) => queuePushes(tx, this.get(PersonKeys).hub(), pushes));
    return pushes.map(({ pushId }) => pushId);
  }

  private pushOf(party: string, orderKey: string, body: string): Push {
    return {
      pushId: newId(),
      party,
      purpose: 'webhook',
      endpoint: this.get(PartyDirectory).get(party)?.webhookUrl ?? '',
      orderKey,
      kind: 'AssignmentOffered',
      mediaType: 'application/json',
      body: Buffer.from(body),
      at: this.clock.now(),
    };
  }

  /** Nobody's wait is over by itself in a test: everything of this party is due now. */
  async allDue(party: string): Promise<void> {
    await this.query(`update delivery.lane set next_at = clock_timestamp() - interval '1 second', leased_until = null where party = $1`, [party]);
    await this.query(`update delivery.endpoint set not_before = null, probe_at = case when opened_at is not null then clock_timestamp() end where party = $1`, [
      party,
    ]);
  }

  async push(pushId: string): Promise<{
    readonly state: string;
    readonly attempts: number;
    readonly round_from: number;
    readonly last_status: number | null;
    readonly last_error: string | null;
  }> {
    const [row] = await this.query<Awaited<ReturnType<PusherBench['push']>>>(
      'select state, attempts, round_from, last_status, last_error from delivery.push where push_id = $1',
      [pushId],
    );
    if (!row) throw new Error('no such push');
    return row;
  }

  async endpoint(party: string): Promise<Readonly<Record<string, unknown>>> {
    const [row] = await this.query('select * from delivery.endpoint where party = $1', [party]);
    return row ?? {};
  }
}
