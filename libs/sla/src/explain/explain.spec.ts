import { explainClock, renderExplanation, RULE_WORDS, type ClockView } from '../index.js';
import { at, clock, day, extension, law, pause } from '../clock/clock.spec-support.js';

const strip = (view: ClockView): string[] =>
  explainClock(view, law).strip.map(({ day: on, what, unit, why, ground, isLast }) =>
    [on.slice(5), what, unit, why, ground, isLast ? 'LAST' : null].filter((part) => part !== null).join(' '),
  );
const text = (view: ClockView, language: 'zh' | 'en' = 'zh'): string => renderExplanation(explainClock(view, law), language).join('\n');

describe('the strip of days', () => {
  it('counts working days and says why others do not count', () => {
    expect(strip(clock('HL-03', '2026-09-18'))).toEqual(['09-18 START START_DAY', '09-19 SKIPPED WEEKEND', '09-20 COUNTED 1', '09-21 COUNTED 2 LAST']);
    expect(strip(clock('HL-03', '2026-06-17'))).toEqual([
      '06-17 START START_DAY',
      '06-18 COUNTED 1',
      '06-19 SKIPPED HOLIDAY',
      '06-20 SKIPPED HOLIDAY',
      '06-21 SKIPPED HOLIDAY',
      '06-22 COUNTED 2 LAST',
    ]);
  });

  it('counts calendar days through a holiday and rolls the last one', () => {
    expect(strip(clock('FC-02', '2026-06-04')).slice(-5)).toEqual([
      '06-18 COUNTED 14',
      '06-19 COUNTED 15 HOLIDAY',
      '06-20 ROLLED HOLIDAY',
      '06-21 ROLLED HOLIDAY',
      '06-22 ROLLED LAST',
    ]);
  });

  it('shows the days a pause took', () => {
    const view = clock('FC-02', '2026-11-02', { pauses: [pause('MEDIATION', '2026-11-04', '2026-11-06')] });
    expect(strip(view).slice(1, 6)).toEqual([
      '11-03 COUNTED 1',
      '11-04 SKIPPED PAUSED MEDIATION',
      '11-05 SKIPPED PAUSED MEDIATION',
      '11-06 COUNTED 2',
      '11-07 COUNTED 3 WEEKEND',
    ]);
    expect(strip(view).at(-1)).toBe('11-19 COUNTED 15 LAST');
  });

  it('shows a pause inside the holiday that holds the end open', () => {
    const view = clock('FC-02', '2026-09-16', { pauses: [pause('APPRAISAL', '2026-10-07', '2026-10-09')] });
    expect(strip(view).slice(-3)).toEqual(['10-07 ROLLED PAUSED APPRAISAL', '10-08 ROLLED PAUSED APPRAISAL', '10-09 ROLLED LAST']);
  });

  it('stops at a pause that has not ended', () => {
    expect(strip(clock('FC-02', '2026-11-02', { pauses: [pause('MEDIATION', '2026-11-04', null)] }))).toEqual([
      '11-02 START START_DAY',
      '11-03 COUNTED 1',
      '11-04 SKIPPED PAUSED MEDIATION',
    ]);
  });

  it('marks days of a year without arrangement', () => {
    const { strip: days } = explainClock(clock('HL-03', '2026-12-30'), law);
    expect(days.map(({ provisional }) => provisional)).toEqual([false, false, true, true, true, true]);
  });

  it('is empty for hours', () => expect(strip(clock('SIGN', '2026-11-24', {}))).toHaveLength(2));

  it('holds as many counted days as the limit has units', () => {
    for (const ruleId of ['FC-02', 'PT-05', 'MR-02', 'HL-01', 'MR-04']) {
      const view = clock(ruleId, '2026-09-01');
      const days = explainClock(view, law).strip;
      expect(days.filter(({ what }) => what === 'COUNTED')).toHaveLength(view.total);
      expect(days.filter(({ isLast }) => isLast).map(({ day: on }) => on)).toEqual([view.dueOn]);
    }
  });
});

describe('the text', () => {
  it('tells rule, article, days, due, marks and state', () => {
    expect(text(clock('HL-03', '2026-06-17'))).toBe(
      [
        'HL-03@1  不属于职责的，说明理由退回',
        '依据: 山东省政务服务热线管理办法（2020） [部分核对]',
        '起算: 2026-06-17 10:00 承办单位收到工单',
        '期限: 2 个工作日, 逢节假日、休息日顺延; 责任: 承办单位',
        '    2026-06-17 周三  起算日，不计',
        '    2026-06-18 周四  第 1 日',
        '    2026-06-19 周五  不计：端午节',
        '    2026-06-20 周六  不计：端午节',
        '    2026-06-21 周日  不计：端午节',
        '  ▶ 2026-06-22 周一  第 2 日，届满日',
        '届满: 2026-06-22，自 2026-06-23 00:00 起逾期',
        '  2026-06-18 00:00  期限过半',
        '  2026-06-18 00:00  黄牌（届满前一个工作日）',
        '  2026-06-22 00:00  期限用去八成',
        '  2026-06-23 00:00  红牌（逾期首日）',
        '  2026-06-29 00:00  通报（逾期第五个工作日）',
        '状态: 计时中',
      ].join('\n'),
    );
  });

  it('is complete in English', () => {
    const view = clock('FC-02', '2026-09-16', {
      pauses: [pause('APPRAISAL', '2026-09-18', '2026-09-21'), pause('HEARING', '2026-09-22', null)],
      extensions: [extension('FC-03', 20, '2026-09-23')],
      stoppedAt: at('2026-10-20'),
    });
    const english = text(view, 'en');
    for (const part of [
      'FC-02@1  decide and tell, simple complaint',
      '[verified]',
      'limit: 20 calendar days, rolls over holidays and rest days; who: institution',
      '2026-09-16 Wed  day of the trigger, not counted',
      '2026-09-18 Fri  not counted: paused, appraisal, test or valuation',
      '2026-09-20 Sun  not counted: paused',
      '2026-10-02 Fri  day 13 (holiday 国庆节)',
      'pause: appraisal, test or valuation 2026-09-18 10:00 → 2026-09-21 10:00',
      'paused: 3 calendar days',
      'extension: FC-03 asked 2026-09-23 10:00',
      'disregarded: hearing 2026-09-22 10:00: the rule knows no pause on this ground',
      'due: 2026-10-09; late from 2026-10-10 00:00',
      'red card, first day overdue',
      'state: stopped, late',
    ])
      expect(english).toContain(part);
    expect(english.replace('银保监会令2020年第3号 第18条第1款', '').replaceAll('国庆节', '').replaceAll('中秋节', '')).not.toMatch(/[\u4e00-\u9fa5]/);
  });

  it('says what is not known yet, and what is provisional', () => {
    expect(text(clock('FC-02', '2026-11-02', { pauses: [pause('MEDIATION', '2026-11-11', null)] }))).toMatch(
      /中止: 调解 2026-11-11 10:00 → 未恢复\n届满：至少 2026-11-17\n/,
    );
    expect(text(clock('HL-03', '2026-12-30'))).toContain('（暂定：下一年放假安排未公布）');
    expect(text(clock('FC-02', '2026-11-02', { restarts: [at('2026-11-10')] }))).toContain('重新起算: 2026-11-10 10:00');
    expect(text(clock('FC-02', '2026-11-02', { agreedDue: { dueOn: day('2026-11-30'), agreedAt: at('2026-11-10'), hasProof: true } }))).toContain(
      '期限为双方约定',
    );
  });

  it('names a make-up working day and a weekend that counts in English', () => {
    expect(text(clock('FC-02', '2026-09-16'), 'en')).toMatch(/2026-09-19 Sat {2}day 3 \(weekend\)\n.*2026-09-20 Sun {2}day 4 \(make-up working day\)/);
    expect(text(clock('FC-02', '2026-06-04'), 'en')).toMatch(/rolls on: holiday 端午节\n.*rolled to here, last day/);
    expect(text(clock('FC-02', '2026-06-04'))).toMatch(/顺延：端午节\n.*顺延至此，届满日/);
  });
});

it('every code has words in both languages', () => {
  for (const list of Object.values(RULE_WORDS)) for (const { zh, en } of Object.values(list)) expect([zh, en].every((word) => word !== '')).toBe(true);
});
