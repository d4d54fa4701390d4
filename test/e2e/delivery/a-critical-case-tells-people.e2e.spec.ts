import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { hotlineOrder, testServers, type TestServers } from '#testing';
import { text, type HubClient, type Json } from '../../support/hub-client.js';
import { RunningHub } from '../../support/running-hub.js';

const START = '2026-11-24T02:00:00+08:00';
const BANK = 'BNK-ICBC-QD';
const always = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' };

/** Looks until something is there: what goes over topics and passes comes soon, not at once. */
async function until<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
  for (let tries = 0; tries < 240; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(250);
  }
  throw new Error(`${what} did not come`);
}

describe('a critical case at night', () => {
  let servers: TestServers;
  let hub: RunningHub;
  let operator: HubClient;
  let desk: HubClient;
  let receiver: Server;
  let secret = '';
  const rung: { readonly id: string; readonly right: boolean }[] = [];

  beforeAll(async () => {
    servers = await testServers();
    hub = await RunningHub.start(servers, { HUB_CLOCK_START: START });
    operator = hub.as('KEY_OPERATOR');
    desk = hub.as('KEY_DESK');
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        let right = true;
        try {
          new Webhook(secret).verify(body, request.headers as Record<string, string>);
        } catch {
          right = false;
        }
        rung.push({ id: String(request.headers['webhook-id']), right });
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  }, 240_000);
  afterAll(async () => {
    receiver.close();
    await hub.stop();
    await servers.dispose();
  }, 60_000);

  const put = (path: string, body: object): ReturnType<HubClient['request']> => operator.request('PUT', path, { body: JSON.stringify(body) });
  const outbox = async (): Promise<readonly Json[]> => (await operator.get('/v1/ops/outbox')).body.items as unknown as readonly Json[];
  const notice = (template: string, party: string, rungName: string): Promise<Json> =>
    until(
      async () => (await outbox()).find((each) => text(each.template) === template && text(each.party) === party && text(each.rung) === rungName),
      `${template} for ${party}`,
    );

  it('registration refuses what may not be called, in both languages, and takes a roster', async () => {
    const { status, body } = await put(`/v1/ops/partners/${BANK}/agreement`, { webhookUrl: 'https://169.254.169.254/latest' });
    expect([status, body.code, text(body.detail)]).toEqual([422, 'HUB_ENDPOINT_DENIED', expect.stringMatching(/[\u4e00-\u9fff].*private/)]);
    expect(JSON.stringify((await put(`/v1/ops/partners/${BANK}/agreement`, { allowedNetworks: ['127.0.0.0/8'] })).body)).toContain('HUB_NETWORK_INVALID');
    const agreed = await put(`/v1/ops/partners/${BANK}/agreement`, { webhookUrl: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook` });
    secret = text(agreed.body.secret);
    const roster = {
      people: [
        { person: 'N-1', sms: '19900000001' },
        { person: 'N-2', mail: 'n2@bank.example' },
      ],
      slots: [{ ...always, person: 'N-1', deputy: 'N-2' }],
    };
    expect((await put(`/v1/ops/partners/${BANK}/duty`, roster)).body).toMatchObject({ revision: 1, people: 2 });
    const shown = await operator.get(`/v1/ops/partners/${BANK}/duty`);
    expect(JSON.stringify(shown.body)).not.toMatch(/19900000001|n2@/);
  }, 60_000);

  it('tells the one on duty at dispatch, the deputy before the half hour is over, and the unit above after it', async () => {
    const order = hotlineOrder({ orderNo: 'NIGHT-0001', content: '市民反映：在工行存款被冻结，称再不解冻我就从楼上跳下去。要求立即解冻。', receivedAt: START });
    const taken = await hub.as('KEY_HOTLINE_12345').post('/v1/doors/hotline-12345/orders', order);
    const id = text(taken.body.referralId);
    const waiting = await until(
      async () =>
        ((body) => (text(body.status) === 'PENDING_DISPATCH' || text(body.status) === 'TRIAGE' ? body : undefined))(
          (await desk.get(`/v1/referrals/${id}`)).body,
        ),
      'the case',
    );
    expect(waiting.urgency).toBe('CRITICAL');
    expect((await desk.command(id, 'dispatch', { leadOrgId: BANK, mode: 'dispatch', opinion: '请立即办理' })).status).toBe(200);
    expect(await notice('CRITICAL_TO_SIGN', BANK, 'duty')).toMatchObject({
      person: 'N-1',
      channel: 'sms',
      state: expect.stringMatching(/waiting|shown/) as string,
      urgency: 'CRITICAL',
    });
    expect(text((await notice('CRITICAL_TO_SIGN', BANK, 'duty')).text)).toContain('2026-11-24 02:30');
    expect((await operator.post('/v1/ops/time/step', { by: '25m', wait: true })).status).toBe(200);
    await notice('CRITICAL_UNSIGNED', BANK, 'duty');
    expect(await notice('CRITICAL_UNSIGNED', BANK, 'deputy')).toMatchObject({ person: 'N-2', channel: 'mail' });
    expect((await operator.post('/v1/ops/time/step', { by: '10m', wait: true })).status).toBe(200);
    await notice('CRITICAL_OVERDUE', BANK, 'duty');
    expect(text((await notice('CRITICAL_OVERDUE', 'BNK-ICBC-HQ', 'duty')).channel)).toBe('outbox');
    expect(JSON.stringify(await outbox())).not.toMatch(/测试甲|19900000001|跳下去/);
  }, 240_000);

  it('rings its webhook, signed; the party sees its deliveries and sends one again, another party finds nothing', async () => {
    const bank = hub.as('KEY_BNK_ICBC_QD');
    const delivered = await until(
      async () =>
        ((await bank.get('/v1/deliveries?state=delivered')).body.items as unknown as readonly Json[]).find((each) => text(each.kind) === 'AssignmentOffered'),
      'the doorbell',
    );
    const path = `/v1/deliveries/${text(delivered.deliveryId)}`;
    expect(rung.find(({ id }) => id === text(delivered.deliveryId))).toEqual({ id: text(delivered.deliveryId), right: true });
    expect((await bank.get(path)).body).toMatchObject({ purpose: 'webhook', attemptLog: [{ attempt: 1, status: 204, error: null }] });
    const other = hub.as('KEY_BNK_BOC_QD');
    expect([
      (await other.get(path)).status,
      (await other.post(`${path}/redeliver`, { reason: 'x' })).status,
      (await hub.as('KEY_DESK').get(path)).status,
    ]).toEqual([404, 404, 403]);
    expect((await bank.post(`${path}/redeliver`, {})).status).toBe(422);
    expect((await bank.post(`${path}/redeliver`, { reason: '自查补收' })).status).toBe(200);
    await until(
      () => Promise.resolve(rung.filter(({ id, right }) => id === text(delivered.deliveryId) && right).length === 2 ? true : undefined),
      'the second ring',
    );
    expect((await operator.get(`/v1/ops/deliveries?party=${BANK}&limit=1`)).body).toMatchObject({
      items: [{ party: BANK }],
      next: expect.stringMatching(/^d/) as string,
    });
    expect((await operator.get('/v1/ops/deliveries?state=nowhere')).status).toBe(400);
    expect((await operator.get('/v1/ops/deliveries/endpoints')).body.items).toContainEqual(expect.objectContaining({ party: BANK, state: 'closed' }));
  }, 120_000);

  it('shows the outbox as a page to this machine only, with nothing from elsewhere', async () => {
    const page = await fetch(`${hub.url}/outbox`);
    const html = await page.text();
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining("default-src 'none'")]);
    expect(html).toMatch(/<html lang="zh-CN">[\s\S]*发件箱[\s\S]*特急件/);
    expect(html.replaceAll('http://127.0.0.1', '')).not.toMatch(/<script|https?:\/\/|19900000001/);
    const elsewhere = await operator.request('GET', '/outbox', { headers: { host: 'evil.example' } });
    expect([200, 403]).toContain(elsewhere.status);
  }, 60_000);
});
