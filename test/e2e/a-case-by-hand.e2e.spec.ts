import { randomUUID } from 'node:crypto';
import { hotlineOrder, testServers, type TestServers } from '#testing';
import { text, type HubClient } from '../support/hub-client.js';
import { RunningHub } from '../support/running-hub.js';

const DOOR = 'hotline-12345';
const CONTACT = { contactName: '经办甲', contactPhone: '0532-85550001' };
const REPLY = {
  resultCode: 'RESOLVED',
  text: '经核实，已退还年费200元。',
  basis: '信用卡领用合约年费条款',
  remedies: '如不同意，可在30日内书面申请核查',
  rootCauseCode: 'C02',
  refundFen: 20_000,
};
const notice = (): object => ({ noticeProof: { mode: 'PHONE', at: new Date().toISOString() } });

describe('a case by hand', () => {
  let servers: TestServers;
  let hub: RunningHub;
  let hotline: HubClient;
  let bank: HubClient;
  let desk: HubClient;

  beforeAll(async () => {
    servers = await testServers();
    hub = await RunningHub.start(servers);
    hotline = hub.as('KEY_HOTLINE_12345');
    bank = hub.as('KEY_BNK_ICBC_QD');
    desk = hub.as('KEY_DESK');
  }, 240_000);
  afterAll(async () => {
    await hub.stop();
    await servers.dispose();
  }, 60_000);

  const send = async (order: object): Promise<string> => {
    const { status, body } = await hotline.post(`/v1/doors/${DOOR}/orders`, order);
    expect(status).toBe(202);
    return text(body.referralId);
  };

  it('goes from the hotline to the bank and back, every status once and in order', async () => {
    const order = hotlineOrder({ orderNo: 'E2E-0001' });
    const id = await send(order);
    expect((await hotline.post(`/v1/doors/${DOOR}/orders`, order)).body).toMatchObject({ duplicate: true, referralId: id });
    const other = await hotline.post(`/v1/doors/${DOOR}/orders`, { ...order, title: '另一个标题' });
    expect([other.status, other.body.code]).toEqual([409, 'HUB_SOURCE_CONFLICT']);
    await hotline.codes(DOOR, 'E2E-0001', 'DISPATCHED');

    const inbox = await bank.get('/v1/inbox?wait=10');
    expect(inbox.body.items).toMatchObject([{ kind: 'AssignmentOffered', referralId: id, role: 'LEAD' }]);
    const read = await bank.get(`/v1/referrals/${id}`);
    expect(read.headers.get('etag')).toBe(`"${text(read.body.version)}"`);
    expect(read.body.allowedCommands).toEqual(['acknowledge', 'requestReturn']);
    expect((await hub.as('KEY_BNK_ABC_QD').get(`/v1/referrals/${id}`)).status).toBe(404);

    expect((await bank.command(id, 'acknowledge', CONTACT)).body.status).toBe('IN_PROGRESS');
    const stale = await bank.post(`/v1/referrals/${id}/commands/submitReply`, REPLY, { 'if-match': '"1"', 'idempotency-key': randomUUID() });
    expect([stale.status, stale.body.code]).toEqual([412, 'HUB_VERSION_STALE']);
    expect((await bank.post(`/v1/referrals/${id}/commands/submitReply`, REPLY, { 'idempotency-key': randomUUID() })).status).toBe(428);
    expect((await bank.post(`/v1/referrals/${id}/commands/submitReply`, REPLY, { 'if-match': '"7"' })).body.code).toBe('HUB_IDEMPOTENCY_KEY_MISSING');
    expect((await bank.command(id, 'submitReply', REPLY)).body.status).toBe('REPLY_REVIEW');
    await hotline.codes(DOOR, 'E2E-0001', 'REPLY_SUBMITTED');

    expect((await hotline.officer(DOOR, 'E2E-0001', 'approveReply', notice())).body.status).toBe('CALLBACK');
    expect((await hotline.officer(DOOR, 'E2E-0001', 'recordCallback', { reached: true, rating: 5, solved: true })).body.status).toBe('CLOSED');
    expect(await hotline.codes(DOOR, 'E2E-0001', 'CLOSED')).toEqual([
      'RECEIVED',
      'DISPATCHED',
      'ACKNOWLEDGED',
      'REPLY_SUBMITTED',
      'REPLIED',
      'CALLBACK_RECORDED',
      'CLOSED',
    ]);

    const trace = await hub.as('KEY_OPERATOR').get('/v1/ops/trace/E2E-0001');
    expect(trace.body.items).toMatchObject([{ status: 'CLOSED', chainIntact: true, replayAgrees: true, clocksAgree: true, receipt: { score: 0.96 } }]);
    const late = await hotline.officer(DOOR, 'E2E-0001', 'remind', { text: '请加快' });
    expect([late.status, late.body.code]).toEqual([409, 'HUB_REFERRAL_TERMINAL']);
  }, 60_000);

  it('that was sent to the wrong bank goes back, and the first bank sees it no more', async () => {
    const id = await send(hotlineOrder({ orderNo: 'E2E-0002' }));
    await hotline.codes(DOOR, 'E2E-0002', 'DISPATCHED');
    const asked = await bank.command(id, 'requestReturn', {
      reasonCode: 'NOT_OURS',
      explanation: '该信用卡由建设银行发卡，非我行客户',
      suggestedOrgId: 'BNK-CCB-QD',
    });
    expect(asked.status).toBe(200);
    await hotline.codes(DOOR, 'E2E-0002', 'RETURN_REQUESTED');
    expect((await hotline.officer(DOOR, 'E2E-0002', 'approveReturn', { opinion: '同意退回' })).body.status).toBe('PENDING_DISPATCH');
    expect((await bank.get(`/v1/referrals/${id}`)).status).toBe(404);
    const queue = await desk.get('/v1/desk/triage');
    expect(JSON.stringify(queue.body.items)).toContain(id);
    expect((await desk.command(id, 'dispatch', { leadOrgId: 'BNK-CCB-QD', mode: 'dispatch', opinion: '转建行' })).body.status).toBe('DISPATCHED');
    expect(await hotline.codes(DOOR, 'E2E-0002', 'DISPATCHED')).toEqual(['RECEIVED', 'DISPATCHED', 'RETURN_REQUESTED', 'RETURNED', 'DISPATCHED']);
    expect((await hub.as('KEY_BNK_CCB_QD').get(`/v1/referrals/${id}`)).status).toBe(200);
  }, 60_000);

  it('that names nobody waits for the desk, which sends it', async () => {
    const id = await send({
      ...hotlineOrder({ orderNo: 'E2E-0003' }),
      title: '手续费问题',
      content: '市民反映银行乱收手续费，但说不清是哪家银行。',
      respondentName: undefined,
    });
    expect(await hotline.codes(DOOR, 'E2E-0003', 'NEEDS_CLASSIFICATION')).toEqual(['RECEIVED', 'NEEDS_CLASSIFICATION']);
    expect((await desk.command(id, 'dispatch', { leadOrgId: 'BNK-ICBC-QD', mode: 'dispatch', opinion: '经电话核实为工行' })).body.status).toBe('DISPATCHED');
    await hotline.codes(DOOR, 'E2E-0003', 'DISPATCHED');
  }, 60_000);

  it('is updated, reminded and withdrawn by its door', async () => {
    const order = hotlineOrder({ orderNo: 'E2E-0004' });
    const id = await send(order);
    await hotline.codes(DOOR, 'E2E-0004', 'DISPATCHED');
    const updated = await hotline.post(`/v1/doors/${DOOR}/orders`, { ...order, version: 2, content: `${order.content}另补充：客服电话无人接听。` });
    expect(updated.status).toBe(202);
    expect((await hotline.officer(DOOR, 'E2E-0004', 'remind', { text: '请加快' })).status).toBe(200);
    expect((await hotline.officer(DOOR, 'E2E-0004', 'remind', { text: '请加快' })).body.code).toBe('HUB_REMINDED_RECENTLY');
    expect((await hotline.officer(DOOR, 'E2E-0004', 'withdraw', { reasonCode: 'WD01', statement: '已和解' })).body.status).toBe('WITHDRAWN');
    await hotline.codes(DOOR, 'E2E-0004', 'WITHDRAWN');
    expect((await bank.command(id, 'acknowledge', CONTACT)).body.code).toBe('HUB_NOT_YOUR_REFERRAL');
  }, 60_000);

  it('gives the same answer to the same command twice, and refuses another under its key', async () => {
    const id = await send(hotlineOrder({ orderNo: 'E2E-0005' }));
    await hotline.codes(DOOR, 'E2E-0005', 'DISPATCHED');
    const { headers } = await bank.get(`/v1/referrals/${id}`);
    const sent = { 'if-match': headers.get('etag') ?? '', 'idempotency-key': 'e2e-0005-ack' };
    const first = await bank.post(`/v1/referrals/${id}/commands/acknowledge`, CONTACT, sent);
    const again = await bank.post(`/v1/referrals/${id}/commands/acknowledge`, CONTACT, sent);
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([200, first.body, 'true']);
    const reused = await bank.post(`/v1/referrals/${id}/commands/acknowledge`, { ...CONTACT, contactName: '经办乙' }, sent);
    expect([reused.status, reused.body.code]).toEqual([422, 'HUB_IDEMPOTENCY_KEY_REUSED']);
    const wrong = await bank.command(id, 'submitReply', { resultCode: 'NONE', extra: 1 });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: '/extra', code: 'HUB_FIELD_UNKNOWN' }),
        expect.objectContaining({ path: '/text', code: 'HUB_FIELD_MISSING' }),
      ]),
    );
    expect((await bank.command(id, 'dispatch', { leadOrgId: 'BNK-CCB-QD', mode: 'dispatch', opinion: 'x' })).status).toBe(403);
  }, 60_000);

  it('lets nobody in without a key', async () => {
    const { status, body } = await hotline.request('GET', '/v1/inbox', { headers: { 'x-hub-key': 'wrong' } });
    expect([status, body.code]).toEqual([401, 'HUB_KEY_UNKNOWN']);
    expect((await hotline.get('/v1/inbox')).status).toBe(403);
    expect((await hotline.get('/v1/ops/status')).status).toBe(403);
  });

  it('leaves no complainant in the log', () => {
    expect(hub.log).not.toMatch(/1990000\d{4}|测试甲|年费/);
  });
});
