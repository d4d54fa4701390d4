import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testServers, type TestServers } from '#testing';
import { bytesOf, INVENTED_2027 } from '../../libs/casework/src/calendar/invented-notice.spec-support.js';
import { HubClient, text } from '../support/hub-client.js';
import { RunningHub } from '../support/running-hub.js';

const run = promisify(execFile);
const NOTICES = '/v1/calendar/notices';

describe('the calendar by HTTP and on the command line', () => {
  let servers: TestServers;
  let hub: RunningHub;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync('/var/tmp/liandong-notice-');
    servers = await testServers();
    hub = await RunningHub.start(servers);
  }, 240_000);
  afterAll(async () => {
    await hub.stop();
    await servers.dispose();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const code = (body: object): string => text((body as { code?: unknown }).code);
  const cli = async (...args: readonly string[]): Promise<{ readonly exit: number; readonly out: string; readonly err: string }> => {
    const env = { ...process.env, HUB_URL: hub.url, HUB_DATA_DIR: hub.dataDir, LC_ALL: 'en_US.UTF-8' };
    try {
      const { stdout, stderr } = await run(process.execPath, ['dist/apps/cli/src/main.js', 'calendar', ...args], { env });
      return { exit: 0, out: stdout, err: stderr };
    } catch (error) {
      const { code: exit, stdout, stderr } = error as { readonly code: number; readonly stdout: string; readonly stderr: string };
      return { exit, out: stdout, err: stderr };
    }
  };

  it('lets nobody propose who is not one person at the hub', async () => {
    const notice = JSON.stringify(INVENTED_2027);
    const post = async (key: string): Promise<string> => {
      const { status, body } = await hub.as(key).request('POST', NOTICES, { body: notice });
      return `${status} ${code(body)}`;
    };
    expect(await post('KEY_BNK_ICBC_QD')).toBe('403 HUB_ROLE_FORBIDDEN');
    expect(await post('KEY_HOTLINE_12345')).toBe('403 HUB_ROLE_FORBIDDEN');
    expect(await post('KEY_DESK')).toBe('403 HUB_PERSON_KEY_NEEDED');
    expect(await post('KEY_OPERATOR')).toBe('403 HUB_PERSON_KEY_NEEDED');
    expect((await hub.as('KEY_BNK_ICBC_QD').get('/v1/calendar')).status).toBe(403);
    expect((await hub.as('KEY_SUPERVISOR').get('/v1/calendar')).status).toBe(200);
  });

  it('refuses a hostile body with what is wrong', async () => {
    const post = async (body: string | Buffer, type = 'application/json'): Promise<string> => {
      const answer = await hub.as('KEY_CLERK_A').request('POST', NOTICES, { body, headers: { 'content-type': type } });
      return `${answer.status} ${code(answer.body)}`;
    };
    expect(await post('')).toBe('400 HUB_BODY_REQUIRED');
    expect(await post('', 'text/csv')).toBe('400 HUB_BODY_REQUIRED');
    expect(await post('<x/>', 'application/xml')).toBe('415 HUB_MEDIA_TYPE');
    expect(await post('{"year":2027,"papers":[],"days":[]}')).toBe('422 HUB_CALENDAR_NOTICE_REFUSED');
    expect(await post('date,name\n1,2', 'text/csv')).toBe('422 HUB_CALENDAR_FILE_INVALID');
    expect(await post(Buffer.alloc(1_100_000, 0x20))).toBe('413 HUB_BODY_TOO_LARGE');
    expect(await post(Buffer.alloc(1_100_000, 0x20), 'text/csv')).toBe('413 HUB_BODY_TOO_LARGE');
  });

  it('makes keys for persons, and one staff number is one person whichever key it holds', async () => {
    const key = async (person: string, scope: string): Promise<HubClient> => {
      const { status, body } = await hub.as('KEY_OPERATOR').post('/v1/ops/persons', { person, scope });
      expect(status).toBe(201);
      return new HubClient(hub.url, text(body.key));
    };
    const [desk, operator] = [await key('QD-1024', 'desk'), await key('QD-1024', 'operator')];
    const overlay = { orgId: 'BNK-ICBC-QD', reason: '虚构的停办', closed: ['2026-12-31'] };
    const { body } = await desk.post('/v1/calendar/overlays', overlay);
    expect(code((await operator.post(`/v1/calendar/changes/${text(body.changeId)}/approve`, {})).body)).toBe('HUB_SELF_APPROVAL');
    const other = await key('QD-1025', 'operator');
    expect(text((await other.post(`/v1/calendar/changes/${text(body.changeId)}/reject`, { reason: '仅为测试' })).body.state)).toBe('REJECTED');
    expect((await hub.as('KEY_OPERATOR').post('/v1/ops/persons/end', { person: 'QD-1025', scope: 'operator' })).status).toBe(200);
    expect((await hub.as('KEY_OPERATOR').post('/v1/ops/persons', { person: 'x', scope: 'door' })).status).toBe(422);
    expect((await hub.as('KEY_DESK').post('/v1/ops/persons', { person: 'QD-1', scope: 'desk' })).status).toBe(403);
  });

  it('is imported by two people from a file, and the report says what it did', async () => {
    const file = join(folder, 'invented.json');
    writeFileSync(file, bytesOf(INVENTED_2027));
    const dry = await cli('import', file, '--dry-run');
    expect([dry.exit, dry.out]).toEqual([0, expect.stringContaining('9 days change')]);
    expect((await cli('ls', '--json')).out).toContain('"proposed":[]');
    const proposed = await cli('import', file, '--json');
    const { changeId } = JSON.parse(proposed.out) as { readonly changeId: string };
    expect((await cli('report', changeId)).exit).toBe(5);
    const own = await cli('approve', changeId);
    expect([own.exit, own.err]).toEqual([1, expect.stringContaining('HUB_SELF_APPROVAL')]);
    expect((await cli('approve', changeId, '--as', 'clerk-b')).exit).toBe(0);
    expect((await cli('approve', changeId, '--as', 'clerk-b')).exit).toBe(5);
    expect((await cli('import', file)).err).toContain('HUB_CALENDAR_NOTICE_IN_FORCE');
    const report = JSON.parse((await cli('report', changeId, '--json')).out) as { readonly state: string; readonly items: readonly unknown[] };
    expect([report.state, report.items]).toEqual(['DONE', []]);
    expect((await cli('show', '2027')).out).toContain('2027-02-20');
    expect((await cli('ls')).out).toMatch(/2027\s+confirmed\s+2\s+www\.gov\.cn\/invented-for-tests/);
    expect((await cli('show', '1999')).exit).toBe(3);
    expect((await cli('import', join(folder, 'none.json'))).exit).toBe(3);
    expect((await cli('reject', changeId)).exit).toBe(2);
  }, 120_000);

  it('keeps an organisation’s own days by the same two', async () => {
    const added = await cli('overlay', 'add', 'BNK-ICBC-QD', '--reason', '虚构的停办', '--closed', '2026-12-30,2026-12-31', '--json');
    const { changeId } = JSON.parse(added.out) as { readonly changeId: string };
    expect((await cli('approve', changeId, '--as', 'clerk-b')).exit).toBe(0);
    expect((await cli('overlay', 'ls')).out).toContain('2026-12-30 2026-12-31');
    const end = await cli('overlay', 'end', changeId, '--json');
    expect((await cli('approve', (JSON.parse(end.out) as { readonly changeId: string }).changeId, '--as', 'clerk-b')).exit).toBe(0);
    expect((await cli('overlay', 'ls', '--json')).out).toBe('{"overlays":[]}\n');
  }, 120_000);
});
