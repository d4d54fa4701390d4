import pc from 'picocolors';
import type { Ledger } from './ledger.js';
import type { StorySummary } from './summary.js';

const LINE_EVERY_MS = 5_000;
const FRAME_EVERY_MS = 500;

/** How far the story has come, on stderr: a small table that stays in place on a terminal, one line every five seconds elsewhere. */
export function showStory(ledger: Ledger): { readonly end: () => void } {
  const write = (text: string): void => void process.stderr.write(text);
  if (!process.stderr.isTTY) {
    const timer = setInterval(() => write(`${line(ledger)}\n`), LINE_EVERY_MS);
    return { end: () => clearInterval(timer) };
  }
  let drawn = 0;
  const frame = (): void => {
    const rows = table(ledger);
    write(`${drawn > 0 ? `\u001b[${drawn}A` : ''}${rows.map((row) => `\u001b[2K${row}\n`).join('')}`);
    drawn = rows.length;
  };
  const timer = setInterval(frame, FRAME_EVERY_MS);
  return {
    end: () => {
      clearInterval(timer);
      frame();
    },
  };
}

const line = (ledger: Ledger): string =>
  `报送 ${ledger.counts.submitted} · 已派 ${ledger.everTold('DISPATCHED')} · 研判 ${ledger.at('triage')} · 移送 ${ledger.at('transferredOut')} · 已答复 ${ledger.everTold('REPLIED')} · 办结 ${ledger.at('closed')}`;

function table(ledger: Ledger): readonly string[] {
  const { submitted, accepted, duplicate, refused, conflict } = ledger.counts;
  return [
    pc.bold('演示：四个来源 → 联动 → 四十四家机构'),
    `  报送 ${submitted}  受理 ${accepted}  重复 ${duplicate}  退回 ${refused}  冲突 ${conflict}`,
    `  ${bar(ledger.everTold('DISPATCHED'), accepted)} 已派单 ${ledger.everTold('DISPATCHED')}  研判中 ${ledger.at('triage')}  移送 ${ledger.at('transferredOut')}  退单 ${ledger.everTold('RETURNED')}`,
    `  ${bar(ledger.at('closed'), accepted)} 已答复 ${ledger.everTold('REPLIED')}  办结 ${ledger.at('closed')}  撤回 ${ledger.at('withdrawn')}  状态回传 ${ledger.statusesBack}`,
  ];
}

function bar(part: number, whole: number): string {
  const filled = whole === 0 ? 0 : Math.round((20 * part) / whole);
  return pc.green('█'.repeat(filled)) + '░'.repeat(20 - filled);
}

/** The closing summary for people: every number can be checked against the line above it. */
export function summaryText(summary: StorySummary): string {
  const { submitted, accepted, duplicate, refused, conflict, ended, webhooks } = summary;
  const mark = (good: boolean): string => (good ? pc.green('✓') : pc.red('✗'));
  return [
    '',
    pc.bold('演示结果 · What happened'),
    `  报送 submitted ${submitted} = 受理 accepted ${accepted} + 重复 duplicate ${duplicate} + 退回 refused ${refused} + 冲突 conflict ${conflict}`,
    `  受理 accepted ${accepted} = 办结 closed ${ended.closed} + 撤回 withdrawn ${ended.withdrawn} + 移送 transferredOut ${ended.transferredOut} + 办理中 inHand ${ended.inHand} + 研判 triage ${ended.triage} + 待核实 quarantined ${ended.quarantined} + 并案 merged ${ended.merged}`,
    `  派单 dispatched ${summary.dispatched} · 退单 returned ${summary.returned} · 改派 reassigned ${summary.reassigned} · 答复 replied ${summary.replied} · 更新 updated ${summary.updated}`,
    `  状态回传 statuses ${summary.statusesBack} · 推送 pushes ${webhooks.taken}（断线后补到 recovered ${webhooks.recovered}）· 死信 dead letters ${summary.deadLetters} · 没有下落 missing ${summary.missing}`,
    `  报送至派单 p50 ${summary.dispatchP50Ms ?? '-'} ms，p95 ${summary.dispatchP95Ms ?? '-'} ms · 用时 ${summary.seconds} s`,
    ...Object.entries(summary.checks).map(([name, good]) => `  ${mark(good)} ${name}`),
    '',
  ].join('\n');
}
