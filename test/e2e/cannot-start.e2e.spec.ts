import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeData } from '#embedded';
import { testServers, type TestServers } from '#testing';

const APPS = ['casework', 'partner-api', 'delivery', 'hotline-adapter', 'petition-adapter', 'market-adapter', 'regulator-adapter'];
const CANNOT_START = 6;

describe('a process that cannot start says why in one line and ends with code 6', () => {
  let servers: TestServers;
  let dataDir: string;
  let listener: Server;
  let taken: number;

  beforeAll(async () => {
    servers = await testServers();
    dataDir = mkdtempSync(join(tmpdir(), 'liandong-e2e-'));
    listener = createServer();
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const address = listener.address();
    taken = typeof address === 'object' && address ? address.port : 0;
  }, 120_000);
  afterAll(async () => {
    listener.close();
    removeData(dataDir);
    await servers.dispose();
  }, 60_000);

  const run = (app: string, env: Readonly<Record<string, string>>): { readonly code: number | null; readonly lines: string[] } => {
    const given = { ...process.env, NODE_OPTIONS: '', HUB_DATA_DIR: dataDir, HUB_HTTP_PORT: String(taken), ...env };
    const args = ['--disable-warning=TimeoutNegativeWarning', `dist/apps/${app}/src/main.js`];
    const { status, stderr } = spawnSync(process.execPath, args, { env: given, encoding: 'utf8', timeout: 60_000 });
    return { code: status, lines: stderr.trim().split('\n') };
  };
  const onServers = (): Readonly<Record<string, string>> => ({ HUB_KAFKA_BROKERS: servers.brokers.join(','), HUB_DATABASE_URL: servers.databaseUrl });
  const says = (answer: ReturnType<typeof run>, code: string): void => {
    expect([answer.code, answer.lines.at(-1)]).toEqual([CANNOT_START, expect.stringMatching(new RegExp(`^没有启动 · not started: .+ \\[${code}\\]$`))]);
    expect(answer.lines.filter((line) => /^\s+at /.test(line))).toEqual([]);
  };

  it('a wrong variable is named, its value is not shown', () => {
    const answer = run('hub', { HUB_HTTP_PORT: 'seven' });
    says(answer, 'HUB_CONFIG');
    expect(answer.lines.at(-1)).toContain('HUB_HTTP_PORT');
    expect(answer.lines.at(-1)).not.toContain('seven');
  });

  it('no Java', () => says(run('hub', { PATH: '', HUB_HTTP_PORT: '0' }), 'HUB_JAVA_MISSING'), 60_000);

  it('an app alone before the hub has made the tables', () => says(run('casework', onServers()), 'HUB_SCHEMA_MISSING'), 60_000);

  it('the hub, its port taken', () => {
    const answer = run('hub', onServers());
    says(answer, 'HUB_HTTP_PORT_TAKEN');
    expect(answer.lines.at(-1)).toContain(`127.0.0.1:${taken}`);
  }, 60_000);

  it.each(APPS)(
    '%s alone: no servers named, then its port taken',
    (app) => {
      says(run(app, {}), 'HUB_CONFIG');
      says(run(app, onServers()), 'HUB_HTTP_PORT_TAKEN');
    },
    60_000,
  );
});
