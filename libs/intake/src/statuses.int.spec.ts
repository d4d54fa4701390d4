import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { doorRecipient, SOURCE_SYSTEM_OF, type Door, type DoorNotice, type Envelope, type RecipientNotifiedData, type StatusCode } from '#contracts';
import type { Instant } from '#kernel';
import { PersonKeys } from '#identity';
import { KafkaPort, type EventMessage, type Outcome } from '#messaging';
import { referralIdOf, sealText } from '#platform';
import { FakeClock, hotlineOrder, newOrderNo } from '#testing';
import { call, commandId, postJson, startDoors, type DoorApp } from '../../../test/contract/doors/door-app.js';
import { OutboundStatuses } from './kafka/outbound.consumer.js';

const H = 'hotline-12345';
const AT = '2026-11-23T02:00:00.000Z' as Instant;
const notice = (code: StatusCode, parts: Partial<DoorNotice> = {}): DoorNotice => ({
  code,
  at: AT,
  unit: null,
  text: null,
  basis: null,
  remedies: null,
  findings: null,
  resultCode: null,
  solved: null,
  rating: null,
  nextDueAt: null,
  ...parts,
});
type Item = Record<string, unknown>;

describe('statuses back to the doors on real servers', () => {
  let app: DoorApp;
  beforeAll(async () => {
    app = await startDoors(new FakeClock('2026-11-23T10:00:00+08:00'));
  }, 120_000);
  afterAll(() => app.stop(), 120_000);

  const record = (
    door: Door,
    sourceOrderNo: string,
    notices: readonly DoorNotice[],
    parts: Partial<RecipientNotifiedData> = {},
  ): EventMessage<RecipientNotifiedData> => {
    const id = randomUUID();
    const referralId = referralIdOf(SOURCE_SYSTEM_OF[door], sourceOrderNo);
    const key = app.running.app.get(PersonKeys).hub();
    const data: RecipientNotifiedData = {
      recipient: doorRecipient(door),
      referralId,
      referralNo: 'QD20261123-000002B',
      version: 3,
      isDrill: false,
      order: { sourceOrderNo, part: 0, split: false },
      keyId: key.keyId,
      sealed: sealText(key, JSON.stringify({ notices }), id),
      ...parts,
    };
    const envelope = { id, subject: referralId, data } as Envelope<string, RecipientNotifiedData>;
    return { topic: 't', partition: 0, offset: '0', key: referralId, headers: new Map(), value: Buffer.alloc(0), timestampMs: 0, id, envelope };
  };
  const tell = (door: Door, ...records: EventMessage<RecipientNotifiedData>[]): Promise<readonly Outcome[]> =>
    app.running.app.get(OutboundStatuses).tell(door, records);
  const items = async (door: Door, query = ''): Promise<Item[]> => (await call(app, door, `${door}/statuses${query}`)).json.items as Item[];

  it('numbers what is told per order without gap, in order, each once', async () => {
    const [a, b] = [newOrderNo(), newOrderNo()];
    const first = record(H, a, [notice('RECEIVED'), notice('DISPATCHED', { unit: '中国工商银行青岛市分行' })]);
    expect(await tell(H, first, record(H, b, [notice('RECEIVED')]))).toEqual(['done', 'done']);
    expect(await tell(H, first, record(H, a, [notice('REPLY_SUBMITTED', { text: '已退还。', resultCode: 'RESOLVED' })]))).toEqual(['duplicate', 'done']);
    const told = (await items(H)).filter(({ orderNo }) => orderNo === a);
    expect(told.map(({ seq, code, action }) => [seq, code, action])).toEqual([
      [1, 'RECEIVED', '已接收'],
      [2, 'DISPATCHED', '已派单'],
      [3, 'REPLY_SUBMITTED', '答复待审'],
    ]);
    expect(told[2]).toMatchObject({ replyText: '已退还。', opinion: null, resultCode: 'RESOLVED', part: null });
  });

  it('gives a refused command no number and names it', async () => {
    const no = newOrderNo();
    const id = commandId();
    await tell(
      H,
      record(H, no, [notice('RECEIVED')]),
      record(H, no, [notice('REFUSED', { text: '状态不符', refusal: { commandId: id, command: 'remind', code: 'HUB_WRONG_STATUS', detail: '' } })]),
      record(H, no, [notice('CLOSED')]),
    );
    const told = (await items(H)).filter(({ orderNo }) => orderNo === no);
    expect(told.map(({ seq, code }) => [seq, code])).toEqual([
      [1, 'RECEIVED'],
      [null, 'REFUSED'],
      [2, 'CLOSED'],
    ]);
    expect(told[1]).toMatchObject({ commandId: id, command: 'remind', reasonCode: 'HUB_WRONG_STATUS' });
  });

  it('leaves out what a door has no word for, and names the half of a split order', async () => {
    const no = newOrderNo();
    await tell(
      'market-12315',
      record('market-12315', no, [notice('RECEIVED'), notice('ACKNOWLEDGED'), notice('REPLIED', { text: '属实' })], {
        order: { sourceOrderNo: no, part: 1, split: true },
      }),
    );
    expect((await items('market-12315')).map((item) => [item.seq, item.结果, item.部分])).toEqual([
      [1, '受理', '举报'],
      [2, '核查结果', '举报'],
    ]);
  });

  it('hands the market desk its feedback of a day as CSV, formulas guarded', async () => {
    const no = newOrderNo();
    await tell('market-12315', record('market-12315', no, [notice('REPLIED', { text: '=HYPERLINK("x")' })]));
    const { text, headers } = await call(app, 'market-12315', 'market-12315/feedback?day=2026-11-23');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(text.split('\r\n')[0]).toContain('"登记编号","seq","code","结果","反馈内容","反馈时间"');
    expect(text).toContain(`"${no}","1","REPLIED","核查结果","'=HYPERLINK(""x"")"`);
    expect((await call(app, 'market-12315', 'market-12315/feedback?day=2026-11-22')).text.trim().split('\r\n')).toHaveLength(1);
    expect((await call(app, 'market-12315', 'market-12315/feedback?day=2026-02-30')).status).toBe(400);
  });

  it('shows an order with its history and the last code', async () => {
    const order = hotlineOrder();
    await postJson(app, `${H}/orders`, order);
    await tell(H, record(H, order.orderNo, [notice('RECEIVED'), notice('NEEDS_CLASSIFICATION')]));
    const { json, headers } = await call(app, H, `${H}/orders/${order.orderNo}`);
    expect(json).toMatchObject({ code: 'NEEDS_CLASSIFICATION', referralNo: 'QD20261123-000002B', version: 3 });
    expect((json.history as Item[]).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(headers.get('etag')).toBe('"3"');
  });

  it('publishes the petition bureau’s status as its JSON with the XML in a header', async () => {
    const no = newOrderNo('XF');
    await tell(
      'petition',
      record('petition', no, [notice('REPLIED', { text: '支持 <诉求> & 退还', findings: '经查属实', basis: '第五条', remedies: '30日内申请复查' })]),
    );
    const [row] = await app.database.worker((tx) =>
      tx.query<{ headers: Record<string, string>; message: string }>(`select headers, message from intake.event where topic = 'agency.petition.status.v1'`),
    );
    expect(JSON.parse(row?.message ?? '')).toMatchObject({ no, seq: 1, word: '处理意见', document: { findings: '经查属实', opinion: '支持 <诉求> & 退还' } });
    expect(row?.headers).toMatchObject({ ce_specversion: '1.0', ce_type: 'cn.qingdao.intake.StatusTold.v1', 'callback-type': 'application/xml' });
    expect(row?.headers['callback-body']).toContain('<opinion>支持 &lt;诉求&gt; &amp; 退还</opinion>');
  });

  it('waits for news, wakes at once, and refuses a fifth waiter and a forged cursor', async () => {
    const { json } = await call(app, 'hotline-12378', 'hotline-12378/statuses');
    const path = `hotline-12378/statuses?after=${String(json.next)}&wait=10`;
    const waiting = Array.from({ length: 4 }, () => call(app, 'hotline-12378', path));
    await sleep(300);
    const fifth = await call(app, 'hotline-12378', path);
    expect([fifth.status, fifth.json.code]).toEqual([429, 'HUB_TOO_MANY_WAITERS']);
    const started = performance.now();
    await tell('hotline-12378', record('hotline-12378', newOrderNo(), [notice('RECEIVED')]));
    for (const { json: page } of await Promise.all(waiting)) expect((page.items as Item[]).map(({ status }) => status)).toEqual(['已受理']);
    expect(performance.now() - started).toBeLessThan(3_000);
    for (const after of ['x', Buffer.from('s1.petition.1').toString('base64url'), Buffer.from('s1.hotline-12378.99').toString('base64url')]) {
      const forged = await call(app, 'hotline-12378', `hotline-12378/statuses?after=${after}`);
      expect([forged.status, forged.json.code]).toEqual([400, 'HUB_CURSOR_INVALID']);
    }
    expect((await call(app, 'hotline-12378', 'hotline-12378/statuses?wait=31')).status).toBe(400);
  }, 20_000);

  it('kills a record that does not open and goes on with its neighbours', async () => {
    const no = newOrderNo();
    const broken = record(H, no, [notice('RECEIVED')], { sealed: 'v1.hub.AAAA' });
    expect(await tell(H, broken, record(H, no, [notice('RECEIVED')]))).toEqual([expect.objectContaining({ dead: 'HUB_SEAL_BROKEN' }), 'done']);
  });

  it('takes orders and commands from the agency’s topic, and answers a broken record with REFUSED', async () => {
    const kafka = app.running.app.get(KafkaPort);
    const order = hotlineOrder();
    const topic = 'agency.hotline-12345.inbound.v1';
    const id = commandId();
    await kafka.sendRaw(topic, 'k', JSON.stringify(order));
    await kafka.sendRaw(topic, 'k', JSON.stringify({ orderNo: order.orderNo, command: 'remind', commandId: id, text: '请尽快办理' }));
    await kafka.sendRaw(topic, 'k', `{"orderNo":"${order.orderNo}","version":0}`);
    await kafka.sendRaw(topic, 'k', Buffer.from([0xff, 0xfe]));
    let refused: Item[] = [];
    for (let tries = 0; tries < 100 && refused.length < 2; tries += 1) {
      refused = (await items(H)).filter(({ code, source }) => code === 'REFUSED' && typeof source === 'object' && source !== null && 'topic' in source);
      await sleep(100);
    }
    expect(refused.map(({ orderNo, reasonCode, source }) => [orderNo, reasonCode, (source as Item).topic])).toEqual([
      [order.orderNo, 'HUB_SCHEMA_INVALID', topic],
      ['', 'HUB_TEXT_ENCODING', topic],
    ]);
    expect((await call(app, H, `${H}/orders/${order.orderNo}`)).status).toBe(200);
    const commands = await app.database.worker((tx) => tx.query('select 1 from intake.command_record where command_id = $1', [id]));
    expect(commands).toHaveLength(1);
  }, 30_000);
});
