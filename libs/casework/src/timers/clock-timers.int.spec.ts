import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { identityMigrations, IdentityModule, PersonKeys, seedDemo } from '#identity';
import type { Instant } from '#kernel';
import { MessagingModule, messagingMigrations } from '#messaging';
import { Database, isTransient, migrate, PersistenceModule } from '#persistence';
import { bootstrapApp, loadConfig, newId, PlatformModule, type RunningApp } from '#platform';
import type { ReferralEvent } from '#referral';
import { FakeClock, testServers, type TestServers } from '#testing';
import { LegalTimeSource } from '../legal-time.source.js';
import { caseworkMigrations } from '../persistence/migrations.js';
import { Case } from '../work/case.js';
import { replayedClocks, sameClocks } from '../work/clock-replay.js';
import { eventOf } from '../work/recorder.js';
import { Session } from '../work/session.js';
import { loadClocks } from '../work/store.js';
import { ClockTimers } from './clock-timers.js';
import { CaseworkTimersModule } from './timers.module.js';

@Module({})
class TimersUnderTest {}

const START = '2026-11-23T09:00:00+08:00';
const DAY = 86_400_000;

describe('the timers of cases on a real database', () => {
  let servers: TestServers;
  let running: RunningApp;
  let second: RunningApp;
  let folder: string;
  const clock = new FakeClock(START);

  const boot = (databaseUrl: string, brokers: readonly string[]): Promise<RunningApp> => {
    const config = loadConfig({ HUB_DATABASE_URL: databaseUrl, HUB_HTTP_PORT: '0', HUB_LOG_LEVEL: 'silent', HUB_DATA_DIR: folder });
    const imports = [
      PlatformModule.forRoot({ app: 'timers', config, isTransient, clock }),
      PersistenceModule.forRoot(databaseUrl),
      MessagingModule.forRoot({ brokers, contexts: [] }),
      IdentityModule,
      CaseworkTimersModule,
    ];
    return bootstrapApp({ module: TimersUnderTest, imports });
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'liandong-timers-'));
    servers = await testServers();
    const { databaseUrl, brokers } = servers;
    await migrate(databaseUrl, [...messagingMigrations, ...identityMigrations, ...caseworkMigrations]);
    const database = Database.of(databaseUrl, 2);
    await database.worker((tx) => seedDemo(tx, join(folder, 'demo-keys.json'), clock.now()));
    await database.onApplicationShutdown();
    running = await boot(databaseUrl, brokers);
    second = await boot(databaseUrl, brokers);
  }, 120_000);
  afterAll(async () => {
    await running.stop();
    await second.stop();
    await servers.dispose();
    rmSync(folder, { recursive: true, force: true });
  }, 120_000);

  /** A case that came in and was sent to a bank at the clock's time. */
  const dispatched = async (orderNo: string): Promise<string> => {
    const at = clock.now();
    const referralId = newId();
    const keys = running.app.get(PersonKeys);
    const given = Case.begin(referralId, `QD-${orderNo}`, {
      receivedAt: at,
      districtCode: null,
      amountFen: null,
      personCount: 1,
      complainantKey: null,
      respondentOrgId: null,
      specialPopulation: [],
      sourceDueAt: null,
      unknownCodes: [],
      faults: [],
      kindWord: null,
      keyId: keys.hub().keyId,
      followers: [],
      duplicateOf: null,
      splitFromId: null,
      advice: null,
    });
    const facts = { door: 'hotline-12345', sourceSystem: 'HL12345', sourceOrderNo: orderNo, part: 0, sourceVersion: 1, receivedAt: at } as const;
    const events: ReferralEvent[] = [
      { type: 'ReferralReceived', at, ...facts, isDrill: false, confidentiality: 'OPEN' },
      {
        type: 'ReferralClassified',
        at,
        by: 'SYS',
        matterType: 'COMPLAINT',
        containsReport: false,
        businessLine: null,
        causeCode: null,
        urgency: 'NORMAL',
        confidentiality: 'OPEN',
        replyRequired: true,
        openQuestions: [],
      },
      { type: 'ReferralDispatched', at, leadOrgId: 'BNK-ICBC-QD', mode: 'dispatch', by: 'SYS', dueOn: null, ruleId: 'R4' },
      { type: 'AssignmentOffered', at, assignmentId: newId(), orgId: 'BNK-ICBC-QD', role: 'LEAD', returnUntil: null },
      { type: 'ReferralInProgress', at },
    ];
    await running.app.get(Database).worker(async (tx) => {
      const law = running.app.get(LegalTimeSource).current();
      const session = new Session({ at, law, nameOf: (orgId) => orgId }, new Map([[keys.hub().keyId, keys.hub()]]));
      session.begin(given, { causationId: newId(), actor: { orgId: 'HUB', userHash: null, role: 'SYS' } });
      for (const event of events) session.record(referralId, event);
      await session.finish(tx);
    });
    return referralId;
  };

  const history = async (referralId: string): Promise<readonly ReferralEvent[]> => {
    const rows = await running.app
      .get(Database)
      .statement<{ message: string }>(
        `select message from casework.event where stream_id = $1 and topic = 'casework.referral.event.v1' order by stream_version`,
        [referralId],
      );
    return rows.map(({ message }) => eventOf(message).event);
  };
  const marks = async (referralId: string, ruleId: string): Promise<readonly string[]> =>
    (await history(referralId)).filter((event) => 'firedLateBySeconds' in event && event.ruleId === ruleId).map(({ type }) => type);
  const timers = (app: RunningApp): ClockTimers => app.app.get(ClockTimers);
  /** Until both processes have nothing more to tell. */
  const settle = async (): Promise<void> => {
    for (let idle = 0; idle < 2;) {
      const told = await Promise.all([timers(running).pass(), timers(second).pass()]);
      // A process's own loop may be at a case that ours passed over, because it was locked.
      const due = await running.app.get(Database).statement('select 1 from casework.clock where wakes_at <= $1 limit 1', [clock.now()]);
      idle = told.some((count) => count > 0) || due.length > 0 ? 0 : idle + 1;
    }
  };

  it('tell each mark once and in order, whichever of two processes looks, and open one supervision order', async () => {
    const id = await dispatched('T-1');
    for (let day = 0; day < 30; day += 1) {
      clock.advance(DAY);
      await settle();
    }
    expect(await marks(id, 'FC-02')).toEqual(['ClockWarned50', 'ClockWarned80', 'YellowCardIssued', 'ClockBreached', 'BulletinIssued']);
    expect(await marks(id, 'HL-01')).toEqual(['ClockWarned50', 'ClockWarned80', 'YellowCardIssued', 'ClockBreached', 'BulletinIssued']);
    const events = await history(id);
    expect(events.filter(({ type }) => type === 'SupervisionOrdered')).toHaveLength(1);
    const items = await running.app
      .get(Database)
      .statement<{ party: string; kind: string }>(
        `select party, item ->> 'kind' as kind from casework.inbox_item where referral_id = $1 and item ->> 'kind' in ('ClockBreached', 'BulletinIssued') order by position`,
        [id],
      );
    expect(new Set(items.map(({ party, kind }) => `${kind} ${party}`))).toEqual(
      new Set([
        'ClockBreached BNK-ICBC-QD',
        'ClockBreached BNK-ICBC-HQ',
        'BulletinIssued BNK-ICBC-QD',
        'BulletinIssued BNK-ICBC-HQ',
        'BulletinIssued GOV-JRB-QD',
      ]),
    );
    const stored = (await running.app.get(Database).worker((tx) => loadClocks(tx, [id]))).get(id) ?? [];
    expect(sameClocks(stored, replayedClocks(id, events, running.app.get(LegalTimeSource).current()))).toBe(true);
  }, 120_000);

  it('that were down say how late they are, and a limit that was stopped tells nothing', async () => {
    clock.setTo('2026-12-01T10:00:00+08:00');
    const late = await dispatched('T-2');
    const stopped = await dispatched('T-3');
    await running.app.get(Database).worker(async (tx) => {
      const at: Instant = clock.now();
      const { loadCases } = await import('../work/store.js');
      const given = (await loadCases(tx, [stopped])).get(stopped);
      if (!given) throw new Error('the case is gone');
      const keys = running.app.get(PersonKeys);
      const session = new Session({ at, law: running.app.get(LegalTimeSource).current(), nameOf: (orgId) => orgId }, new Map([[keys.hub().keyId, keys.hub()]]));
      session.begin(given, { causationId: newId(), actor: { orgId: 'HUB', userHash: null, role: 'SYS' } });
      session.record(stopped, { type: 'ReferralWithdrawn', at, reasonCode: 'WD01' });
      await session.finish(tx);
    });
    clock.advance(20 * DAY);
    await settle();
    const breach = (await history(late)).find((event) => event.type === 'ClockBreached' && event.ruleId === 'FC-02');
    expect(breach).toMatchObject({ reachedAt: '2026-12-16T16:00:00.000Z', firedLateBySeconds: 4 * 86_400 + 10 * 3_600 });
    expect((await history(stopped)).filter((event) => 'firedLateBySeconds' in event)).toEqual([]);
  }, 120_000);

  it('derive the marks of a clock that an older version left without, and never wake twice for nothing', async () => {
    clock.setTo('2026-12-28T10:00:00+08:00');
    const id = await dispatched('T-5');
    const database = running.app.get(Database);
    const wakes = async (): Promise<number> =>
      Number((await database.statement<{ n: string }>('select count(*) as n from casework.clock where wakes_at <= $1', [clock.now()]))[0]?.n);
    await database.statement(`update casework.clock set marks = '[]', wakes_at = started_at where referral_id = $1`, [id]);
    expect(await wakes()).toBeGreaterThan(0);
    await settle();
    expect(await wakes()).toBe(0);
    clock.advance(20 * DAY);
    await settle();
    expect(await marks(id, 'FC-02')).toContain('ClockBreached');
    expect(await wakes()).toBe(0);
  }, 60_000);

  it('give reminders in the day, not at night', async () => {
    clock.setTo('2027-01-11T22:00:00+08:00');
    const id = await dispatched('T-4');
    clock.setTo('2027-01-19T02:00:00+08:00');
    await settle();
    expect(await marks(id, 'FC-02')).toEqual([]);
    clock.setTo('2027-01-19T08:00:00+08:00');
    await settle();
    expect(await marks(id, 'FC-02')).toEqual(['ClockWarned50']);
  }, 60_000);
});
