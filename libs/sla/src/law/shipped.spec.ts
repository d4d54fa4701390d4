import type { LocalDate } from '#kernel';
import { findPolicy, policyOn, SHIPPED_POLICIES, type SlaPolicy } from '../index.js';

const on = (ruleId: string, day = '2026-11-24', urgency: SlaPolicy['urgency'] = 'NORMAL'): SlaPolicy =>
  policyOn(SHIPPED_POLICIES, ruleId, { day: day as LocalDate, urgency: urgency ?? 'NORMAL' });
const URGENCIES = ['NORMAL', 'PRIORITY', 'URGENT', 'CRITICAL'] as const;

describe('a limit of law', () => {
  it.each([
    ['FC-01', 7, 'WD', '第33条'],
    ['FC-02', 15, 'CD', '第18条第1款'],
    ['FC-03', 30, 'CD', '第18条第1款'],
    ['FC-04', 60, 'CD', '第18条第1款'],
    ['FC-09', 30, 'CD', '第20条'],
    ['FC-10', 30, 'CD', '第20条'],
    ['FR-01', 15, 'CD', '令2019年第8号'],
    ['FR-02', 60, 'CD', '令2019年第8号'],
    ['PT-01', 15, 'CD', '第22条'],
    ['PT-02', 15, 'CD', '第23条第2款'],
    ['PT-03', 15, 'CD', '第23条第3款'],
    ['PT-04', 5, 'WD', '第23条第3款'],
    ['PT-05', 60, 'CD', '第34条'],
    ['PT-06', 30, 'CD', '第35条'],
    ['PT-07', 30, 'CD', '第35条'],
    ['PT-08', 30, 'CD', '第36条'],
    ['PT-09', 30, 'CD', '第36条'],
    ['PT-10', 3, 'WD', '第24条'],
    ['PT-S1', 3, 'WD', '17号'],
    ['PT-S2', 10, 'WD', '17号'],
    ['PT-S3', 1, 'WD', '17号'],
    ['MR-01', 7, 'WD', '第121号 第15条'],
    ['MR-02', 60, 'CD', '第121号 第23条第1款第5项'],
    ['MR-03', 7, 'WD', '第121号 第23条第2款'],
    ['MR-04', 15, 'WD', '第121号 第27条'],
    ['MR-06', 7, 'WD', '第121号 第33条'],
    ['HL-01', 5, 'WD', '山东省'],
    ['HL-02', 15, 'WD', '山东省'],
    ['HL-03', 2, 'WD', '山东省'],
    ['HL-04', 5, 'WD', '第24条第2款'],
    ['HL-05', 15, 'WD', '省级政务服务'],
    ['HL-10', 5, 'WD', '其他城市'],
    ['HL-11', 1, 'CD', '其他城市'],
    ['HL-ENT-CONTACT', 2, 'H', '2115'],
    ['HL-ENT-FEEDBACK', 1, 'WD', '2115'],
    ['HL-ENT', 15, 'WD', '2115'],
    ['CT-01', 30, 'CD', '第24条'],
    ['CT-02', 15, 'CD', '第24条'],
    ['CT-02S', 7, 'CD', '第24条'],
    ['CT-03', 3, 'WD', '第12条'],
    ['CT-04', 2, 'WD', '第10条'],
    ['CT-04C', 3, 'WD', '第10条'],
    ['CT-05', 30, 'CD', '第205条'],
    ['CT-06', 7, 'CD', '第126条'],
    ['CT-07', 30, 'CD', '第187条'],
    ['CT-07A', 3, 'CD', '第4条'],
    ['CT-07B', 15, 'CD', '第5条'],
    ['MD-01', 30, 'CD', '调解中心'],
  ])('%s is %i %s (%s)', (ruleId, amount, unit, article) => {
    expect(on(ruleId)).toMatchObject({ amount, unit, urgency: null, article: expect.stringContaining(article) as string });
  });

  it.each([
    ['PT-14', 'HANDLE', '第22条第3项'],
    ['HUB-NEXT', 'INTERIM', '系统默认'],
    ['HUB-ORDER', 'HANDLE', '系统默认'],
    ['HUB-ASSIST', 'ASSIST', '系统默认'],
    ['HUB-RECTIFY', 'RECTIFY', '系统默认'],
    ['HUB-SUPERVISED', 'SUPERVISE', '系统默认'],
  ])('%s has no length of its own: somebody names its day', (ruleId, kind, article) => {
    expect(on(ruleId)).toMatchObject({ daySet: true, kind, urgency: null, article: expect.stringContaining(article) as string });
  });

  it('has all its rows listed above', () => {
    const ids = new Set(SHIPPED_POLICIES.filter(({ urgency }) => urgency === null).map(({ ruleId }) => ruleId));
    expect(ids.size).toBe(56);
  });

  it.each([
    ['MR-01', 7, 'WD', '第14条'],
    ['MR-02', 45, 'WD', '第21条第5项'],
    ['MR-03', 7, 'WD', '第21条第2款'],
    ['MR-04', 15, 'WD', '第23条'],
    ['MR-05', 5, 'WD', '第31条第2款'],
    ['MR-06', 7, 'WD', '第30条'],
  ])('of Order 20 to 2026-04-14: %s is %i %s (%s)', (ruleId, amount, unit, article) => {
    expect(on(ruleId, '2026-04-14')).toMatchObject({ amount, unit, version: `${ruleId}@20`, article: expect.stringContaining(article) as string });
  });

  it('on telling the reporter of a filing ended with Order 20', () => {
    expect(findPolicy(SHIPPED_POLICIES, 'MR-05', { day: '2026-04-15' as LocalDate, urgency: 'NORMAL' })).toBeNull();
  });

  it.each([
    ['FC-02', '2020-02-29', '2020-03-01'],
    ['PT-05', '2022-04-30', '2022-05-01'],
    ['PT-S1', '2022-07-16', '2022-07-17'],
    ['CT-01', '2021-12-31', '2022-01-01'],
  ])('%s was not in force on %s, but on %s', (ruleId, before, since) => {
    expect(() => on(ruleId, before)).toThrow(expect.objectContaining({ code: 'HUB_SLA_POLICY_MISSING' }) as Error);
    expect(on(ruleId, since).ruleId).toBe(ruleId);
  });
});

describe('what may change a limit', () => {
  it.each([
    ['FC-02', ['FC-03 30 OWNER_ITSELF', 'FC-04 60 SUPERIOR_INSTITUTION']],
    ['FC-03', ['FC-04 60 SUPERIOR_INSTITUTION']],
    ['FC-04', []],
    ['FR-02', ['FR-02 90 NOT_KNOWN']],
    ['PT-05', ['PT-05 90 UNIT_HEAD']],
    ['MR-04', ['MR-04 30 BUREAU_HEAD']],
    ['HL-01', ['HL-02 15 HOTLINE_BODY']],
    ['HL-05', ['HL-05 22 HOTLINE_BODY']],
    ['CT-01', ['CT-01 60 ALL_PARTIES']],
    ['CT-07B', ['CT-07B 25 COURT']],
    ['MD-01', ['MD-01 60 ALL_PARTIES']],
    ['MR-02', []],
  ])('%s is lengthened by %j', (ruleId, extensions) => {
    expect(on(ruleId).extensions.map((rule) => `${rule.ruleId} ${rule.maxTotal} ${rule.approver}`)).toEqual(extensions);
  });

  it.each([
    ['FC-02', ['APPRAISAL+notice', 'MEDIATION']],
    ['FC-04', ['APPRAISAL+notice', 'MEDIATION']],
    ['PT-09', ['HEARING']],
    ['PT-05', []],
    ['MR-02', ['APPRAISAL', 'RECUSAL']],
    ['CT-01', ['APPRAISAL']],
    ['MD-01', ['APPRAISAL']],
    ['HL-01', []],
  ])('%s is paused by %j', (ruleId, grounds) => {
    expect(on(ruleId).pauses.map(({ ground, needsNotice }) => ground + (needsNotice ? '+notice' : ''))).toEqual(grounds);
  });

  it('restarts FC-02 and, under Order 121 only, MR-04', () => {
    const restarting = SHIPPED_POLICIES.filter(({ restart }) => restart !== null).map(({ version, restart }) => `${version} ${restart?.ruleId ?? ''}`);
    expect(restarting).toEqual(['FC-02@1 FC-07', 'FC-03@1 FC-07', 'FC-04@1 FC-07', 'MR-04@121 MR-10']);
  });

  it('rolls over statutory holidays only in the calendar days of Order 121', () => {
    expect(SHIPPED_POLICIES.filter(({ rollOn }) => rollOn === 'STATUTORY_HOLIDAY_ONLY').map(({ version }) => version)).toEqual(['MR-02@121']);
  });
});

describe('a limit of the hub', () => {
  it.each([
    ['ACK', '1 MIN,1 MIN,0.5 MIN,0.5 MIN'],
    ['DISPATCH', '1 WD,4 WH,1 H,15 MIN'],
    ['SIGN', '1 WD,4 WH,2 H,30 MIN'],
    ['FIRST_CONTACT', '2 WD,1 WD,4 H,1 H'],
    ['RETURN', '2 WD,2 WD,4 H,1 H'],
    ['RETURN_REVIEW', '1 WD,4 WH,1 H,30 MIN'],
    ['INTERIM', '5 WD,3 WD,24 H,2 H'],
    ['HANDLE', '-,-,7 CD,-'],
    ['FIRST_REPORT', '-,-,-,2 H'],
    ['DAILY_REPORT', '-,-,-,24 H'],
    ['REVIEW', '2 WD,1 WD,4 WH,1 H'],
    ['CALLBACK', '3 WD,2 WD,1 WD,1 WD'],
    ['REDO', '5 WD,3 WD,24 H,4 H'],
    ['SUPERVISION', '3 WD,2 WD,1 WD,4 H'],
    ['PT-11', '-,-,2 H,1 H'],
  ])('%s is %s from normal to critical', (ruleId, limits) => {
    const shown = URGENCIES.map((urgency) => findPolicy(SHIPPED_POLICIES, ruleId, { day: '2026-11-24' as LocalDate, urgency })).map((row) =>
      row === null ? '-' : `${row.amount} ${row.unit}`,
    );
    expect(shown.join(',')).toBe(limits);
  });
});

describe('the table', () => {
  it('names each row once per urgency', () => {
    const names = SHIPPED_POLICIES.map(({ version, urgency }) => `${version} ${urgency ?? ''}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('never has two versions in force on one day', () => {
    const clash = SHIPPED_POLICIES.flatMap((a, i) =>
      SHIPPED_POLICIES.slice(i + 1).filter(
        (b) => a.ruleId === b.ruleId && a.urgency === b.urgency && a.effectiveFrom <= (b.effectiveTo ?? '9999') && b.effectiveFrom <= (a.effectiveTo ?? '9999'),
      ),
    );
    expect(clash).toEqual([]);
  });

  it.each(SHIPPED_POLICIES.map((row) => [`${row.version} ${row.urgency ?? ''}`, row] as const))('%s says where it stands, in both languages', (_, row) => {
    expect([row.article, row.title.zh, row.title.en, row.trigger.zh, row.trigger.en].every((text) => text.trim() !== '')).toBe(true);
    expect(row.article).toBe(row.article.trim());
    expect(row.extensions.every(({ maxTotal, article }) => maxTotal > row.amount && article !== '')).toBe(true);
  });
});
