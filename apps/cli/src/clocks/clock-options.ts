import { instantMs, instantOf, type Instant, type LocalDate } from '#kernel';
import type { ClockFacts, Extension, Ground, Pause, Urgency } from '#sla';
import { EXIT, Failure } from '../output/failure.js';
import { words } from '../output/words.js';

const GROUNDS: readonly Ground[] = ['APPRAISAL', 'MEDIATION', 'HEARING', 'RECUSAL', 'FORCE_MAJEURE', 'AWAIT_PROCEDURE'];
const URGENCIES: readonly Urgency[] = ['NORMAL', 'PRIORITY', 'URGENT', 'CRITICAL'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

const bad = (option: string, value: string, zh: string, en: string): Failure =>
  new Failure(`HUB_CLOCK_OPTION ${words(`${option} ${value} 不可用：${zh}`, `${option} ${value} is not usable: ${en}`)}`, EXIT.usage);

/** A moment with its offset, or a day: its midnight in China. Refuses days that do not exist. */
export function momentOf(option: string, text: string): Instant {
  const full = DAY.test(text) ? `${text}T00:00:00+08:00` : text;
  const isReal = MOMENT.test(full) && !Number.isNaN(Date.parse(full)) && isDay(full.slice(0, 10));
  if (!isReal) throw bad(option, text, '应为 2026-09-20 或 2026-09-20T10:00:00+08:00', 'write 2026-09-20 or 2026-09-20T10:00:00+08:00');
  return instantOf(instantMs(full as Instant));
}

function isDay(text: string): boolean {
  const midnight = new Date(`${text}T00:00:00Z`);
  return DAY.test(text) && !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

/** A day that exists. */
export function dayOf(option: string, text: string): LocalDate {
  if (!isDay(text)) throw bad(option, text, '应为存在的日期，如 2026-12-01', 'write a day that exists, like 2026-12-01');
  return text as LocalDate;
}

/** `GROUND:from..to[,no-notice]` */
export function pauseOf(text: string): Pause {
  const [span = '', flag] = text.split(',');
  const [, ground = '', from = '', to = ''] = /^([A-Z_]+):(.+?)(?:\.\.(.*))?$/.exec(span) ?? [];
  if (!GROUNDS.includes(ground as Ground) || (flag !== undefined && flag !== 'no-notice'))
    throw bad(
      '--pause',
      text,
      `应为 事由:起..止[,no-notice]，事由 ${GROUNDS.join(' ')}`,
      `write GROUND:from..to[,no-notice], GROUND one of ${GROUNDS.join(' ')}`,
    );
  const begins = momentOf('--pause', from);
  return { ground: ground as Ground, from: begins, to: to === '' ? null : momentOf('--pause', to), noticedAt: flag === undefined ? begins : null };
}

/** `RULE:total@asked[..decided][,rejected]`; without `decided` it is pending. */
export function extensionOf(text: string): Extension {
  const found = /^(?<rule>[A-Z0-9-]+):(?<total>[\d-]+)@(?<asked>[^,]+?)(\.\.(?<decided>[^,]+))?(?<rejected>,rejected)?$/.exec(text)?.groups;
  const total = found?.total ?? '';
  if (!found || !(/^[1-9]\d{0,2}$/.test(total) || isDay(total)))
    throw bad('--extend', text, '应为 规则:合计@申请[..决定][,rejected]', 'write RULE:total@asked[..decided][,rejected]');
  const decidedAt = found.decided === undefined ? null : momentOf('--extend', found.decided);
  return {
    ruleId: found.rule ?? '',
    asked: isDay(total) ? { newDueOn: total as LocalDate } : { newTotal: Number(total) },
    requestedAt: momentOf('--extend', found.asked ?? ''),
    decidedAt,
    granted: found.rejected === undefined ? (decidedAt === null ? null : true) : false,
  };
}

/** `URGENCY@moment` */
export function escalationOf(text: string): ClockFacts['escalations'][number] {
  const [urgency = '', at = ''] = text.split('@');
  if (!URGENCIES.includes(urgency as Urgency))
    throw bad('--escalate', text, `应为 紧急程度@时刻：${URGENCIES.join(' ')}`, `write URGENCY@moment: ${URGENCIES.join(' ')}`);
  return { urgency: urgency as Urgency, at: momentOf('--escalate', at) };
}

/** `day@agreed` */
export function agreedOf(text: string): NonNullable<ClockFacts['agreedDue']> {
  const [day = '', at = ''] = text.split('@');
  if (!isDay(day)) throw bad('--agreed', text, '应为 届满日@约定时刻', 'write day@moment');
  return { dueOn: day as LocalDate, agreedAt: momentOf('--agreed', at), hasProof: true };
}
