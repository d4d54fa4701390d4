import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { hotlineOrder, testServers, type TestServers } from '#testing';
import { text as textOf, type HubAnswer } from '../../support/hub-client.js';
import { inParallel } from '../../support/in-parallel.js';
import { RunningHub } from '../../support/running-hub.js';

const DOOR = 'hotline-12345';
const BANK = 'KEY_BNK_ICBC_QD';
const OTHER_BANK = 'KEY_BNK_CCB_QD';
const FLOOD = 10_000;
const CONTACT = { contactName: '经办甲', contactPhone: '0532-85550001' };
const REPLY = { resultCode: 'RESOLVED', text: '已退还年费。', basis: '章程', remedies: '可申请核查', rootCauseCode: 'C02' };
const APPROVAL = { noticeProof: { mode: 'PHONE', at: '2026-11-24T09:00:00+08:00' } };
const day = (fromNow: number): string => new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10);

describe('a command that may not be', () => {
  let servers: TestServers;
  let hub: RunningHub;
  let database: Client;
  beforeAll(async () => {
    servers = await testServers();
    hub = await RunningHub.start(servers);
    database = new Client({ connectionString: servers.databaseUrl });
    await database.connect();
  }, 240_000);
  afterAll(async () => {
    await database.end();
    await hub.stop();
    await servers.dispose();
  }, 120_000);

  const dispatched = async (orderNo: string): Promise<string> => {
    const { body } = await hub.as('KEY_HOTLINE_12345').post(`/v1/doors/${DOOR}/orders`, hotlineOrder({ orderNo }));
    await hub.as('KEY_HOTLINE_12345').codes(DOOR, orderNo, 'DISPATCHED');
    return textOf(body.referralId);
  };
  const working = async (orderNo: string): Promise<string> => {
    const id = await dispatched(orderNo);
    expect((await hub.as(BANK).command(id, 'acknowledge', CONTACT)).status).toBe(200);
    return id;
  };
  const give = (key: string, path: `${string}/${string}`, body: object, headers: Readonly<Record<string, string>>): Promise<HubAnswer> =>
    hub.as(key).post(`/v1/referrals/${path.replace('/', '/commands/')}`, body, { 'if-match': '"1"', 'idempotency-key': randomUUID(), ...headers });

  /** Everything that a refusal must leave as it was. */
  const standing = async (id: string): Promise<unknown> => {
    const { rows } = await database.query<{ state: unknown; clocks: unknown; events: string; items: string }>(
      `select r.version, r.stream_version, r.state, r.last_hash,
              (select json_agg(c order by c.clock_id) from casework.clock c where c.referral_id = r.referral_id) as clocks,
              (select count(*) from casework.inbox_item i where i.referral_id = r.referral_id) as items
         from casework.referral r where r.referral_id = $1`,
      [id],
    );
    return rows[0];
  };
  const audited = async (id: string): Promise<readonly { readonly party: string; readonly command: string; readonly code: string }[]> =>
    (
      await database.query<{ party: string; command: string; code: string }>(
        'select party, command, code from casework.refused_command where referral_id = $1 order by refusal_id',
        [id],
      )
    ).rows;

  interface Row {
    readonly name: string;
    readonly key: string;
    readonly party: string;
    readonly command: string;
    readonly body: object;
    readonly expected: string;
    readonly stand?: (id: string) => Promise<void>;
    readonly stale?: boolean;
  }
  const bank = { key: BANK, party: 'BNK-ICBC-QD' };
  const desk = { key: 'KEY_DESK', party: 'REG-NFRA-QD' };
  const extension = (newDueOn: string) => ({ ruleId: 'FC-02', newDueOn, reason: '须调取历史流水', approvedByHead: '行长' });
  const suspension = (ground: string, expectedEnd: string) => ({ ground, reason: '等待结果', expectedEnd });
  const closed = async (id: string): Promise<void> => {
    expect((await hub.as('KEY_HOTLINE_12345').officer(DOOR, await orderNoOf(id), 'withdraw', { reasonCode: 'WD01', statement: '已协商' })).status).toBe(200);
  };
  const orderNoOf = async (id: string): Promise<string> =>
    (await database.query<{ n: string }>('select source_order_no as n from casework.referral where referral_id = $1', [id])).rows[0]?.n ?? '';
  /** The case as it stands two months later. */
  const twoMonthsOld = async (id: string): Promise<void> => {
    await database.query(
      `update casework.clock set started_at = started_at - interval '60 days', due_at = due_at - interval '60 days', due_on = due_on - 60, wakes_at = null,
              fired = '["HALF","EIGHTY","YELLOW","RED","BULLETIN"]',
              facts = jsonb_set(facts::jsonb, '{triggeredAt}', to_jsonb(to_char((facts ->> 'triggeredAt')::timestamptz at time zone 'UTC' - interval '60 days', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))::json
        where referral_id = $1`,
      [id],
    );
  };

  it.each<Row>([
    { name: 'out of order', ...desk, command: 'approveReply', body: APPROVAL, expected: '409 HUB_WRONG_STATUS' },
    {
      name: 'by the wrong role',
      ...desk,
      command: 'submitReply',
      body: REPLY,
      expected: '403 HUB_ROLE_FORBIDDEN',
    },
    {
      name: 'by an institution that has not the case',
      key: OTHER_BANK,
      party: 'BNK-CCB-QD',
      command: 'submitReply',
      body: REPLY,
      expected: '404 HUB_NOT_FOUND',
    },
    { name: 'on a stale version', ...bank, command: 'submitReply', body: REPLY, expected: '412 HUB_VERSION_STALE', stale: true },
    { name: 'after the end', ...bank, command: 'submitReply', body: REPLY, expected: '409 HUB_REFERRAL_TERMINAL|403 HUB_NOT_YOUR_REFERRAL', stand: closed },
    { name: 'twice', ...bank, command: 'acknowledge', body: CONTACT, expected: '409 HUB_WRONG_STATUS|409 HUB_ALREADY_ACKNOWLEDGED' },
    {
      name: 'on a ground that no limit of the case knows',
      ...bank,
      command: 'requestSuspension',
      body: suspension('RECUSAL', day(10)),
      expected: '422 HUB_GROUND_NOT_LAWFUL',
    },
    { name: 'without any ground', ...bank, command: 'requestSuspension', body: { reason: '等待', expectedEnd: day(10) }, expected: '422 HUB_BODY_INVALID' },
    {
      name: 'with an end before its start',
      ...bank,
      command: 'requestSuspension',
      body: suspension('APPRAISAL', day(-3)),
      expected: '422 HUB_DATE_OUT_OF_RANGE',
    },
    {
      name: 'with a day in a year that nobody knows',
      ...bank,
      command: 'requestExtension',
      body: extension('2099-01-05'),
      expected: '422 HUB_DATE_OUT_OF_RANGE',
    },
    { name: 'with a day of the year 0001', ...bank, command: 'requestExtension', body: extension('0001-01-05'), expected: '422 HUB_DATE_OUT_OF_RANGE' },
    { name: 'with a day that does not exist', ...bank, command: 'requestExtension', body: extension('2026-02-30'), expected: '422 HUB_BODY_INVALID' },
    {
      name: 'an extension asked for after the due',
      ...bank,
      command: 'requestExtension',
      body: extension(day(5)),
      expected: '409 HUB_EXTENSION_AFTER_DUE',
      stand: twoMonthsOld,
    },
  ])(
    '$name: a typed refusal, the state untouched, the refusal kept',
    async ({ name, key, party, command, body, expected, stand, stale }) => {
      const id = await working(`REFUSED-${randomUUID().slice(0, 8)}`);
      await stand?.(id);
      const before = await standing(id);
      const version = (before as { readonly version: number }).version;
      const answer = await give(key, `${id}/${command}`, body, { 'if-match': `"${stale === true ? version - 1 : version}"` });
      expect([name, expected.split('|')]).toEqual([name, expect.arrayContaining([`${answer.status} ${textOf(answer.body.code)}`])]);
      expect(answer.body.detail ?? answer.body.title).toBeTruthy();
      expect(await standing(id)).toEqual(before);
      expect(await audited(id)).toEqual([{ party, command, code: textOf(answer.body.code) }]);
    },
    60_000,
  );

  it('under the key of another command: refused and kept; under its own key: the first answer, and nothing twice', async () => {
    const id = await dispatched('REFUSED-KEY');
    const version = (await hub.as(BANK).get(`/v1/referrals/${id}`)).headers.get('etag') ?? '';
    const headers = { 'if-match': version, 'idempotency-key': 'one-key' };
    expect((await give(BANK, `${id}/acknowledge`, CONTACT, headers)).status).toBe(200);
    const before = await standing(id);
    expect((await give(BANK, `${id}/acknowledge`, CONTACT, headers)).status).toBe(200);
    const other = await give(BANK, `${id}/logContact`, { at: new Date().toISOString(), mode: '电话', result: '已联系' }, headers);
    expect(`${other.status} ${textOf(other.body.code)}`).toBe('422 HUB_IDEMPOTENCY_KEY_REUSED');
    expect(await standing(id)).toEqual(before);
    expect(await audited(id)).toEqual([{ party: 'BNK-ICBC-QD', command: 'logContact', code: 'HUB_IDEMPOTENCY_KEY_REUSED' }]);
  }, 60_000);

  it('ten thousand on one case: each is answered, what was obeyed is its history, what was refused is counted', async () => {
    const id = await working('REFUSED-FLOOD');
    const { version } = (await standing(id)) as { readonly version: number };
    const kinds = [
      () => give(OTHER_BANK, `${id}/submitReply`, REPLY, { 'if-match': `"${version}"` }),
      () => give('KEY_DESK', `${id}/submitReply`, REPLY, { 'if-match': `"${version}"` }),
      () => give(BANK, `${id}/submitReply`, REPLY, { 'if-match': `"${version - 1}"` }),
      () => give('KEY_DESK', `${id}/approveReply`, APPROVAL, { 'if-match': `"${version}"` }),
      () => give(BANK, `${id}/requestExtension`, extension('2099-01-05'), { 'if-match': `"${version}"` }),
      () => give(BANK, `${id}/logContact`, { at: '2026-11-24T09:00:00+08:00', mode: '电话', result: '已联系' }, { 'if-match': `"${version}"` }),
    ];
    const answers = new Map<number, number>();
    await inParallel(
      Array.from({ length: FLOOD }, (_, index) => index),
      16,
      async (index) => {
        const { status } = (await kinds[index % kinds.length]?.()) as HubAnswer;
        answers.set(status, (answers.get(status) ?? 0) + 1);
      },
    );
    const refused = [...answers].filter(([status]) => status !== 200).reduce((sum, [, count]) => sum + count, 0);
    expect([...answers.keys()].sort()).toEqual([200, 403, 404, 409, 412, 422]);
    expect((await standing(id)) as { readonly version: number }).toMatchObject({ version });
    const { rows } = await database.query<{ written: number; more: number; contacts: number; gaps: number }>(
      `select (select count(*)::int from casework.refused_command where referral_id = $1) as written,
              (select sum(more)::int from casework.refused_command where referral_id = $1) as more,
              (select count(*)::int from casework.event where stream_id = $1 and message like '%ContactLogged%') as contacts,
              (select (max(stream_version) - count(*))::int from casework.event where stream_id = $1) as gaps`,
      [id],
    );
    const [found] = rows;
    expect(found).toMatchObject({ contacts: answers.get(200), gaps: 0 });
    expect((found?.written ?? 0) + (found?.more ?? 0)).toBe(refused);
    // Three parties, a thousand each, and those that counted at the same moment.
    expect(found?.written).toBeLessThanOrEqual(3 * 1_016);
    expect((await hub.as(BANK).command(id, 'submitReply', REPLY)).body.status).toBe('REPLY_REVIEW');
  }, 1_800_000);
});
