import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { hotlineOrder, testServers, type HotlineOrder, type TestServers } from '#testing';
import { text, type HubAnswer } from '../../support/hub-client.js';
import { RunningHub } from '../../support/running-hub.js';

const DOOR = 'hotline-12345';
const ORDERS = `/v1/doors/${DOOR}/orders`;
const JSON_TYPE = 'application/json';
const order = (parts: Partial<HotlineOrder> = {}): string => JSON.stringify(hotlineOrder(parts));
const withMember = (member: string): string => order().replace('{', `{${member},`);

type Row = readonly [what: string, body: string | Buffer, type: string, expected: string];

/** One order in a body that nobody should send, and the answer: status, code, and the codes of single faults. */
const BODIES: readonly Row[] = [
  ['a body that is no JSON', '{"orderNo":', JSON_TYPE, '400 HUB_JSON_INVALID'],
  ['a number with a leading zero', withMember('"personCount":001'), JSON_TYPE, '400 HUB_JSON_INVALID'],
  ['an empty body', '', JSON_TYPE, '400 HUB_BODY_REQUIRED'],
  ['null as a body', 'null', JSON_TYPE, '400 HUB_BODY_NOT_OBJECT'],
  ['a list as a body', '[]', JSON_TYPE, '400 HUB_BODY_NOT_OBJECT'],
  ['a body over 1 MiB', order({ content: 'x'.repeat(1_100_000) }), JSON_TYPE, '413 HUB_BODY_TOO_LARGE'],
  ['a text that is called text', order(), 'text/plain', '415 HUB_MEDIA_TYPE'],
  ['a charset other than UTF-8', order(), 'application/json; charset=gbk', '415 HUB_MEDIA_TYPE'],
  ['bytes that are no UTF-8', Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')]), JSON_TYPE, '400 HUB_TEXT_ENCODING'],
  ['UTF-16', Buffer.from(order(), 'utf16le'), JSON_TYPE, '400 HUB_TEXT_ENCODING'],
  ['a member named twice', withMember('"version":1'), JSON_TYPE, '400 HUB_JSON_DUPLICATE_KEY'],
  ['a deep nesting', `{"a":${'['.repeat(16_000)}`, JSON_TYPE, '400 HUB_JSON_DEPTH'],
  ['a member named __proto__', withMember('"__proto__":{"a":1}'), JSON_TYPE, '400 HUB_KEY_FORBIDDEN'],
  ['a number too large to keep', withMember('"personCount":9007199254740993'), JSON_TYPE, '400 HUB_NUMBER_RANGE'],
  ['NUL in a text', order({ title: 'a\u0000b' }), JSON_TYPE, '400 HUB_TEXT_NUL'],
  ['half a surrogate pair', withMember('"address":"\\ud800"'), JSON_TYPE, '400 HUB_TEXT_ENCODING'],
  ['a truth value as a text', order({ caller: { anonymous: 'false' } }), JSON_TYPE, '400 HUB_SCHEMA_INVALID /caller/anonymous HUB_FIELD_TYPE'],
  ['ten thousand marks on one letter', order({ title: `e${'\u0301'.repeat(10_000)}` }), JSON_TYPE, '400 HUB_SCHEMA_INVALID /title HUB_TEXT_TOO_LONG'],
  ['a member that nobody knows', order({ admin: true }), JSON_TYPE, '400 HUB_SCHEMA_INVALID /admin HUB_FIELD_UNKNOWN'],
  ['a phone of letters', order({ caller: { phone: 'abc' } }), JSON_TYPE, '400 HUB_SCHEMA_INVALID /caller/phone HUB_PHONE'],
  ['an amount with an exponent', order({ amountYuan: '1e3' }), JSON_TYPE, '400 HUB_SCHEMA_INVALID /amountYuan HUB_AMOUNT'],
  ['a day that does not exist', order({ receivedAt: '2026-02-29T10:00:00+08:00' }), JSON_TYPE, '400 HUB_SCHEMA_INVALID /receivedAt HUB_TIME'],
  ['a time without zone', order({ receivedAt: '2026-11-23T10:00:00' }), JSON_TYPE, '400 HUB_SCHEMA_INVALID /receivedAt HUB_TIME'],
  ['milliseconds as a time', order({ receivedAt: 1_764_000_000_000 as unknown as string }), JSON_TYPE, '400 HUB_SCHEMA_INVALID /receivedAt HUB_FIELD_TYPE'],
];

describe('requests that nobody should send', () => {
  let servers: TestServers;
  let hub: RunningHub;
  beforeAll(async () => {
    servers = await testServers();
    hub = await RunningHub.start(servers);
  }, 240_000);
  afterAll(async () => {
    await hub.stop();
    await servers.dispose();
  }, 120_000);

  const said = ({ status, body }: HubAnswer): string => {
    const { code, errors } = body as unknown as { code?: string; errors?: { path: string; code: string }[] };
    return [status, code, ...(errors ?? []).map((fault) => `${fault.path} ${fault.code}`)].join(' ').trim();
  };
  const hotline = () => hub.as('KEY_HOTLINE_12345');
  const codesOf = async (orderNo: string, last: string): Promise<readonly string[]> => hotline().codes(DOOR, orderNo, last);

  it.each(BODIES)('%s', async (_, body, type, expected) => {
    expect(said(await hotline().request('POST', ORDERS, { body, headers: { 'content-type': type } }))).toBe(expected);
  });

  it('a compressed body is refused before it is unpacked', async () => {
    expect(said(await hotline().request('POST', ORDERS, { body: order(), headers: { 'content-encoding': 'gzip' } }))).toBe('415 HUB_MEDIA_TYPE');
  });

  it.each([
    ['a path with a broken escape', `${ORDERS}/%E0%A4%A`, '400 HUB_URL_INVALID'],
    ['a path with NUL', `${ORDERS}/a%00b`, '400 HUB_URL_INVALID'],
    ['a path part of 500 characters', `${ORDERS}/${'x'.repeat(500)}`, '414 HUB_URL_TOO_LONG'],
    ['a route that does not exist', '/v1/doors/nowhere/else/at/all', '404 HUB_ROUTE_UNKNOWN'],
    ['a query parameter twice', `/v1/doors/${DOOR}/statuses?wait=1&wait=2`, '400 HUB_QUERY_INVALID'],
    ['a query parameter that nobody knows', `/v1/doors/${DOOR}/statuses?b[c]=1`, '400 HUB_QUERY_INVALID'],
    ['a wait of a billion seconds', `/v1/doors/${DOOR}/statuses?wait=1000000000`, '400 HUB_QUERY_INVALID'],
    ['a cursor that the hub never gave', `/v1/doors/${DOOR}/statuses?after=${'A'.repeat(40)}`, '400 HUB_CURSOR_INVALID'],
  ])('%s', async (_, path, expected) => {
    expect(said(await hotline().get(path))).toBe(expected);
  });

  /** What comes back on a bare connection. */
  const raw = (request: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(hub.port, '127.0.0.1', () => socket.write(request));
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });
  it.each([
    ['headers over 16 KiB', `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, '431', 'HUB_HEADERS_TOO_LARGE'],
    ['two lengths', 'POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', '400', 'HUB_HTTP_INVALID'],
    ['no HTTP at all', '\u0016\u0003\u0001 hello\r\n\r\n', '400', 'HUB_HTTP_INVALID'],
  ])('%s: an answer with a code, and the connection is closed', async (_, request, status, code) => {
    const answer = await raw(request);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain(`"code":"${code}"`);
  });

  it('a time two days ahead is taken and set aside, not lost', async () => {
    const orderNo = `AHEAD-${randomUUID()}`;
    await hotline().request('POST', ORDERS, { body: order({ orderNo, receivedAt: new Date(Date.now() + 2 * 86_400_000).toISOString() }) });
    expect(await codesOf(orderNo, 'QUARANTINED')).toEqual(['RECEIVED', 'QUARANTINED']);
  }, 60_000);

  it('an institution that nobody knows waits for a person', async () => {
    const orderNo = `NOBODY-${randomUUID()}`;
    const parts = { orderNo, respondentName: '无此银行', title: '反映银行卡问题', content: '市民反映：在无此银行办理的银行卡被收费，要求退还。' };
    await hotline().request('POST', ORDERS, { body: order(parts) });
    expect(await codesOf(orderNo, 'NEEDS_CLASSIFICATION')).toEqual(['RECEIVED', 'NEEDS_CLASSIFICATION']);
  }, 60_000);

  it('SQL, templates and scripts are kept as they are and come out as text', async () => {
    const content = `工行信用卡收费'); drop table casework.referral; -- \${7*7} {{7*7}} <script>alert(1)</script>，要求退还年费。`;
    const orderNo = `SQL-${randomUUID()}`;
    const { body } = await hotline().request('POST', ORDERS, { body: order({ orderNo, content }) });
    await codesOf(orderNo, 'DISPATCHED');
    const seen = await hub.as('KEY_BNK_ICBC_QD').get(`/v1/referrals/${text(body.referralId)}`);
    expect([seen.body.content, seen.headers.get('content-type')]).toEqual([content, 'application/json; charset=utf-8']);
  }, 60_000);

  it('commands without key or version, on an old version, of a wrong role, in a wrong state, on what is not the caller’s', async () => {
    const { body } = await hotline().request('POST', ORDERS, { body: order({ orderNo: 'COMMAND-RULES' }) });
    await codesOf('COMMAND-RULES', 'DISPATCHED');
    const path = `/v1/referrals/${text(body.referralId)}/commands`;
    const given = { contactName: '经办甲', contactPhone: '0532-85550001' };
    const give = async (who: string, command: string, parts: object, headers: Record<string, string>): Promise<string> =>
      said(await hub.as(who).request('POST', `${path}/${command}`, { body: JSON.stringify(parts), headers }));
    const etag = (await hub.as('KEY_BNK_ICBC_QD').get(`/v1/referrals/${text(body.referralId)}`)).headers.get('etag') ?? '';
    const bank = 'KEY_BNK_ICBC_QD';
    const key = (): Record<string, string> => ({ 'idempotency-key': randomUUID(), 'if-match': etag });
    expect(await give(bank, 'acknowledge', given, { 'if-match': etag })).toBe('400 HUB_IDEMPOTENCY_KEY_MISSING');
    expect(await give(bank, 'acknowledge', given, { 'if-match': etag, 'idempotency-key': 'x'.repeat(300) })).toBe('400 HUB_IDEMPOTENCY_KEY_INVALID');
    expect(await give(bank, 'acknowledge', given, { 'idempotency-key': randomUUID() })).toBe('428 HUB_IF_MATCH_MISSING');
    expect(await give(bank, 'acknowledge', given, { ...key(), 'if-match': '"999"' })).toMatch(/^412 HUB_/);
    expect(await give(bank, 'approveReply', { noticeProof: { mode: 'NONE', at: '2026-11-24T10:30:00+08:00' } }, key())).toMatch(/^403 HUB_ROLE_FORBIDDEN/);
    expect(await give(bank, 'submitReply', { resultCode: 'RESOLVED', text: '甲', basis: '乙', remedies: '丙', rootCauseCode: 'C02' }, key())).toMatch(
      /^409 HUB_/,
    );
    expect(await give('KEY_BNK_ABC_QD', 'acknowledge', given, key())).toMatch(/^404 HUB_NOT_FOUND/);
    expect(await give(bank, 'acknowledge', given, key())).toBe('200');
  }, 60_000);
});
