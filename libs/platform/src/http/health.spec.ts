import { Health } from './health.js';

describe('the readiness of a process', () => {
  it('is no from the moment it begins to stop, whatever its parts say, and whoever waits is let go', async () => {
    const health = new Health();
    let left = 0;
    health.register('database', () => 'up');
    health.onDrain(() => (left += 1));
    expect(await health.report()).toEqual({ state: 'up', parts: { database: 'up' } });
    health.drain();
    health.drain();
    expect((await health.report()).state).toBe('down');
    expect(left).toBe(1);
  });

  it('is the worst of its parts; a part that throws is down, and degraded is said and still ready', async () => {
    const health = new Health();
    health.register('broker', () => 'degraded');
    expect((await health.report()).state).toBe('degraded');
    health.register('database', () => Promise.reject(new Error('away')));
    expect(await health.report()).toEqual({ state: 'down', parts: { broker: 'degraded', database: 'down' } });
  });

  it('does not wait for a part that hangs, and asks it once at a time', async () => {
    const health = new Health();
    let asked = 0;
    health.register('database', () => {
      asked += 1;
      return new Promise(() => undefined);
    });
    const both = await Promise.all([health.report(), health.report()]);
    expect(both.map(({ state }) => state)).toEqual(['down', 'down']);
    expect(asked).toBe(1);
  });

  it('keeps news out of it: a note makes nothing worse, and one that cannot be read is left out', async () => {
    const health = new Health();
    health.note('calendar', () => ({ urgent: true, text: 'x' }));
    health.note('broken', () => Promise.reject(new Error('away')));
    expect((await health.report()).state).toBe('up');
    expect(await health.news()).toEqual({ calendar: { urgent: true, text: 'x' } });
  });
});
