import { METRICS } from './declared/index.js';
import { Metrics, MOST_SERIES, sample } from './metrics.js';

const linesOf = async (metrics: Metrics, name: string): Promise<readonly string[]> =>
  (await metrics.text()).split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));

describe('the metrics of a process', () => {
  it('are declared with what they mean in both languages, and labels that are names', () => {
    for (const [name, { zh, en, labels }] of Object.entries(METRICS)) {
      expect([name, /^hub_[a-z_]+$/.test(name), zh.length > 3, en.length > 3]).toEqual([name, true, true, true]);
      expect(labels.filter((label) => !/^[a-z]+$/.test(label))).toEqual([]);
    }
  });

  it('cannot be counted undeclared, with a label too many or one too few', async () => {
    const metrics = new Metrics();
    // @ts-expect-error nobody declared it
    metrics.count('hub_nothing_total', {});
    expect(await metrics.text()).not.toContain('hub_nothing_total');
    // @ts-expect-error it has a door and an outcome
    metrics.count('hub_orders_total', { door: 'petition' });
    // @ts-expect-error it has no colour
    expect(() => metrics.count('hub_batch_rows_total', { door: 'petition', colour: 'red' })).toThrow();
  });

  it('have a bounded number of series: what is too many is counted under «other» and says so', async () => {
    const metrics = new Metrics();
    for (let n = 0; n < MOST_SERIES + 700; n += 1) metrics.count('hub_batch_rows_total', { door: `door-${n}` });
    const lines = await linesOf(metrics, 'hub_batch_rows_total');
    expect(lines).toHaveLength(MOST_SERIES + 1);
    expect(lines).toContain('hub_batch_rows_total{door="other"} 700');
    expect(await linesOf(metrics, 'hub_metric_overflow_total')).toEqual(['hub_metric_overflow_total{metric="hub_batch_rows_total"} 700']);
  });

  it('take codes for labels and nothing that a person wrote', async () => {
    const metrics = new Metrics();
    for (const value of ['张三', 'a b', 'x\ny', 'q"', 'x'.repeat(200)]) metrics.count('hub_batch_rows_total', { door: value });
    expect(await linesOf(metrics, 'hub_batch_rows_total')).toEqual(['hub_batch_rows_total{door="other"} 5']);
  });

  it('forget what is gone when a reading takes the place of another', async () => {
    const metrics = new Metrics();
    const before = [sample('hub_referrals', { status: 'TRIAGE' }, 2), sample('hub_referrals', { status: 'CLOSED' }, 1)];
    metrics.swap([], before);
    metrics.swap(before, [sample('hub_referrals', { status: 'CLOSED' }, 3)]);
    expect(await linesOf(metrics, 'hub_referrals')).toEqual(['hub_referrals{status="CLOSED"} 3']);
  });

  it('say nothing where nobody has measured', async () => {
    expect(await linesOf(new Metrics(), 'hub_timers_due')).toEqual([]);
  });
});
