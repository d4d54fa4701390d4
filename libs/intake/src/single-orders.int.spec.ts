import { readFileSync } from 'node:fs';
import { openSealed } from '#platform';
import { PersonKeys } from '#identity';
import { FakeClock, hotlineOrder } from '#testing';
import { readXml } from './xml/read-xml.js';
import { call, commandId, postJson, startDoors, type DoorApp } from '../../../test/contract/doors/door-app.js';

const H = 'hotline-12345';
const JSON_TYPE = { 'content-type': 'application/json' };

describe('the door of hotline-12345 on real servers', () => {
  const clock = new FakeClock('2026-11-23T10:00:00+08:00');
  let app: DoorApp;
  beforeAll(async () => {
    app = await startDoors(clock);
  }, 120_000);
  afterAll(() => app.stop(), 120_000);

  const events = (referralId: string): Promise<{ message: string; stream_version: number }[]> =>
    app.database.worker((tx) => tx.query('select message, stream_version from intake.event where stream_id = $1 order by stream_version', [referralId]));
  const send = (order: unknown, headers = {}) => postJson(app, `${H}/orders`, order, headers);

  it('answers 202 with a receipt, then 200 with the same ids for a repeat', async () => {
    const order = hotlineOrder();
    const first = await send(order);
    expect(first.status).toBe(202);
    expect(first.json).toMatchObject({
      referralNo: null,
      sourceOrderNo: order.orderNo,
      sourceVersion: 1,
      duplicate: false,
      links: { status: `/v1/doors/${H}/orders/${order.orderNo}` },
    });
    clock.advance(60_000);
    const again = await send({ ...order, content: order.content.normalize('NFD') });
    expect(again.status).toBe(200);
    expect(again.json).toEqual({ ...first.json, duplicate: true });
    expect(await events(String(first.json.referralId))).toHaveLength(1);
  });

  it('writes one event whose personal part only the person key opens', async () => {
    const { json } = await send(hotlineOrder());
    const [event] = await events(String(json.referralId));
    const envelope = JSON.parse(event?.message ?? '') as { type: string; subject: string; data: { keyId: string; sealed: string } };
    expect(envelope).toMatchObject({
      type: 'cn.qingdao.intake.ReferralReceived.v1',
      subject: json.referralId,
      data: { kindWord: '投诉', amountFen: 20_000, channel: 'PHONE', lineHint: 'B-CC' },
    });
    expect(event?.message).not.toContain('测试甲');
    const keys = await app.database.worker((tx) => app.running.app.get(PersonKeys).byIds(tx, [envelope.data.keyId]));
    const key = keys.get(envelope.data.keyId);
    if (!key) throw new Error('no key');
    expect(JSON.parse(openSealed(key, envelope.data.sealed, envelope.subject))).toMatchObject({ complainants: [{ name: '测试甲', phone: '19900000001' }] });
  });

  it('refuses another content under the same version with 409 and keeps that copy aside, once', async () => {
    const order = hotlineOrder();
    const { json } = await send(order);
    const other = await send({ ...order, title: '另一个标题' });
    expect(other.status).toBe(409);
    expect(other.json).toMatchObject({ code: 'HUB_SOURCE_CONFLICT', referralId: json.referralId });
    await send({ ...order, title: '另一个标题' });
    const kept = await app.database.worker((tx) => tx.query('select 1 from intake.source_conflict where referral_id = $1', [json.referralId]));
    expect(kept).toHaveLength(1);
    expect(await events(String(json.referralId))).toHaveLength(1);
  });

  it('takes a higher version as SourceUpdated and leaves a lower one aside', async () => {
    const order = hotlineOrder({ version: 2 });
    const { json } = await send(order);
    const higher = await send({ ...order, version: 4, content: '补充：已收到银行短信。' });
    expect([higher.status, higher.json.sourceVersion]).toEqual([202, 4]);
    const lower = await send({ ...order, version: 3 });
    expect([lower.status, lower.json.duplicate, lower.json.sourceVersion]).toEqual([200, true, 4]);
    const types = (await events(String(json.referralId))).map(({ message, stream_version: version }) => [
      (JSON.parse(message) as { type: string }).type,
      version,
    ]);
    expect(types).toEqual([
      ['cn.qingdao.intake.ReferralReceived.v1', 1],
      ['cn.qingdao.intake.SourceUpdated.v1', 2],
    ]);
  });

  it('takes two hundred orders that arrive together, repeats among them, each once', async () => {
    const orders = Array.from({ length: 100 }, () => hotlineOrder());
    const answers = await Promise.all([...orders, ...orders].map((order) => send(order)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 202]));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(100);
    expect(new Set(answers.map(({ json }) => json.referralId)).size).toBe(100);
  });

  it('lists every fault with its pointer and says what is allowed, never a value', async () => {
    const order = { ...hotlineOrder(), title: '', caller: { phone: 'not a phone', pet: 1 }, extra: 1, orderNo: undefined, amountYuan: 12, dueAt: null };
    const { status, json } = await send(order);
    expect([status, json.code]).toEqual([400, 'HUB_SCHEMA_INVALID']);
    const errors = json.errors as { path: string; code: string }[];
    expect(errors.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      '/amountYuan HUB_AMOUNT',
      '/caller/pet HUB_FIELD_UNKNOWN',
      '/caller/phone HUB_PHONE',
      '/dueAt HUB_FIELD_NULL',
      '/extra HUB_FIELD_UNKNOWN',
      '/orderNo HUB_FIELD_REQUIRED',
      '/title HUB_TEXT_EMPTY',
    ]);
    expect(JSON.stringify(json)).not.toContain('not a phone');
  });

  it.each([
    ['', 400, 'HUB_BODY_REQUIRED', JSON_TYPE],
    ['{"a":1,"a":2}', 400, 'HUB_JSON_DUPLICATE_KEY', JSON_TYPE],
    ['[]', 400, 'HUB_BODY_NOT_OBJECT', JSON_TYPE],
    ['{}', 415, 'HUB_MEDIA_TYPE', { 'content-type': 'text/plain' }],
  ])('answers the body «%s» with %i %s', async (body, status, code, headers) => {
    const answer = await call(app, H, `${H}/orders`, { body, headers });
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  it('answers 413 to a body over the limit of the route', async () => {
    expect((await call(app, H, `${H}/orders`, { body: `{"a":"${'x'.repeat(1_100_000)}"}`, headers: JSON_TYPE })).status).toBe(413);
  });

  it('opens for its own key only', async () => {
    const other = await call(app, H, `${H}/orders`, { body: '{}', headers: JSON_TYPE, key: app.keys.petition });
    expect([other.status, other.json.code]).toEqual([403, 'HUB_WRONG_DOOR']);
    expect((await call(app, H, `${H}/statuses`, { key: 'nobody' })).status).toBe(401);
  });

  it('marks drills', async () => {
    const { json } = await send(hotlineOrder(), { 'x-hub-drill': 'true' });
    expect((await events(String(json.referralId)))[0]?.message).toContain('"isDrill":true');
  });

  it('passes officers’ commands on once casework knows the order', async () => {
    const order = hotlineOrder({ orderNo: 'SD/2026-7_a' });
    const { json } = await send(order);
    const path = `${H}/orders/SD%2F2026-7_a/commands`;
    const body = { commandId: commandId(), officer: 'HO-0231', noticeProof: { mode: 'PHONE', at: '2026-11-23T10:00:00+08:00' } };
    const early = await postJson(app, `${path}/approveReply`, body);
    expect([early.status, early.json.code, early.headers.get('retry-after')]).toEqual([409, 'HUB_REFERRAL_NOT_REGISTERED', '1']);
    app.casework.registered.set(String(json.referralId), 4);
    const { commandId: id, noticeProof } = body;
    const done = await postJson(app, `${path}/approveReply`, body, { 'if-match': '"4"' });
    expect([done.status, done.json]).toEqual([200, { commandId: id, orderNo: 'SD/2026-7_a', status: 'CALLBACK', version: 5, duplicate: false }]);
    expect(app.casework.asked.at(-1)).toMatchObject({
      referralId: json.referralId,
      command: 'approveReply',
      idempotencyKey: id,
      expectedVersion: 4,
      part: 0,
      body: { noticeProof },
    });
    expect(app.casework.asked.at(-1)?.actor.userHash).toMatch(/^[0-9a-f]{64}$/);
    expect((await postJson(app, `${path}/approveReply`, { ...body, noticeProof: {} })).json.code).toBe('HUB_SCHEMA_INVALID');
    expect((await postJson(app, `${H}/orders/nobody/commands/remind`, { commandId: commandId(), text: '请催办' })).json.code).toBe('HUB_ORDER_UNKNOWN');
    app.casework.answer = {
      obeyed: false,
      code: 'HUB_WRONG_STATUS',
      httpStatus: 409,
      detail: 'no',
      faults: [],
      version: 5,
      status: 'CLOSED',
      allowedCommands: [],
    };
    expect((await postJson(app, `${path}/approveReply`, body)).json).toMatchObject({ code: 'HUB_WRONG_STATUS', version: 5 });
    const read = await call(app, H, `${H}/orders/SD%2F2026-7_a`);
    expect([read.headers.get('etag'), read.json]).toEqual(['"4"', { code: null, referralNo: 'QD20261123-000001A', version: 4, history: [] }]);
  });

  it('takes a petition as XML and answers in XML, officers’ commands included', async () => {
    const letter = readFileSync('docs/examples/petition/letter.xml', 'utf8');
    const xml = { 'content-type': 'application/xml' };
    clock.setTo('2026-11-23T10:00:00+08:00');
    const first = await call(app, 'petition', 'petition/letters', { body: letter, headers: xml });
    expect([first.status, first.headers.get('content-type')]).toEqual([202, 'application/xml; charset=utf-8']);
    const receipt = readXml(Buffer.from(first.text));
    const field = (name: string): string | undefined => receipt.children.find((child) => child.name === name)?.text;
    expect([receipt.name, receipt.attributes.get('no'), field('duplicate')]).toEqual(['receipt', 'XF3702002026110001', 'false']);
    const again = await call(app, 'petition', 'petition/letters', { body: letter.replaceAll(/>\n\s*</g, '><'), headers: xml });
    expect([again.status, again.text.includes('<duplicate>true</duplicate>')]).toEqual([200, true]);
    app.casework.registered.set(field('referralId') ?? '', 2);
    app.casework.answer = { obeyed: true, status: 'IN_PROGRESS', version: 3, allowedCommands: [], duplicate: false };
    const path = 'petition/orders/XF3702002026110001/commands';
    const command = await call(app, 'petition', `${path}/rejectReply`, { body: readFileSync('docs/examples/petition/command.xml', 'utf8'), headers: xml });
    expect([command.status, readXml(Buffer.from(command.text)).children.find(({ name }) => name === 'status')?.text]).toEqual([200, 'IN_PROGRESS']);
    expect(app.casework.asked.at(-1)).toMatchObject({ command: 'rejectReply', body: { defects: ['未说明依据', '未答复第二项诉求'] }, expectedVersion: null });
    const never = await postJson(app, `${path}/approveExtension`, { commandId: commandId(), opinion: '同意' });
    expect([never.status, never.json.code]).toEqual([403, 'HUB_ROLE_FORBIDDEN']);
    const bomb = await call(app, 'petition', 'petition/letters', { body: '<!DOCTYPE a [<!ENTITY x "y">]><petition>&x;</petition>', headers: xml });
    expect([bomb.status, bomb.json.code]).toEqual([400, 'HUB_XML_DTD']);
  });

  it('takes a call of 12378 and quarantines one from the future', async () => {
    const body = JSON.parse(readFileSync('docs/examples/hotline-12378/call.json', 'utf8')) as unknown;
    const { status, json } = await postJson(app, 'hotline-12378/calls', body);
    expect(status).toBe(202);
    const [event] = await events(String(json.referralId));
    expect(JSON.parse(event?.message ?? '')).toMatchObject({
      data: { sourceSystem: 'HL12378', faults: [{ field: 'calledAt', code: 'HUB_TIME_IN_FUTURE' }], elderlyLine: true },
    });
    expect(event?.message).not.toContain('6222020000000000');
  });
});
