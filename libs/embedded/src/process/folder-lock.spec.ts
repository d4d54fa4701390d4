import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.js';
import { identify } from './process-identity.js';

describe('the lock of a data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-lock-'));
  const lock = join(folder, 'hub.lock');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is taken over from a process that is gone, whatever it left in the file', () => {
    for (const left of ['', '{"pid": 1, "startTicks": "1", "bootId": "another boot"}', 'not JSON']) {
      writeFileSync(lock, left);
      lockFolder(folder)();
    }
    expect(() => readFileSync(lock)).toThrow();
  });

  it('is refused while another process lives, naming it', () => {
    writeFileSync(lock, JSON.stringify(identify(process.ppid)));
    expect(() => lockFolder(folder)).toThrow(new RegExp(`pid ${process.ppid} `));
  });
});
