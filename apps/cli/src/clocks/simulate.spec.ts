import { Command } from 'commander';
import { registerClocks } from './clocks.commands.js';
import { agreedOf, escalationOf, extensionOf, momentOf, pauseOf } from './clock-options.js';
import { simulate, simulated, type SimulateOptions } from './simulate.js';

const options = (more: Partial<SimulateOptions> = {}): SimulateOptions => ({
  rule: 'FC-02',
  start: '2026-11-02T10:00:00+08:00',
  urgency: 'NORMAL',
  pause: [],
  extend: [],
  restart: [],
  escalate: [],
  ...more,
});
const refusedWith = (code: string, exitCode: number): Error => expect.objectContaining({ message: expect.stringContaining(code) as string, exitCode }) as Error;

async function run(...args: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const stdout = process.stdout.write.bind(process.stdout);
  process.stdout.write = (line: string | Uint8Array) => lines.push(String(line)) > 0;
  try {
    const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
    registerClocks(program);
    await program.parseAsync(['node', 'hub', 'clocks', 'simulate', ...args]);
  } finally {
    process.stdout.write = stdout;
  }
  return lines.join('');
}

describe('a simulated clock', () => {
  it('takes pauses, extensions, new facts, an agreed day, a stop and an urgency', () => {
    expect(simulated(options()).view.dueOn).toBe('2026-11-17');
    expect(simulated(options({ pause: ['MEDIATION:2026-11-05..2026-11-09'] })).view.dueOn).toBe('2026-11-23');
    expect(simulated(options({ extend: ['FC-03:30@2026-11-10..2026-11-12'] })).view.dueOn).toBe('2026-12-02');
    expect(simulated(options({ restart: ['2026-11-10'] })).view.dueOn).toBe('2026-11-25');
    expect(simulated(options({ agreed: '2026-12-01@2026-11-05' })).view.dueOn).toBe('2026-12-01');
    expect(simulated(options({ rule: 'PT-14', on: '2026-11-30' })).view).toMatchObject({ dueOn: '2026-11-30', isSet: true });
    expect(simulated(options({ stop: '2026-11-18' })).view.late).toBe(true);
    expect(simulated(options({ rule: 'DISPATCH', escalate: ['CRITICAL@2026-11-02T11:00+08:00'] })).view.dueAt).toBe('2026-11-02T03:15:00.000Z');
  });

  it('on a rule without a length needs the day somebody named', () => {
    expect(() => simulated(options({ rule: 'PT-14' }))).toThrow(refusedWith('HUB_CLOCK_OPTION', 2));
    for (const on of ['2026-02-30', 'soon', '']) expect(() => simulated(options({ rule: 'PT-14', on }))).toThrow(refusedWith('HUB_CLOCK_OPTION --on', 2));
  });

  it('is printed for a reader, or as JSON', async () => {
    expect(await run('--rule', 'FC-02', '--start', '2026-11-02')).toContain('▶ 2026-11-17');
    expect(JSON.parse(await run('--rule', 'FC-02', '--start', '2026-11-02', '--json'))).toMatchObject({
      view: { dueOn: '2026-11-17', policy: { version: 'FC-02@1' } },
    });
  });

  it.each([
    [{ rule: 'FC-99' }, 'HUB_SLA_POLICY_MISSING', 3],
    [{ start: '2019-01-01' }, 'HUB_SLA_POLICY_MISSING', 4],
    [{ start: '2027-12-30' }, 'HUB_CALENDAR_YEAR_MISSING', 4],
    [{ start: '2026-02-30' }, 'HUB_CLOCK_OPTION', 2],
  ])('%j is refused', (more, code, exitCode) => {
    expect(() => {
      simulate(options(more));
    }).toThrow(refusedWith(code, exitCode));
  });

  it('needs a rule and a start', async () => {
    await expect(run('--rule', 'FC-02')).rejects.toMatchObject({ code: 'commander.missingMandatoryOptionValue' });
  });
});

describe('an option', () => {
  it('that names a day means its midnight in China', () => expect(momentOf('--start', '2026-11-02')).toBe('2026-11-01T16:00:00.000Z'));
  it.each(['', 'x', '2026-13-01', '2026-02-30T10:00:00Z', '2026-11-02T10:00:00', '2026-11-02T25:00:00Z', '2026-11-02T10:00:00+99:99'])(
    'refuses the moment %j',
    (text) => {
      expect(() => momentOf('--start', text)).toThrow(refusedWith('HUB_CLOCK_OPTION --start', 2));
    },
  );

  it('tells a pause with and without end, with and without notice', () => {
    const from = '2026-11-04T16:00:00.000Z';
    expect(pauseOf('APPRAISAL:2026-11-05..2026-11-06')).toEqual({ ground: 'APPRAISAL', from, to: '2026-11-05T16:00:00.000Z', noticedAt: from });
    expect(pauseOf('MEDIATION:2026-11-05..')).toEqual({ ground: 'MEDIATION', from, to: null, noticedAt: from });
    expect(pauseOf('MEDIATION:2026-11-05')).toEqual({ ground: 'MEDIATION', from, to: null, noticedAt: from });
    expect(pauseOf('APPRAISAL:2026-11-05..,no-notice')).toEqual({ ground: 'APPRAISAL', from, to: null, noticedAt: null });
  });
  it.each(['LUNCH:2026-11-05', 'APPRAISAL', 'APPRAISAL:x..y', 'APPRAISAL:2026-11-05,yes', ''])('refuses the pause %j', (text) => {
    expect(() => pauseOf(text)).toThrow(refusedWith('HUB_CLOCK_OPTION --pause', 2));
  });

  it('tells an extension granted, pending and rejected, by units and by day', () => {
    const requestedAt = '2026-11-09T16:00:00.000Z';
    expect(extensionOf('FC-03:30@2026-11-10..2026-11-12')).toEqual({
      ruleId: 'FC-03',
      asked: { newTotal: 30 },
      requestedAt,
      decidedAt: '2026-11-11T16:00:00.000Z',
      granted: true,
    });
    expect(extensionOf('FC-03:30@2026-11-10')).toMatchObject({ decidedAt: null, granted: null });
    expect(extensionOf('FC-03:2026-12-01@2026-11-10..2026-11-12,rejected')).toMatchObject({ asked: { newDueOn: '2026-12-01' }, granted: false });
  });
  it.each(['FC-03', 'FC-03:0@2026-11-10', 'FC-03:2026-02-30@2026-11-10', 'FC-03:30@later', 'FC-03:30@2026-11-10,perhaps', 'FC-03:1000@2026-11-10'])(
    'refuses the extension %j',
    (text) => {
      expect(() => extensionOf(text)).toThrow(refusedWith('HUB_CLOCK_OPTION --extend', 2));
    },
  );

  it.each(['LOUD@2026-11-10', 'CRITICAL', 'CRITICAL@x'])('refuses the urgency %j', (text) => {
    expect(() => escalationOf(text)).toThrow(refusedWith('HUB_CLOCK_OPTION --escalate', 2));
  });
  it.each(['2026-12-01', '2026-02-30@2026-11-10', 'x@2026-11-10'])('refuses the agreed day %j', (text) => {
    expect(() => agreedOf(text)).toThrow(refusedWith('HUB_CLOCK_OPTION --agreed', 2));
  });
});
