import { PassLoop } from './pass-loop.js';
import type { Logger } from './logging.js';

const HOUR_MS = 3_600_000;
const quiet = (said: string[] = []): Logger => ({ warn: (_: unknown, text: string) => said.push(text) }) as unknown as Logger;

describe('a loop of passes', () => {
  it('goes on at once while a pass finds something, rests when one does not, and a stop ends the rest', async () => {
    const found = [3, 1, 0, 9];
    let passes = 0;
    const rested = Promise.withResolvers<undefined>();
    const pass = (): Promise<number> => {
      const n = found[passes++] ?? 0;
      if (n === 0) rested.resolve(undefined);
      return Promise.resolve(n);
    };
    const loop = new PassLoop(pass, { restMs: HOUR_MS, logger: quiet(), complaint: '' });
    loop.start();
    await rested.promise;
    await loop.stop();
    expect(passes).toBe(3);
  });

  it('says that a pass failed, and rests', async () => {
    const said: string[] = [];
    const failed = Promise.withResolvers<undefined>();
    const pass = (): Promise<number> => {
      failed.resolve(undefined);
      return Promise.reject(new Error('x'));
    };
    const loop = new PassLoop(pass, { restMs: HOUR_MS, logger: quiet(said), complaint: 'it failed' });
    loop.start();
    await failed.promise;
    await loop.stop();
    expect(said).toEqual(['it failed']);
  });

  it('waits at a stop for the pass under way', async () => {
    const gate = Promise.withResolvers<number>();
    let ended = false;
    const loop = new PassLoop(() => gate.promise.finally(() => (ended = true)), { restMs: HOUR_MS, logger: quiet(), complaint: '' });
    loop.start();
    const stopped = loop.stop();
    gate.resolve(0);
    await stopped;
    expect(ended).toBe(true);
  });

  it('that never began can be stopped', () =>
    expect(new PassLoop(() => Promise.resolve(0), { restMs: 1, logger: quiet(), complaint: '' }).stop()).resolves.toBeUndefined());
});
