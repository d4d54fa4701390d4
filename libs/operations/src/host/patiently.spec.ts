import { patiently } from './patiently.js';

const startingUp = (): Error => Object.assign(new Error('the database system is starting up'), { code: '57P03' });
const notReady = (): Error => Object.assign(new Error('no leader yet'), { name: 'KafkaJSProtocolError', retriable: true });

describe('a start that waits for its servers', () => {
  it('tries again what passes, and says so each time', async () => {
    const failures = [startingUp(), notReady()];
    const said: string[] = [];
    const work = (): Promise<string> => {
      const next = failures.shift();
      return next ? Promise.reject(next) : Promise.resolve('started');
    };
    expect(await patiently('roles', (line) => said.push(line), work)).toBe('started');
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('57P03');
  });

  it('ends at once with what will not pass', async () => {
    const said: string[] = [];
    await expect(
      patiently(
        'roles',
        (line) => said.push(line),
        () => Promise.reject(new TypeError('a bug')),
      ),
    ).rejects.toThrow('a bug');
    expect(said).toEqual([]);
  });

  it('gives up after the limit with the last fault', async () => {
    let tries = 0;
    const work = (): Promise<never> => {
      tries += 1;
      return Promise.reject(startingUp());
    };
    await expect(patiently('roles', () => undefined, work, 600)).rejects.toThrow('starting up');
    expect(tries).toBeGreaterThan(1);
  });
});
