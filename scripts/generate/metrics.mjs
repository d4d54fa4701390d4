// Every metric the hub counts, from its declaration.
import { METRICS } from '#platform';
import { code, page, table } from './markdown.mjs';

const TYPES = { counter: '计数 counter', gauge: '瞬时 gauge', histogram: '分布 histogram' };

export function metricsPage() {
  const rows = Object.entries(METRICS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { type, zh, en, labels, buckets }]) => [
      code(name),
      TYPES[type],
      labels.map(code).join(' '),
      zh,
      `${en}${buckets ? ` (buckets: ${buckets.join(', ')})` : ''}`,
    ]);
  return page(
    '指标 Metrics',
    '`libs/platform/src/metrics/declared`',
    '标签取值都是代码。另有 `process_*` 与 `nodejs_*`。Labels are codes. Beside these come `process_*` and `nodejs_*`.',
    table(['名称 name', '类型 type', '标签 labels', '含义', 'meaning'], rows),
  );
}
