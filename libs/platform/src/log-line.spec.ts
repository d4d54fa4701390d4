import { logLine } from './log-line.js';

describe('a line of the log', () => {
  it('cannot begin another line nor steer a terminal, whatever was in it', () => {
    const hostile = '\u001b[2J\r\n{"level":60,"msg":"planted"}\u009b31m\u2028\u0085';
    const line = logLine(`${JSON.stringify({ level: 30, msg: hostile })}\n`);
    expect(line.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
    expect(JSON.parse(line)).toEqual({ level: 30, msg: hostile });
  });

  it('has at most 16 KiB and keeps its name and its beginning', () => {
    const line = logLine(`${JSON.stringify({ level: 40, time: 1, app: 'hub', code: 'HUB_X', msg: '很长'.repeat(20_000), more: 'x'.repeat(9_000) })}\n`);
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(16_384);
    const kept = JSON.parse(line) as Readonly<Record<string, unknown>>;
    expect(kept).toMatchObject({ level: 40, app: 'hub', code: 'HUB_X', msg: '很长'.repeat(1_000) });
    expect(Number(kept.cutFromBytes)).toBeGreaterThan(129_000);
    expect(kept.more).toBeUndefined();
  });

  it('stays as it is otherwise', () => {
    const line = '{"level":30,"msg":"就绪"}\n';
    expect(logLine(line)).toBe(line);
  });
});
