import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

export interface Alert {
  readonly name: string;
  readonly expr: string;
  readonly runbook: string;
  readonly severity: string;
}

const LINES: readonly RegExp[] = [
  /^#/,
  /^groups:$/,
  /^  - name: \S.*$/,
  /^    rules:$/,
  /^      - alert: Hub[A-Z]\w+$/,
  /^        expr: '.+'$/,
  /^        for: \d+[smh]$/,
  /^        labels:$/,
  /^          severity: (page|ticket|info)$/,
  /^        annotations:$/,
  /^          summary: '.+ · .+'$/,
  /^          runbook: docs\/runbook\/\w+\.md$/,
];

/** The alarms of a rules file that is written as ours is: one line each for expression, time, severity, summary and page. @throws Error for any other line */
export function readAlerts(text: string): readonly Alert[] {
  const lines = text.trimEnd().split('\n');
  const strange = lines.find((line) => !LINES.some((pattern) => pattern.test(line)));
  if (strange !== undefined) throw new Error(`a line of another form: ${strange}`);
  return text
    .split(/^      - alert: /m)
    .slice(1)
    .map((part) => ({
      name: part.split('\n')[0] ?? '',
      expr: (/^ +expr: '(.+)'$/m.exec(part)?.[1] ?? '').replaceAll("''", "'"),
      runbook: /^ +runbook: (.+)$/m.exec(part)?.[1] ?? '',
      severity: /^ +severity: (.+)$/m.exec(part)?.[1] ?? '',
    }));
}

export const shippedAlerts = (): readonly Alert[] => readAlerts(readFileSync(join(ROOT, 'docker/prometheus/rules.yaml'), 'utf8'));

interface Board {
  readonly title: string;
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}

/** Every expression of every dashboard, with where it stands. */
export function dashboardExpressions(): readonly { readonly where: string; readonly expr: string }[] {
  const folder = join(ROOT, 'docker/grafana');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const board = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Board;
      return board.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ where: `${name}: ${title}`, expr })));
    });
}

/** The pages of the runbook. */
export const runbookPages = (): readonly string[] =>
  readdirSync(join(ROOT, 'docs/runbook'))
    .filter((name) => name !== 'README.md')
    .map((name) => `docs/runbook/${name}`);
