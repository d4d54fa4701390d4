import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Module } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { agencyInboundTopic, GROUPS } from '#contracts';
import { Database, isTransient, migrate, PersistenceModule, type HubMigration } from '#persistence';
import { bootstrapApp, loadConfig, PlatformModule, type RunningApp } from '#platform';
import { testServers, type TestServers } from '#testing';
import { BatchStrategy } from '../../consuming/batch-strategy.js';
import { consumerOptions, type IncomingMessage, type Outcome } from '../../consuming/message.js';
import { KafkaPort } from '../../kafka/kafka-port.js';
import { MessagingModule } from '../../messaging.module.js';
import { messagingMigrations } from '../../persistence.js';
import { GroupReplays } from './group-replays.js';
import { ParkedActs } from './parked-acts.js';
import { ParkedDesk, type ParkedFilter } from './parked-desk.js';
import { PayloadDesk } from './payload-desk.js';

const TOPIC = agencyInboundTopic('petition');
const GROUP = GROUPS.inbound('petition');
const BY = { orgId: 'HUB', person: 'p1' };
const ALL: ParkedFilter = { group: null, code: null, topic: null, key: null, state: null, after: '0', limit: 200 };
let refused: ReadonlySet<string> = new Set();

/** Keeps each (key, value) once, in its own transaction; calls dead what it is told to refuse, and fails at what it is told to wait for. */
@Controller()
class Worker {
  constructor(private readonly database: Database) {}

  @EventPattern<Record<string, readonly IncomingMessage[]>>(TOPIC, consumerOptions({ group: GROUP, foreign: true }))
  on(@Payload() batch: readonly IncomingMessage[]): Promise<readonly Outcome[]> {
    return this.database.worker(async (tx) => {
      const outcomes: Outcome[] = [];
      for (const { key, value } of batch) {
        const text = value.toString();
        if (refused.has(text) && text.startsWith('wait')) throw new Error('told to wait');
        if (refused.has(text)) outcomes.push({ dead: 'HUB_SCHEMA_INVALID', detail: 'told to' });
        else {
          const rows = await tx.query('insert into public.effect (key, value) values ($1, $2) on conflict do nothing returning value', [key, text]);
          outcomes.push(rows.length > 0 ? 'done' : 'duplicate');
        }
      }
      return outcomes;
    });
  }
}

@Module({ controllers: [Worker] })
class Consumers {}

describe('the desk for parked messages', () => {
  const dataDir = `/var/tmp/desk-${randomBytes(6).toString('hex')}`;
  let servers: TestServers;
  let running: RunningApp;
  const get = <T>(type: abstract new (...args: never[]) => T): T => running.app.get(type);

  beforeAll(async () => {
    servers = await testServers();
    const { databaseUrl, brokers } = servers;
    const table: HubMigration = {
      id: '20261124999999-make-effect',
      up: async (tx) => {
        await tx.query(
          'create table public.effect (key text, value text, seq bigint generated always as identity, primary key (key, value)); grant all on public.effect to hub_worker',
        );
      },
    };
    await migrate(databaseUrl, [...messagingMigrations, table]);
    const config = loadConfig({ HUB_DATABASE_URL: databaseUrl, HUB_HTTP_PORT: '0', HUB_LOG_LEVEL: 'silent', HUB_DATA_DIR: dataDir });
    const imports = [
      PlatformModule.forRoot({ app: 'test', config, isTransient }),
      PersistenceModule.forRoot(databaseUrl),
      MessagingModule.forRoot({ brokers, contexts: [] }),
    ];
    running = await bootstrapApp({ module: Consumers, imports }, { strategy: BatchStrategy });
  }, 120_000);
  afterAll(async () => {
    await running.stop();
    await servers.dispose();
    rmSync(dataDir, { recursive: true, force: true });
  }, 120_000);

  const send = async (...messages: readonly { readonly key: string; readonly value: string }[]): Promise<void> => {
    await get(KafkaPort)
      .producer()
      .send({ topic: TOPIC, acks: -1, messages: [...messages] });
  };
  const until = async <T>(look: () => Promise<T>, fits: (found: T) => boolean): Promise<T> => {
    for (let tries = 0; ; tries += 1) {
      const found = await look();
      if (fits(found) || tries > 300) return found;
      await sleep(100);
    }
  };
  const open = (filter: Partial<ParkedFilter>): Promise<readonly Readonly<Record<string, unknown>>[]> => get(ParkedDesk).list({ ...ALL, ...filter });
  const idOf = async (key: string): Promise<string> =>
    String(
      (
        await until(
          () => open({ key }),
          (rows) => rows.length > 0,
        )
      )[0]?.parkedId,
    );
  const effects = async (key: string): Promise<readonly string[]> =>
    (await get(Database).statement<{ value: string }>('select value from public.effect where key = $1 order by seq', [key])).map(({ value }) => value);

  it('groups what failed alike, and lists it page by page', async () => {
    refused = new Set(['no-1', 'no-2', 'no-3']);
    await send({ key: 'g1', value: 'no-1' }, { key: 'g2', value: 'no-2' }, { key: 'g3', value: 'no-3' });
    await until(
      () => open({ code: 'HUB_SCHEMA_INVALID' }),
      (rows) => new Set(rows.map(({ key }) => key)).size === 3,
    );
    // A slow broker may take a record twice: counted as it came.
    const dead = (await open({ code: 'HUB_SCHEMA_INVALID' })).length;
    expect(await get(ParkedDesk).groups()).toMatchObject([{ group: GROUP, code: 'HUB_SCHEMA_INVALID', topic: TOPIC, dead, keys: 3 }]);
    const [first] = await open({ limit: 1 });
    expect((await open({ after: String(first?.parkedId) })).map(({ key }) => key)).not.toContain(first?.key);
  }, 60_000);

  it('says what a try would do, and does none of it', async () => {
    refused = new Set();
    const id = await idOf('g1');
    expect(await get(PayloadDesk).rehearse(id)).toMatchObject({ verdict: 'would-change' });
    expect(await effects('g1')).toEqual([]);
    await send({ key: 'g1', value: 'no-1' });
    await until(
      () => effects('g1'),
      (values) => values.length > 0,
    );
    expect(await get(PayloadDesk).rehearse(id)).toMatchObject({ verdict: 'already-applied' });
    refused = new Set(['no-1']);
    expect(await get(PayloadDesk).rehearse(id)).toMatchObject({ verdict: 'would-fail', code: 'HUB_SCHEMA_INVALID' });
  }, 60_000);

  it('tries a changed copy, shows the difference first, and keeps the original byte for byte', async () => {
    refused = new Set(['{"a":1,"b":"x"}']);
    await send({ key: 'e1', value: '{"a":1,"b":"x"}' });
    const id = await idOf('e1');
    const desk = get(PayloadDesk);
    const changed = Buffer.from('{"a":2,"b":"x"}');
    const options = { by: BY, reason: '试改', dryRun: true };
    expect(await desk.edit(id, changed, options)).toEqual({
      differences: [{ path: '/a', from: 1, to: 2 }],
      rehearsal: { verdict: 'would-change', code: null, detail: '' },
      applied: false,
    });
    expect(await desk.edit(id, Buffer.from('{"a":1,"b":"x"}'), { ...options, dryRun: false })).toMatchObject({
      rehearsal: { verdict: 'would-fail' },
      applied: false,
    });
    expect(await desk.edit(id, changed, { ...options, dryRun: false })).toMatchObject({ applied: true });
    expect(
      await until(
        () => effects('e1'),
        (values) => values.length > 0,
      ),
    ).toEqual(['{"a":2,"b":"x"}']);
    expect(await desk.reveal(id, BY, '核对')).toMatchObject({ original: { value: '{"a":1,"b":"x"}' }, edited: { value: '{"a":2,"b":"x"}' } });
    const history = await get(ParkedActs).history(id, 10);
    expect(history.map(({ kind }) => kind)).toEqual(['reveal', 'edit']);
    expect(JSON.stringify(history)).not.toContain('"x"');
  }, 60_000);

  it('keeps the order of a case: a later message tried again waits behind the first, a skipped one lets it go on', async () => {
    refused = new Set(['wait-1']);
    await send({ key: 'o1', value: 'wait-1' }, { key: 'o1', value: 'second' }, { key: 'o1', value: 'third' });
    const rows = await until(
      () => open({ key: 'o1' }),
      (found) => found.length === 3,
    );
    expect(rows.map(({ state }) => state)).toEqual(['retry', 'blocked', 'blocked']);
    expect(await get(ParkedActs).skip(String(rows[0]?.parkedId), BY, '先放行')).toBe('done');
    expect(
      await until(
        () => effects('o1'),
        (values) => values.length === 2,
      ),
    ).toEqual(['second', 'third']);
    expect(await open({ key: 'o1' })).toMatchObject([{ state: 'dead', blocksKey: false }]);
    refused = new Set();
    expect(await get(ParkedActs).retry(String(rows[0]?.parkedId), BY, null)).toBe('done');
    expect(
      await until(
        () => effects('o1'),
        (values) => values.length === 3,
      ),
    ).toEqual(['second', 'third', 'wait-1']);
    expect(await get(ParkedActs).discard(String(rows[0]?.parkedId), BY, '已办')).toBe('settled');
  }, 60_000);

  it('never tries two messages of one key at once, whatever an operator puts back in line', async () => {
    refused = new Set(['wait-a', 'wait-b']);
    await send({ key: 'h1', value: 'wait-a' }, { key: 'h1', value: 'wait-b' });
    const [first, second] = await until(
      () => open({ key: 'h1' }),
      (found) => found.length === 2,
    );
    await get(Database).statement(`update messaging.parked set state = 'dead' where parked_id = $1`, [second?.parkedId]);
    await get(ParkedActs).retry(String(second?.parkedId), BY, null);
    expect((await open({ key: 'h1' })).map(({ state }) => state)).toEqual(['retry', 'blocked']);
    refused = new Set();
    await get(ParkedActs).retry(String(first?.parkedId), BY, null);
    expect(
      await until(
        () => effects('h1'),
        (values) => values.length === 2,
      ),
    ).toEqual(['wait-a', 'wait-b']);
  }, 60_000);

  it('replays a whole group at a rate, after a forecast that changes nothing, and says who asked for it', async () => {
    const values = Array.from({ length: 12 }, (_, index) => `bulk-${index}`);
    refused = new Set(values);
    await send(...values.map((value) => ({ key: value, value })));
    await until(
      () => open({ code: 'HUB_SCHEMA_INVALID', topic: TOPIC }),
      (found) => new Set(found.map(({ key }) => key).filter((key) => String(key).startsWith('bulk'))).size === 12,
    );
    refused = new Set();
    const replays = get(GroupReplays);
    const group = { group: GROUP, code: 'HUB_SCHEMA_INVALID', topic: TOPIC };
    const dead = (await open({ code: 'HUB_SCHEMA_INVALID', state: 'dead' })).length;
    const forecast = await replays.forecast(group);
    expect(forecast).toMatchObject({ looked: dead, dead });
    expect(forecast['would-change'] + forecast['already-applied']).toBe(dead);
    const started = await replays.start({ ...group, perSecond: 5, reason: '原因已排除' }, BY);
    expect(started).toMatchObject({ state: 'running', left: dead });
    await until(
      () => replays.show(started?.replayId ?? ''),
      (found) => found?.state === 'done',
    );
    for (const value of values)
      expect(
        await until(
          () => effects(value),
          (found) => found.length > 0,
        ),
      ).toEqual([value]);
    expect(await replays.start({ ...group, code: 'HUB_NOBODY', perSecond: 5, reason: 'x' }, BY)).toBeNull();
    expect(await get(ParkedActs).history(null, 5)).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'replay', replayId: started?.replayId, reason: '原因已排除' })]),
    );
  }, 90_000);
});
