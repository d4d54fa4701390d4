import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOORS, type Door } from '#contracts';
import { testServers, type TestServers } from '#testing';
import { freePort } from '../../support/running-hub.js';

const EACH = 'dispatched triage transferredOut returned reassigned replied closed withdrawn updated duplicate refused conflict'.split(' ');
const MIN_PER_DOOR = 50;

interface Summary extends Readonly<Record<string, unknown>> {
  readonly submitted: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly conflict: number;
  readonly missing: number;
  readonly ended: Readonly<Record<string, number>>;
  readonly perDoor: Readonly<Partial<Record<Door, number>>>;
}

describe('start --once --json', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'liandong-e2e-'));
  let servers: TestServers;

  beforeAll(async () => {
    servers = await testServers();
  }, 120_000);
  afterAll(async () => {
    await servers.dispose();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  const start = async (): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> => {
    const own = { HUB_KAFKA_BROKERS: servers.brokers.join(','), HUB_DATABASE_URL: servers.databaseUrl, HUB_DATA_DIR: dataDir };
    const env = { ...process.env, NODE_OPTIONS: '', ...own, HUB_HTTP_PORT: String(await freePort()) };
    const child = spawn(process.execPath, ['scripts/start.mjs', '--once', '--json'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, ...said };
  };

  it('plays the whole story: every order is somewhere, every kind of outcome happens, standard output is one line of JSON', async () => {
    const { code, stdout, stderr } = await start();
    expect([code, stdout.trim().split('\n').length, code === 0 ? '' : `${stdout}${stderr}`]).toEqual([0, 1, '']);
    const summary = JSON.parse(stdout) as Summary;
    expect(summary.submitted).toBe(summary.accepted + summary.duplicate + summary.refused + summary.conflict);
    expect(summary.accepted).toBe(Object.values(summary.ended).reduce((total, count) => total + count, 0));
    expect(summary.missing).toBe(0);
    expect(DOORS.filter((door) => (summary.perDoor[door] ?? 0) < MIN_PER_DOOR)).toEqual([]);
    expect(summary.chapters).toEqual({ joint: true, extensions: true, appraisal: true, designation: true, redo: true, petition: true });
    expect(EACH.filter((kind) => !(Number(summary[kind]) > 0))).toEqual([]);
  }, 150_000);
});
