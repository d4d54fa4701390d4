import { readFileSync } from 'node:fs';
import { METRICS } from '#platform';
import { dashboardExpressions, readAlerts, runbookPages, shippedAlerts } from '../support/alerts.js';
import { readPromql } from '../support/promql.js';

const SECTIONS = ['## 含义', '## 先看什么', '## 怎么做', '## 何时紧张', '## Meaning', '## What to look at', '## What to do', '## When to worry'];

describe('every alarm', () => {
  const alerts = shippedAlerts();

  it('has a page in the runbook, and every page has an alarm', () => {
    expect(alerts.length).toBeGreaterThan(15);
    expect(alerts.map(({ runbook }) => runbook).sort()).toEqual([...runbookPages()].sort());
    expect(alerts.filter(({ name, runbook }) => runbook !== `docs/runbook/${name}.md`)).toEqual([]);
  });

  it.each(alerts.map(({ name, runbook }) => [name, runbook]))(
    '%s: its page says in Chinese, then in English, what it means, what to look at, what to do and when to worry',
    (name, page) => {
      const text = readFileSync(page, 'utf8');
      expect(text.startsWith(`# ${name}\n`)).toBe(true);
      expect(text.split('\n').filter((line) => line.startsWith('## '))).toEqual(SECTIONS);
      expect(
        text
          .split(/^## .+$/m)
          .slice(1)
          .filter((part) => part.replaceAll(/[-\s]/g, '').length < 10),
      ).toEqual([]);
    },
  );

  it('stands in the list of the runbook', () => {
    const list = readFileSync('docs/runbook/README.md', 'utf8');
    expect(alerts.filter(({ name, severity }) => !list.includes(`| [${name}](${name}.md) | ${severity} |`))).toEqual([]);
  });

  it('a rule of another form is refused', () => {
    expect(() => readAlerts('groups:\n  - name: x\n    rules:\n      - alert: HubX\n        expr: up\n')).toThrow('another form');
  });
});

describe('every expression of the alarms and dashboards', () => {
  const written = [...shippedAlerts().map(({ name, expr }) => ({ where: name, expr })), ...dashboardExpressions()];
  const named = (): readonly { where: string; metric: string; labels: readonly string[] }[] =>
    written.flatMap(({ where, expr }) => readPromql(expr).map((each) => ({ where, ...each })));

  it('is PromQL', () => {
    expect(named().length).toBeGreaterThan(60);
  });

  it('names every metric of ours somewhere: a number that nobody looks at need not be counted', () => {
    const seen = new Set(named().map(({ metric }) => metric.replace(/_(bucket|sum|count)$/, '')));
    expect(Object.keys(METRICS).filter((name) => !seen.has(name))).toEqual([]);
  });

  it.each([
    'sum(',
    'rate(hub_orders_total)',
    'sum by door (hub_orders_total)',
    'hub_orders_total{door=hotline}',
    'hub_orders_total > ',
    'nonsense(hub_orders_total)',
    'a b',
    'x{y="z"',
  ])('the planted «%s» is none', (planted) => {
    expect(() => readPromql(planted)).toThrow();
  });
});
