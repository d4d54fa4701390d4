import { inChina, timeLine } from './time.js';

describe('what the command line says of the hub’s clock', () => {
  it('shows moments as people in China read them', () => {
    expect(inChina('2026-02-16T16:00:00.000Z')).toBe('2026-02-17 00:00:00 +08:00');
    expect(inChina(null)).toBe('-');
  });

  it('tells a simulated clock from the real one, and how fast it goes', () => {
    const now = '2026-01-01T00:00:00.000Z';
    expect(timeLine({ kind: 'REAL', now, speed: 1 })).toMatch(/真实时钟|real clock/);
    expect(timeLine({ kind: 'SIMULATED', now, speed: 0 })).toMatch(/静止|stands still/);
    expect(timeLine({ kind: 'SIMULATED', now, speed: 86_400 })).toContain('86400');
  });
});
