import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ageMs, findByArguments, findByWorkingFolder, identify, isAlive } from './process-identity.js';
import { stopProcess } from './stop-process.js';

const sleeper = async (): Promise<{ pid: number; gone: Promise<unknown> }> => {
  const child = spawn('sleep', ['60'], { cwd: '/usr' });
  await once(child, 'spawn');
  return { pid: child.pid ?? 0, gone: once(child, 'exit') };
};

describe('the identity of a process', () => {
  it('is alive while it runs and is young', async () => {
    const { pid, gone } = await sleeper();
    const identity = identify(pid);
    expect(identity !== null && isAlive(identity) && ageMs(identity) < 60_000).toBe(true);
    process.kill(pid);
    await gone;
    expect(identity !== null && isAlive(identity)).toBe(false);
  });

  it('is not that of a later process with the same pid, which is never touched', async () => {
    const { pid, gone } = await sleeper();
    const found = identify(pid);
    const earlier = { pid, startTicks: '1', bootId: found?.bootId ?? '' };
    await stopProcess(earlier, 'SIGKILL', 100);
    expect([isAlive(earlier), identify(pid) !== null]).toEqual([false, true]);
    process.kill(pid);
    await gone;
  });

  it('is found by whole arguments and by working folder', async () => {
    const { pid, gone } = await sleeper();
    expect(findByArguments('sleep', '60')).not.toBeNull();
    expect(findByArguments('sleep', '6')).toBeNull();
    expect(findByWorkingFolder('/usr').map((found) => found.pid)).toContain(pid);
    process.kill(pid);
    await gone;
  });
});
