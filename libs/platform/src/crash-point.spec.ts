import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { armCrashPoints, crashPoint, CRASH_POINTS } from './crash-point.js';
import { loadConfig, processConfig } from './config/config.js';

const ROOT = resolve(import.meta.dirname, '../../..');

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules') yield* sources(path);
    else if (entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts')) yield readFileSync(path, 'utf8');
  }
}

const CONFIG = /HUB_FAULTS/;

describe('a crash point', () => {
  afterEach(() => armCrashPoints(undefined));

  it('does nothing, at once, where nothing is armed', () => expect(crashPoint('relay.sent')).toBeUndefined());

  it('does nothing where another is armed', async () => {
    armCrashPoints('relay.claimed:throw');
    await expect(crashPoint('relay.sent')).resolves.toBeUndefined();
  });

  it('fails at the hits that the plan names, and at no other', async () => {
    armCrashPoints('relay.sent:throw@2-3, relay.claimed:delay(1)');
    const outcomes: string[] = [];
    for (let hit = 1; hit <= 4; hit += 1)
      outcomes.push(
        await (crashPoint('relay.sent') ?? Promise.resolve()).then(
          () => 'on',
          (error: unknown) => String(error),
        ),
      );
    expect(outcomes).toEqual(['on', expect.stringContaining('TypeError'), expect.stringContaining('relay.sent'), 'on']);
    await expect(crashPoint('relay.claimed')).resolves.toBeUndefined();
  });

  it('holds the whole thread still', async () => {
    armCrashPoints('relay.sent:stop(60)');
    let beats = 0;
    const beat = setInterval(() => (beats += 1), 1);
    await crashPoint('relay.sent');
    const during = beats;
    clearInterval(beat);
    expect(during).toBe(0);
  });

  it('never goes on where it hangs', async () => {
    armCrashPoints('relay.sent:hang');
    const first = await Promise.race([crashPoint('relay.sent')?.then(() => 'went on'), new Promise((done) => setTimeout(() => done('hangs'), 20))]);
    expect(first).toBe('hangs');
  });

  it.each(['nonsense', 'relay.sent', 'relay.sent:explode', 'no.such:kill', 'relay.sent:stop', 'relay.sent:kill(5)', 'relay.sent:kill@', 'relay.sent:kill,,'])(
    'refuses the plan %j',
    (plan) => expect(() => armCrashPoints(plan)).toThrow(CONFIG),
  );
});

describe('HUB_FAULTS', () => {
  const { env } = process;
  afterEach(() => {
    process.env = env;
    armCrashPoints(undefined);
  });

  it('arms the process that reads its environment', async () => {
    process.env = { ...env, HUB_FAULTS: 'relay.sent:throw' };
    processConfig();
    await expect(crashPoint('relay.sent')).rejects.toThrow(TypeError);
  });

  it('is refused in production, unless allowed', () => {
    process.env = { ...env, NODE_ENV: 'production', HUB_FAULTS: 'relay.sent:throw' };
    expect(() => processConfig()).toThrow(CONFIG);
    expect(crashPoint('relay.sent')).toBeUndefined();
    process.env = { ...process.env, HUB_ALLOW_FAULTS: '1' };
    expect(processConfig().HUB_ALLOW_FAULTS).toBe(true);
  });

  it('is off by default', () => expect(loadConfig({})).toMatchObject({ HUB_ALLOW_FAULTS: false }));
});

describe('the list of crash points', () => {
  const code = ['libs', 'apps'].flatMap((folder) => [...sources(join(ROOT, folder))]).join('\n');
  it.each(CRASH_POINTS)('%s stands in the code once', (name) => expect(code.split(`crashPoint('${name}')`).length - 1).toBe(1));
});
