import { RULE_WORDS } from './rule-words.js';
import type { StripDay } from './explain-clock.js';

const WEEKDAYS = { zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const;
const MAKE_UP = '调休';
export type Language = 'zh' | 'en';

/** One line for each day of the strip. */
export const stripLines = (strip: readonly StripDay[], language: Language): readonly string[] =>
  strip.map((day) => {
    const weekday = WEEKDAYS[language][new Date(`${day.day}T00:00:00Z`).getUTCDay()] ?? '';
    const guess = day.provisional ? (language === 'zh' ? '（安排未公布）' : ' (arrangement not published)') : '';
    return `  ${day.isLast ? '▶' : ' '} ${day.day} ${weekday}  ${language === 'zh' ? inChinese(day) : inEnglish(day)}${guess}`;
  });

function inChinese(day: StripDay): string {
  const last = day.isLast ? '，届满日' : '';
  switch (day.what) {
    case 'START':
      return '起算日，不计';
    case 'COUNTED':
      return `第 ${day.unit ?? ''} 日${offZh(day) === '' ? '' : `（${offZh(day)}）`}${last}`;
    case 'SKIPPED':
      return `不计：${offZh(day)}`;
    case 'ROLLED':
      return day.isLast ? `顺延至此${last}` : `顺延：${offZh(day)}`;
  }
}

function inEnglish(day: StripDay): string {
  const last = day.isLast ? ', last day' : '';
  switch (day.what) {
    case 'START':
      return 'day of the trigger, not counted';
    case 'COUNTED':
      return `day ${day.unit ?? ''}${offEn(day) === '' ? '' : ` (${offEn(day)})`}${last}`;
    case 'SKIPPED':
      return `not counted: ${offEn(day)}`;
    case 'ROLLED':
      return day.isLast ? `rolled to here${last}` : `rolls on: ${offEn(day)}`;
  }
}

function offZh({ why, name, ground }: StripDay): string {
  if (why === 'PAUSED') return `中止（${ground === null ? '' : RULE_WORDS.ground[ground].zh}）`;
  if (why === 'CLOSED') return `本单位停办：${name ?? ''}`;
  return why === 'WEEKEND' ? '休息日' : (name ?? '');
}

function offEn({ why, name, ground }: StripDay): string {
  if (why === 'PAUSED') return `paused, ${ground === null ? '' : RULE_WORDS.ground[ground].en}`;
  if (why === 'WEEKEND') return 'weekend';
  if (why === 'CLOSED') return `closed, ${name ?? ''}`;
  if (why === 'HOLIDAY') return `holiday ${name ?? ''}`;
  if (name === null) return '';
  return name === MAKE_UP ? 'make-up working day' : `open, ${name}`;
}
