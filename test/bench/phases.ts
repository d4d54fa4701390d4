import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { agencyStatusTopic, TOPICS } from '#contracts';
import { uuidV5 } from '#platform';
import { statusKeyOf } from '#intake';
import type { CaseTemplate } from './case-template.js';
import { ready, startChild } from './child.js';
import { openLoop, type Latency } from './latency.js';
import { benchOrder } from './orders.js';
import { until, type Stage } from './stage.js';
import { kafkaOf, watchTopic } from './watch-topic.js';

export const DISPATCHED = 'cn.qingdao.casework.ReferralDispatched.v1';
const APP = (app: string): string => `dist/apps/${app}/src/main.js`;
const DOOR_PORT = '7391';
const URL_ = `http://127.0.0.1:${DOOR_PORT}`;
const LOOP = { perSecond: 200, warmUpSeconds: 5, seconds: 15 };

const keyOf = (stage: Stage): string => (JSON.parse(readFileSync(`${stage.dataDir}/demo-keys.json`, 'utf8')) as Record<string, string>).KEY_HOTLINE_12345 ?? '';

/** The door alone takes `count` orders in one batch and publishes them; nobody reads them yet. */
export async function fillBacklog(stage: Stage, count: number): Promise<void> {
  const door = startChild(APP('hotline-adapter'), { ...stage.env, HUB_HTTP_PORT: DOOR_PORT });
  await ready(URL_);
  const body = Array.from({ length: count }, (_, number) => benchOrder('BACK', number)).join('\n');
  const answer = await fetch(`${URL_}/v1/doors/hotline-12345/orders:batch`, {
    method: 'POST',
    headers: { 'x-hub-key': keyOf(stage), 'content-type': 'application/x-ndjson' },
    body,
  });
  if (answer.status !== 202) throw new Error(`the backlog was not taken: ${answer.status} ${await answer.text()}`);
  await until(stage.sql, 'select count(*) as n from intake.event', count);
  await until(stage.sql, 'select case when count(*) = 0 then 1 else 0 end as n from intake.pending', 1);
  await door.stop();
}

/** From the moment the group has its partitions until the `count`-th dispatched event is read. @returns cases per second */
export async function rateOf(
  stage: Stage,
  given: { readonly entry: string; readonly group: string; readonly topic: string; readonly count: number; readonly env: Readonly<Record<string, string>> },
): Promise<number> {
  const watched = await watchTopic(stage.brokers, given.topic, DISPATCHED);
  const child = startChild(given.entry, { ...stage.env, ...given.env, HUB_HTTP_PORT: '7392' });
  const began = await stable(stage, given.group, () => watched.times.length > 0);
  const ended = await Promise.race([watched.reached(given.count), tooLate(given.entry)]);
  await child.stop();
  await watched.stop();
  return (given.count * 1_000) / (ended - began);
}

const LONGEST_MS = 120_000;

/** A pipeline that stands still ends the bench with its name, not with silence. */
async function tooLate(entry: string): Promise<never> {
  await sleep(LONGEST_MS, undefined, { ref: false });
  throw new Error(`${entry} was not done after ${LONGEST_MS / 1_000} s`);
}

async function stable(stage: Stage, group: string, already: () => boolean): Promise<number> {
  const admin = kafkaOf(stage.brokers).admin();
  await admin.connect();
  try {
    for (;;) {
      const { groups } = await admin.describeGroups([group]).catch(() => ({ groups: [] }));
      if (already() || groups[0]?.state === 'Stable') return performance.now();
      await sleep(20);
    }
  } finally {
    await admin.disconnect();
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 128 });

function postOrder(key: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-hub-key': key, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request({ agent, host: '127.0.0.1', port: DOOR_PORT, method: 'POST', path: '/v1/doors/hotline-12345/orders', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** (d) The whole way, HTTP to status topic: as fast as 64 senders go, then at 200 a second. */
export async function wholeWay(stage: Stage, count: number): Promise<{ readonly perSecond: number; readonly latency: Latency }> {
  const key = keyOf(stage);
  const watched = await watchTopic(stage.brokers, agencyStatusTopic('hotline-12345'), '"DISPATCHED"');
  const hub = startChild(APP('hub'), { ...stage.env, HUB_HTTP_PORT: DOOR_PORT }, ['--empty']);
  await ready(URL_);
  const before = watched.times.length;
  const began = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: 64 }, async () => {
      while (next < count) {
        const number = next;
        next += 1;
        const status = await postOrder(key, benchOrder('WHOLE', number));
        if (status !== 202) throw new Error(`an order was answered ${status}`);
      }
    }),
  );
  const ended = await watched.reached(before + count);
  const latency = await openLoop(LOOP, watched, (number) => {
    void postOrder(key, benchOrder('OPEN', number));
    return statusKeyOf('hotline-12345', `OPEN-${number}`);
  });
  await hub.stop();
  await watched.stop();
  return { perSecond: (count * 1_000) / (ended - began), latency };
}

/** The bare pipeline at 200 a second, fed by a bare producer with messages of the same size. */
export async function bareLatency(stage: Stage, templateFile: string): Promise<Latency> {
  await stage.topic('bench.lat.in.v1');
  await stage.topic('bench.lat.out.v1');
  const watched = await watchTopic(stage.brokers, 'bench.lat.out.v1', DISPATCHED);
  const child = startChild('dist/test/bench/pipelines/bare.js', {
    ...stage.env,
    BENCH_TEMPLATE: templateFile,
    IN_TOPIC: 'bench.lat.in.v1',
    OUT_TOPIC: 'bench.lat.out.v1',
  });
  await stable(stage, 'bench-bare', () => false);
  const producer = kafkaOf(stage.brokers).producer({ allowAutoTopicCreation: false });
  await producer.connect();
  const padding = 'x'.repeat(1_900);
  const namespace = randomUUID();
  const latency = await openLoop(LOOP, watched, (number) => {
    const subject = uuidV5(namespace, String(number));
    void producer.send({
      topic: 'bench.lat.in.v1',
      acks: -1,
      messages: [{ key: subject, value: JSON.stringify({ id: uuidV5(subject, 'id'), subject, data: { sourceOrderNo: `LAT-${number}`, padding } }) }],
    });
    return subject;
  });
  await producer.disconnect();
  await child.stop();
  await watched.stop();
  return latency;
}

export function writeTemplate(path: string, template: CaseTemplate): string {
  writeFileSync(path, JSON.stringify(template));
  return path;
}

export const IN_TOPIC = TOPICS.intakeReferral;
