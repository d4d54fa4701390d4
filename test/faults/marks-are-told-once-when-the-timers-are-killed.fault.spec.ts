import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testServers, type TestServers } from '#testing';
import { timersOptions } from '../timers/options.js';
import { timersRun } from '../timers/run.js';

/** The small brother of `npm run timers`. */
describe('two processes sla, killed with -9 while a thousand limits end in one second', () => {
  let servers: TestServers;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'liandong-timers-'));
    servers = await testServers();
  }, 120_000);
  afterAll(async () => {
    await servers.dispose();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('tell every mark once, in order of due per case, and the topic says the same', async () => {
    const options = { clocks: 5_500, due: 1_000, kills: 2, seed: 7, old: 20 };
    const found = await timersRun(servers, folder, options, () => undefined);
    expect(found).toMatchObject({ expected: 1_000, fired: 1_000, missing: 0, doubled: 0, outOfOrder: 0, kills: 2, published: { same: true, inOrder: true } });
    expect(found.openClocks).toBeGreaterThanOrEqual(5_500);
    expect(found.allMarks).toBeGreaterThan(3_000);
  }, 240_000);
});

describe('the options of npm run timers', () => {
  it.each([[['--due', 'many']], [['--what', '1']], [['--kills']], [['--due', '-1']]])('%j are refused', (args) =>
    expect(() => timersOptions(args)).toThrow('usage'),
  );
  it('have defaults', () => expect(timersOptions(['--kills', '5', '--json'])).toMatchObject({ clocks: 100_000, due: 5_000, kills: 5, json: true }));
});
