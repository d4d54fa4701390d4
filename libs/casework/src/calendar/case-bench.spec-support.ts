import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { identityMigrations, IdentityModule, PersonKeys, seedDemo } from '#identity';
import { MessagingModule, messagingMigrations } from '#messaging';
import { Database, isTransient, migrate, PersistenceModule } from '#persistence';
import { bootstrapApp, loadConfig, newId, PlatformModule, type RunningApp } from '#platform';
import type { ReferralEvent } from '#referral';
import { FakeClock, testServers, type TestServers } from '#testing';
import { LegalTimeSource } from '../legal-time.source.js';
import { caseworkMigrations } from '../persistence/migrations.js';
import { ClockTimers } from '../timers/clock-timers.js';
import { CaseworkTimersModule } from '../timers/timers.module.js';
import { Case } from '../work/case.js';
import type { Clock } from '../work/clock.js';
import { replayedClocks, sameClocks } from '../work/clock-replay.js';
import { eventOf } from '../work/recorder.js';
import { Session } from '../work/session.js';
import { loadCases, loadClocks } from '../work/store.js';
import { Recalculator } from './recalculator.js';

@Module({})
class BenchModule {}

const SYSTEM = { orgId: 'HUB', userHash: null, role: 'SYS' } as const;
const FACTS = { districtCode: null, amountFen: null, personCount: 1, complainantKey: null, respondentOrgId: null, specialPopulation: [] } as const;
const REST = { sourceDueAt: null, unknownCodes: [], faults: [], kindWord: null, followers: [], duplicateOf: null, splitFromId: null, advice: null } as const;

/** Cases with real clocks on a real database, and any number of `sla` processes that share it and one clock. */
export class CaseBench {
  readonly processes: RunningApp[] = [];
  private readonly folder = mkdtempSync(join('/var/tmp', 'liandong-calendar-'));

  private constructor(
    private readonly servers: TestServers,
    readonly clock: FakeClock,
  ) {}

  static async start(clock: FakeClock): Promise<CaseBench> {
    const servers = await testServers();
    const bench = new CaseBench(servers, clock);
    await migrate(servers.databaseUrl, [...messagingMigrations, ...identityMigrations, ...caseworkMigrations]);
    const database = Database.of(servers.databaseUrl, 2);
    await database.worker((tx) => seedDemo(tx, join(bench.folder, 'demo-keys.json'), clock.now()));
    await database.onApplicationShutdown();
    for (let count = 0; count < 2; count += 1) bench.processes.push(await bench.boot());
    return bench;
  }

  async stop(): Promise<void> {
    for (const running of this.processes) await running.stop();
    await this.servers.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  boot(): Promise<RunningApp> {
    const { databaseUrl, brokers } = this.servers;
    const config = loadConfig({ HUB_DATABASE_URL: databaseUrl, HUB_HTTP_PORT: '0', HUB_LOG_LEVEL: 'silent', HUB_DATA_DIR: this.folder });
    const imports = [
      PlatformModule.forRoot({ app: 'calendar', config, isTransient, clock: this.clock }),
      PersistenceModule.forRoot(databaseUrl),
      MessagingModule.forRoot({ brokers, contexts: [] }),
      IdentityModule,
      CaseworkTimersModule,
    ];
    return bootstrapApp({ module: BenchModule, imports });
  }

  /** A part of the n-th process. */
  part<T>(type: abstract new (...args: never[]) => T, process = 0): T {
    const running = this.processes[process];
    if (!running) throw new Error('no such process');
    return running.app.get<T>(type);
  }

  get database(): Database {
    return this.part(Database);
  }

  /** A hotline complaint that came in at the clock's time and went to a bank at once. */
  async dispatched(orderNo: string, orgId = 'BNK-ICBC-QD'): Promise<string> {
    const referralId = newId();
    const at = this.clock.now();
    const keyId = this.part(PersonKeys).hub().keyId;
    const given = Case.begin(referralId, `QD-${orderNo}`, { receivedAt: at, keyId, ...FACTS, ...REST });
    const source = { door: 'hotline-12345', sourceSystem: 'HL12345', sourceOrderNo: orderNo, part: 0, sourceVersion: 1, receivedAt: at } as const;
    const classified = { by: 'SYS', matterType: 'COMPLAINT', containsReport: false, businessLine: null, causeCode: null, urgency: 'NORMAL' } as const;
    await this.record(given, [
      { type: 'ReferralReceived', at, ...source, isDrill: false, confidentiality: 'OPEN' },
      { type: 'ReferralClassified', at, ...classified, confidentiality: 'OPEN', replyRequired: true, openQuestions: [] },
      { type: 'ReferralDispatched', at, leadOrgId: orgId, mode: 'dispatch', by: 'SYS', dueOn: null, ruleId: 'R4' },
      { type: 'AssignmentOffered', at, assignmentId: newId(), orgId, role: 'LEAD', returnUntil: null },
      { type: 'ReferralInProgress', at },
    ]);
    return referralId;
  }

  /** More events of a case, as a process records them that has the newest calendar. */
  async happens(referralId: string, events: readonly ReferralEvent[]): Promise<void> {
    await this.database.worker(async (tx) => {
      const given = (await loadCases(tx, [referralId])).get(referralId);
      if (!given) throw new Error('the case is gone');
      await this.recordIn(tx, given, events);
    });
  }

  private record(given: Case, events: readonly ReferralEvent[]): Promise<void> {
    return this.database.worker((tx) => this.recordIn(tx, given, events));
  }

  private async recordIn(tx: Parameters<Parameters<Database['worker']>[0]>[0], given: Case, events: readonly ReferralEvent[]): Promise<void> {
    const hub = this.part(PersonKeys).hub();
    const law = await this.part(LegalTimeSource).fresh(tx);
    const session = new Session({ at: this.clock.now(), law, nameOf: (orgId) => orgId }, new Map([[hub.keyId, hub]]));
    session.begin(given, { causationId: newId(), actor: SYSTEM });
    for (const event of events) session.record(given.referralId, event);
    await session.finish(tx);
  }

  async history(referralId: string): Promise<readonly ReferralEvent[]> {
    const rows = await this.database.statement<{ message: string }>(
      `select message from casework.event where stream_id = $1 and topic = 'casework.referral.event.v1' order by stream_version`,
      [referralId],
    );
    return rows.map(({ message }) => eventOf(message).event);
  }

  async recalculations(referralId: string): Promise<readonly Extract<ReferralEvent, { type: 'ClockRecalculated' }>[]> {
    return (await this.history(referralId)).flatMap((event) => (event.type === 'ClockRecalculated' ? [event] : []));
  }

  async clocks(referralId: string): Promise<readonly Clock[]> {
    return this.database.worker(async (tx) => (await loadClocks(tx, [referralId])).get(referralId) ?? []);
  }

  async clockOf(referralId: string, ruleId: string): Promise<Clock> {
    const found = (await this.clocks(referralId)).findLast((clock) => clock.ruleId === ruleId);
    if (!found) throw new Error(`no clock of ${ruleId}`);
    return found;
  }

  /** Whether the history alone gives the clocks that are stored. */
  async replayAgrees(referralId: string): Promise<boolean> {
    const law = await this.database.worker((tx) => this.part(LegalTimeSource).fresh(tx));
    return sameClocks(await this.clocks(referralId), replayedClocks(referralId, await this.history(referralId), law));
  }

  /** Until no process has anything to tell or to count again. */
  async settle(): Promise<void> {
    for (let idle = 0; idle < 2;) {
      const done = await Promise.all(this.processes.flatMap((_, index) => [this.part(ClockTimers, index).pass(), this.part(Recalculator, index).pass()]));
      idle = done.some((count) => count > 0) || (await this.isAnythingDue()) ? 0 : idle + 1;
    }
  }

  /** A process's own loop may be at a case that ours passed over, because it was locked. */
  private async isAnythingDue(): Promise<boolean> {
    const due = await this.database.statement('select 1 from casework.clock where wakes_at <= $1 limit 1', [this.clock.now()]);
    return due.length > 0;
  }
}
