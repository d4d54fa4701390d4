import { setTimeout as sleep } from 'node:timers/promises';
import { METRICS } from '#platform';
import { hotlineOrder, testServers, type TestServers } from '#testing';
import { dashboardExpressions, shippedAlerts } from '../../support/alerts.js';
import { readPromql, type Named } from '../../support/promql.js';
import { RunningHub } from '../../support/running-hub.js';

/** Labels that Prometheus itself gives every series. */
const OF_PROMETHEUS = ['instance', 'job', 'le'];

interface Served {
  readonly metrics: ReadonlySet<string>;
  /** By metric: the labels that some sample of it carries. */
  readonly labels: ReadonlyMap<string, ReadonlySet<string>>;
}

function served(text: string): Served {
  const labels = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const [, name, inside] = /^([a-z_]\w*)(?:\{(.*)\})? /.exec(line) ?? [];
    if (name === undefined) continue;
    const known = labels.get(name) ?? new Set<string>();
    for (const [, label] of (inside ?? '').matchAll(/([a-z_]\w*)="/g)) if (label !== undefined) known.add(label);
    labels.set(name, known);
  }
  return { metrics: new Set(labels.keys()), labels };
}

/** What an expression asks for and `/metrics` does not have. */
const missing = ({ metrics, labels }: Served, { metric, labels: asked }: Named): readonly string[] =>
  metrics.has(metric)
    ? asked.filter((label) => !OF_PROMETHEUS.includes(label) && labels.get(metric)?.has(label) !== true).map((label) => `${metric}{${label}}`)
    : [metric];

/** These count only what goes wrong or what happens on certain days; that they are declared with the labels asked for is checked instead. */
const RARE = [
  'hub_messages_parked_total',
  'hub_clocks_recalculated_total',
  'hub_metric_overflow_total',
  'hub_push_total',
  'hub_open_breaches',
  'hub_batch_rows_total',
  'hub_reconciliation_difference',
  'hub_message_gaps',
  'hub_lines_silent',
];

describe('the numbers of a running hub', () => {
  let servers: TestServers;
  let hub: RunningHub;
  let now: Served;
  let text: string;

  beforeAll(async () => {
    servers = await testServers();
    hub = await RunningHub.start(servers);
    const door = hub.as('KEY_HOTLINE_12345');
    for (let n = 0; n < 5; n += 1) expect((await door.post('/v1/doors/hotline-12345/orders', hotlineOrder({ orderNo: `NUM-${n}` }))).status).toBe(202);
    await door.post('/v1/doors/hotline-12345/orders', { orderNo: 'NUM-BAD' });
    await door.codes('hotline-12345', 'NUM-0', 'DISPATCHED');
    // A dead letter: what is set aside shows in the numbers, too.
    await hub.sendRaw('intake.referral.event.v1', 'no-case', 'this is no event');
    for (let tries = 0; tries < 600; tries += 1) {
      text = await (await fetch(`${hub.url}/metrics`)).text();
      now = served(text);
      if (
        ['hub_referrals', 'hub_parked_messages', 'hub_party_oldest_unsigned_seconds', 'hub_consumer_lag_messages', 'hub_part_state'].every((name) =>
          now.metrics.has(name),
        ) &&
        /hub_referrals\{status="DISPATCHED"\} 5/.test(text)
      )
        break;
      await sleep(100);
    }
  }, 240_000);
  afterAll(async () => {
    await hub.stop();
    await servers.dispose();
  }, 60_000);

  const written = [...shippedAlerts().map(({ name, expr }) => ({ where: name, expr })), ...dashboardExpressions()];

  it('have every metric and label that an alarm or a dashboard names', () => {
    const gaps = written.flatMap(({ where, expr }) =>
      readPromql(expr)
        .filter(({ metric }) => !RARE.includes(metric))
        .flatMap((named) => missing(now, named).map((gap) => `${where}: ${gap}`)),
    );
    expect(gaps).toEqual([]);
  });

  it('declare what happens rarely with the labels that are asked for', () => {
    const declared: Served = {
      metrics: new Set(Object.keys(METRICS)),
      labels: new Map(Object.entries(METRICS).map(([name, { labels }]) => [name, new Set<string>(labels)])),
    };
    const asked = written.flatMap(({ expr }) => readPromql(expr)).filter(({ metric }) => RARE.includes(metric));
    expect(new Set(asked.map(({ metric }) => metric))).toEqual(new Set(RARE));
    expect(asked.flatMap((named) => missing(declared, named))).toEqual([]);
    for (const name of RARE) expect(text).toContain(`# TYPE ${name} `);
  });

  it.each([
    ['a name that nobody counts', 'sum(hub_nothing_total)', ['hub_nothing_total']],
    ['a label that it has not', 'sum by (colour) (hub_orders_total)', ['hub_orders_total{colour}']],
    ['a selected label that it has not', 'hub_part_state{kind="x"} == 0', ['hub_part_state{kind}']],
  ])('a planted rule with %s is caught', (_what, expr, gaps) => {
    expect(readPromql(expr).flatMap((named) => missing(now, named))).toEqual(gaps);
  });

  it('count what was done', () => {
    expect(text).toContain('hub_orders_total{door="hotline-12345",outcome="accepted"} 5');
    expect(text).toContain('hub_http_requests_total{method="POST",route="/v1/doors/hotline-12345/orders",status="2xx"} 5');
    expect(text).toContain('hub_http_requests_total{method="POST",route="/v1/doors/hotline-12345/orders",status="4xx"} 1');
    expect(text).toContain('hub_messages_total{group="casework",outcome="done"} 5');
    expect(text).toContain('hub_parked_messages{group="casework",state="dead"} 1');
    expect(text).toMatch(/hub_door_quiet_seconds\{door="hotline-12345"\} [\d.]+/);
    expect(text).toMatch(/hub_party_oldest_unsigned_seconds\{party="BNK-ICBC-QD"\} [\d.]+/);
    expect(text).toContain('hub_relay_pending_rows{context="casework"} 0');
  });

  it('name no order, no person and no key in any label', () => {
    for (const secret of ['NUM-', '测试甲', '19900000001', ...Object.values(hub.demoKeys())]) expect(text).not.toContain(secret);
  });

  it('stay few, however many addresses are asked for', async () => {
    const before = now.metrics.size;
    for (let n = 0; n < 60; n += 1) await fetch(`${hub.url}/v1/nothing/${n}`);
    for (let n = 0; n < 20; n += 1) await hub.as('KEY_DESK').get(`/v1/referrals/00000000-0000-0000-0000-0000000000${10 + n}`);
    const after = await (await fetch(`${hub.url}/metrics`)).text();
    const routes = [...after.matchAll(/^hub_http_requests_total\{method="\w+",route="([^"]+)"/gm)].map(([, route]) => route);
    expect(routes.filter((route) => /[0-9a-f]{8}-|nothing/.test(route ?? ''))).toEqual([]);
    expect(new Set(routes).size).toBeLessThan(20);
    expect(served(after).metrics.size - before).toBeLessThan(10);
    expect(after.split('\n').filter((line) => line.startsWith('hub_')).length).toBeLessThan(2_000);
  });
});
