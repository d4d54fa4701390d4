import { days2026, daysWithout } from '../oracle/days-2026.js';
import { publishedDays, type Days } from '../oracle/slow-clock.js';
import { check, type Verdict } from './check.js';
import type { YearCounts } from './one-case.js';
import type { SimulateOptions } from './options.js';
import type { SimHub } from './sim-hub.js';
import { liveThrough } from './year.js';

export interface SimulateReport extends Omit<YearCounts, 'refusals'>, Omit<Verdict, 'examples'> {
  readonly year: number;
  readonly days: number;
  readonly seed: number;
  readonly refusals: Readonly<Record<string, number>>;
  readonly examples: Verdict['examples'];
  readonly slices: number;
  readonly spentSeconds: Readonly<Record<string, number>>;
  readonly livedSeconds: number;
  readonly checkedSeconds: number;
  readonly casesPerSecond: number;
  /** Commands that the hub answered with a fault of its own. */
  readonly internalErrors: number;
  readonly ok: boolean;
}

/** A year of cases, and then the slow calculator over every history of it. */
export async function simulate(options: SimulateOptions, hub: SimHub, tell: (line: string) => void): Promise<SimulateReport> {
  const days: Days = options.year === 2026 ? days2026 : publishedDays;
  const begun = performance.now();
  const seconds = (since: number): number => Math.round((performance.now() - since) / 100) / 10;
  const year = await liveThrough(options, {
    hub,
    days,
    tell: ({ now, counts, part }) => {
      const date = new Date(now + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
      tell(
        `${date}  ${String(Math.floor(part * 100)).padStart(3)} %  报送 sent ${counts.sent} · 受理 accepted ${counts.accepted} · 指令 commands ${counts.commands} · ${seconds(begun)} s`,
      );
    },
  });
  const livedSeconds = seconds(begun);
  const checking = performance.now();
  const oracleDays = options.forget === null ? days : daysWithout(options.forget, days);
  const verdict = await check(year, { hub, days: oracleDays, tell: (done) => tell(`核对 checked ${done} / ${year.cases.length}`) });
  const internalErrors = Object.entries(year.counts.refusals).reduce((sum, [why, count]) => sum + (why.endsWith('HUB_INTERNAL') ? count : 0), 0);
  const wrong = internalErrors + verdict.onlyHub + verdict.onlyOracle + verdict.lateMarks + verdict.clocksDiffer + verdict.historiesBroken;
  return {
    year: options.year,
    days: options.days,
    seed: options.seed,
    ...year.counts,
    ...verdict,
    slices: year.slices,
    spentSeconds: Object.fromEntries(Object.entries(year.spent).map(([on, ms]) => [on, Math.round(Number(ms) / 1_000)])),
    livedSeconds,
    checkedSeconds: seconds(checking),
    casesPerSecond: Math.round((year.counts.sent / livedSeconds) * 10) / 10,
    internalErrors,
    ok: wrong === 0 && verdict.breaches > 0 && year.counts.sent === options.cases && year.counts.accepted === year.cases.length,
  };
}

export function reportText(report: SimulateReport): string {
  const rules = Object.entries(report.byRule).sort(([, a], [, b]) => b - a);
  const mark = report.ok ? '✓' : '✗';
  return [
    '',
    `${report.year} 年的 ${report.days} 天，${report.sent} 件 · ${report.days} days of ${report.year}, ${report.sent} cases`,
    `  报送 sent ${report.sent} = 受理 accepted ${report.accepted} + 重复 duplicate ${report.duplicate} + 冲突 conflict ${report.conflict} + 退回 refused ${report.refused}`,
    `  指令 commands ${report.commands} · 事件 events ${report.events} · 提醒 marks ${report.marks} · 用时 ${report.livedSeconds} s (${report.casesPerSecond}/s) + 核对 check ${report.checkedSeconds} s`,
    `  逾期 breaches ${report.breaches} · 一致 agreed ${report.agreed} · 仅联动 onlyHub ${report.onlyHub} · 仅计算器 onlyOracle ${report.onlyOracle} · 迟到 lateMarks ${report.lateMarks}`,
    `  内部错误 internal errors ${report.internalErrors} · 重放时限不符 clocks that differ ${report.clocksDiffer} · 历史有误 broken histories ${report.historiesBroken} (of ${report.histories})`,
    ...rules.map(([rule, count]) => `    ${rule.padEnd(16)} ${count}`),
    ...report.examples.map(({ what, referralNo, ruleId, at }) => `  ✗ ${what} ${referralNo} ${ruleId} ${at}`),
    `  ${mark} ${report.ok ? '独立计算器与联动一致 the calculator and the hub agree' : '不一致 they differ'}`,
    '',
  ].join('\n');
}
