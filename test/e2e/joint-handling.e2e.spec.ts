import { hotlineOrder, testServers, type TestServers } from '#testing';
import { text, type HubAnswer, type HubClient } from '../support/hub-client.js';
import { RunningHub } from '../support/running-hub.js';

const DOOR = 'hotline-12345';
const CONTACT = { contactName: '经办甲', contactPhone: '0532-85550001' };
const REPLY = {
  resultCode: 'RESOLVED',
  text: '经核实，已退还年费200元。',
  basis: '信用卡领用合约年费条款',
  remedies: '如不同意，可在30日内书面申请核查',
  rootCauseCode: 'C02',
  handlerName: '经办甲',
};
const REDO = { ...REPLY, text: '已补退利息。', difference: '补退利息并致歉。', handlerName: '经办乙' };
const notice = (): object => ({ noticeProof: { mode: 'PHONE', at: new Date().toISOString() } });
const dayIn = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
const outcome = ({ status, body }: HubAnswer): string => `${status} ${text(body.code ?? body.status)}`;

describe('several institutions and more time', () => {
  let servers: TestServers;
  let hub: RunningHub;
  let hotline: HubClient;
  let desk: HubClient;
  let icbc: HubClient;
  let ccb: HubClient;
  let head: HubClient;
  let supervisor: HubClient;

  beforeAll(async () => {
    servers = await testServers();
    hub = await RunningHub.start(servers);
    hotline = hub.as('KEY_HOTLINE_12345');
    desk = hub.as('KEY_DESK');
    icbc = hub.as('KEY_BNK_ICBC_QD');
    ccb = hub.as('KEY_BNK_CCB_QD');
    head = hub.as('KEY_BNK_ICBC_HQ');
    supervisor = hub.as('KEY_SUPERVISOR');
  }, 240_000);
  afterAll(async () => {
    await hub.stop();
    await servers.dispose();
  }, 60_000);

  const dispatched = async (orderNo: string): Promise<string> => {
    const { body } = await hotline.post(`/v1/doors/${DOOR}/orders`, hotlineOrder({ orderNo }));
    await hotline.codes(DOOR, orderNo, 'DISPATCHED');
    return text(body.referralId);
  };
  const does = async (client: HubClient, id: string, command: string, body: object): Promise<string> => outcome(await client.command(id, command, body));
  const officer = async (orderNo: string, command: string, body: object): Promise<string> => outcome(await hotline.officer(DOOR, orderNo, command, body));

  it('share a case: an assist answers its own question, and the lead cannot close over it', async () => {
    const id = await dispatched('JH-0001');
    expect(await does(icbc, id, 'acknowledge', CONTACT)).toBe('200 IN_PROGRESS');
    expect((await ccb.get(`/v1/referrals/${id}`)).status).toBe(404);
    const asked = { change: 'add', orgId: 'BNK-CCB-QD', question: '该笔代扣由贵行系统发起，请核对。', dueOn: dayIn(4) };
    expect(await does(icbc, id, 'proposeAssist', asked)).toBe('200 IN_PROGRESS');
    expect(await does(desk, id, 'addAssist', { orgId: 'BNK-CCB-QD', question: asked.question, dueOn: dayIn(90) })).toBe('422 HUB_DATE_OUT_OF_RANGE');
    expect(await does(desk, id, 'addAssist', { orgId: 'BNK-CCB-QD', question: asked.question, dueOn: dayIn(4) })).toBe('200 IN_PROGRESS');
    const seen = await ccb.get(`/v1/referrals/${id}`);
    expect([seen.status, seen.body.role]).toEqual([200, 'ASSIST']);
    expect(JSON.stringify(seen.body)).not.toContain('19900000001');
    expect(await does(icbc, id, 'submitReply', REPLY)).toBe('409 HUB_ASSIST_OPEN');
    expect(await does(ccb, id, 'submitReply', REPLY)).toBe('403 HUB_NOT_YOUR_REFERRAL');
    expect(await does(ccb, id, 'answerAssist', { text: '我行未发起。' })).toBe('409 HUB_WRONG_STATUS');
    expect(await does(ccb, id, 'acknowledge', CONTACT)).toBe('200 IN_PROGRESS');
    expect(await does(ccb, id, 'answerAssist', { text: '我行未发起该笔代扣。' })).toBe('200 IN_PROGRESS');
    const inbox = await icbc.get('/v1/inbox?wait=1');
    expect(JSON.stringify(inbox.body.items)).toContain('AssistAnswered');
    expect(await does(icbc, id, 'submitReply', REPLY)).toBe('200 REPLY_REVIEW');
  }, 60_000);

  it('ask for more time: decided by the bank itself, by its head office, refused by the hotline; a suspension needs a lawful ground', async () => {
    const id = await dispatched('JH-0002');
    await icbc.command(id, 'acknowledge', CONTACT);
    expect(await does(icbc, id, 'requestExtension', { ruleId: 'FC-02', newDueOn: dayIn(25), reason: '案情复杂' })).toBe('422 HUB_TEXT_MISSING');
    const self = { ruleId: 'FC-02', newDueOn: dayIn(25), reason: '案情复杂', approvedByHead: '行长' };
    expect(await does(icbc, id, 'requestExtension', { ...self, newDueOn: dayIn(80) })).toBe('422 HUB_DATE_OUT_OF_RANGE');
    expect(await does(icbc, id, 'requestExtension', self)).toBe('200 IN_PROGRESS');
    expect(await does(icbc, id, 'requestExtension', { ...self, newDueOn: dayIn(45) })).toBe('200 IN_PROGRESS');
    expect(await does(icbc, id, 'approveExtension', { opinion: '同意' })).toBe('403 HUB_SELF_APPROVAL');
    expect(await does(hotline, id, 'approveExtension', { opinion: '同意' })).toBe('403 HUB_ROLE_FORBIDDEN');
    expect((await head.get(`/v1/referrals/${id}`)).status).toBe(200);
    expect(await does(head, id, 'approveExtension', { opinion: '同意' })).toBe('200 IN_PROGRESS');
    expect(await does(icbc, id, 'requestExtension', { ...self, ruleId: 'HL-01', newDueOn: dayIn(12) })).toBe('200 IN_PROGRESS');
    expect(await officer('JH-0002', 'rejectExtension', { opinion: '请先阶段答复' })).toBe('200 IN_PROGRESS');
    const pause = { ground: 'APPRAISAL', reason: '委托鉴定', expectedEnd: dayIn(10) };
    expect(await does(icbc, id, 'requestSuspension', { ...pause, ground: 'HEARING' })).toBe('422 HUB_GROUND_NOT_LAWFUL');
    expect(await does(icbc, id, 'requestSuspension', pause)).toBe('200 IN_PROGRESS');
    expect(await does(desk, id, 'suspend', { opinion: '同意' })).toBe('422 HUB_NOTICE_MISSING');
    expect(await does(desk, id, 'suspend', { opinion: '同意', ...notice() })).toBe('200 SUSPENDED');
    expect(await does(desk, id, 'resume', { evidence: '鉴定意见已收' })).toBe('200 IN_PROGRESS');
    const { body: book } = await icbc.get(`/v1/referrals/${id}/clocks`);
    const clocks = book.clocks as unknown as {
      readonly view: { readonly policy: { readonly ruleId: string; readonly article: string }; readonly extensions: object[]; readonly pauses: object[] };
      readonly strip: object[];
    }[];
    const handling = clocks.find(({ view }) => view.policy.ruleId === 'FC-02');
    expect(handling?.view.policy.article).toBe('银保监会令2020年第3号 第18条第1款');
    expect([handling?.view.extensions.length, handling?.view.pauses.length, (handling?.strip.length ?? 0) > 40]).toEqual([2, 1, true]);
    const trace = await hub.as('KEY_OPERATOR').get('/v1/ops/trace/JH-0002');
    expect(trace.body.items).toMatchObject([{ chainIntact: true, replayAgrees: true, clocksAgree: true }]);
    expect(await hotline.codes(DOOR, 'JH-0002', 'RESUMED')).toEqual([
      'RECEIVED',
      'DISPATCHED',
      'ACKNOWLEDGED',
      'EXTENSION_REQUESTED',
      'EXTENDED',
      'EXTENSION_REQUESTED',
      'EXTENDED',
      'EXTENSION_REQUESTED',
      'EXTENSION_REFUSED',
      'SUSPENDED',
      'RESUMED',
    ]);
  }, 60_000);

  it('return a case twice and then may not: a supervisor designates', async () => {
    const id = await dispatched('JH-0003');
    const back = (orgId: string): object => ({ reasonCode: 'NOT_OURS', explanation: '经查该客户与该业务均不属于我行', suggestedOrgId: orgId });
    await icbc.command(id, 'requestReturn', back('BNK-CCB-QD'));
    expect(await officer('JH-0003', 'approveReturn', { opinion: '同意' })).toBe('200 PENDING_DISPATCH');
    await desk.command(id, 'dispatch', { leadOrgId: 'BNK-CCB-QD', mode: 'dispatch', opinion: '转建行' });
    await ccb.command(id, 'requestReturn', back('BNK-ICBC-QD'));
    expect(await officer('JH-0003', 'approveReturn', { opinion: '同意' })).toBe('200 DISPUTED');
    expect(await does(desk, id, 'dispatch', { leadOrgId: 'BNK-ICBC-QD', mode: 'dispatch', opinion: 'x' })).toBe('409 HUB_WRONG_STATUS');
    const overseen = await supervisor.get(`/v1/referrals/${id}`);
    expect([overseen.status, overseen.body.status, overseen.body.content, overseen.body.title, overseen.body.complainants]).toEqual([
      200,
      'DISPUTED',
      null,
      null,
      [],
    ]);
    expect(JSON.stringify(overseen.body)).not.toMatch(/19900000001|测试甲|年费/);
    expect(await does(supervisor, id, 'designate', { orgId: 'BNK-ICBC-QD', reason: '发卡行为工行' })).toBe('200 DISPATCHED');
    expect(await does(icbc, id, 'requestReturn', back('BNK-CCB-QD'))).toBe('409 HUB_RETURN_AFTER_DESIGNATION');
    const codes = await hotline.codes(DOOR, 'JH-0003', 'DESIGNATED');
    expect(codes.slice(-3)).toEqual(['RETURNED', 'DISPUTED', 'DESIGNATED']);
    const hands = await desk.get(`/v1/referrals/${id}/hands`);
    expect(hands.body.returnsToFormerHands).toBe(1);
    expect((await ccb.get(`/v1/referrals/${id}/hands`)).status).toBe(404);
  }, 60_000);

  it('do it again after a bad callback, by somebody else, and a head office rechecks', async () => {
    const id = await dispatched('JH-0004');
    await icbc.command(id, 'acknowledge', CONTACT);
    await icbc.command(id, 'submitReply', REPLY);
    await officer('JH-0004', 'approveReply', notice());
    expect(await officer('JH-0004', 'orderRedo', { reason: '不满意' })).toBe('409 HUB_NOT_DISSATISFIED');
    expect(await officer('JH-0004', 'recordCallback', { reached: true, rating: 1, solved: false })).toBe('200 CALLBACK');
    expect(await officer('JH-0004', 'orderRedo', { reason: '不满意' })).toBe('200 REDO');
    expect(await does(icbc, id, 'submitReply', { ...REDO, handlerName: '经办甲' })).toBe('422 HUB_SAME_HANDLER');
    expect(await does(icbc, id, 'submitReply', REDO)).toBe('200 REPLY_REVIEW');
    await officer('JH-0004', 'approveReply', notice());
    expect(await officer('JH-0004', 'recordCallback', { reached: true, rating: 4, solved: true })).toBe('200 CLOSED');
    expect(await officer('JH-0004', 'requestReview', { kind: 'REVIEW1', statement: '不服' })).toBe('422 HUB_REVIEW_KIND_UNFIT');
    expect(await officer('JH-0004', 'requestReview', { kind: 'RECHECK', statement: '不服' })).toBe('200 CLOSED');
    expect(await does(icbc, id, 'decideReview', { decision: 'UPHELD', basis: '维持' })).toBe('403 HUB_REVIEWER_DECIDED_BEFORE');
    expect(await does(head, id, 'decideReview', { decision: 'UPHELD', basis: '维持' })).toBe('409 HUB_WRONG_STATUS');
    expect(await does(head, id, 'acceptReview', {})).toBe('200 CLOSED');
    expect(await does(head, id, 'decideReview', { decision: 'CHANGED', basis: '补偿利息' })).toBe('200 CLOSED');
    expect((await hotline.codes(DOOR, 'JH-0004', 'CLOSED')).slice(-6)).toEqual([
      'CALLBACK_RECORDED',
      'REDO',
      'REPLY_SUBMITTED',
      'REPLIED',
      'CALLBACK_RECORDED',
      'CLOSED',
    ]);
  }, 60_000);
});
