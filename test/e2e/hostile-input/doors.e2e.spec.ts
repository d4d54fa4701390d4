import { DOORS, type Door } from '#contracts';
import { testServers, type TestServers } from '#testing';
import { goodOrder, hostileOrder, registrationFile, registrationRow } from '../../support/hostile-orders.js';
import { inParallel } from '../../support/in-parallel.js';
import { RunningHub } from '../../support/running-hub.js';
import { cloudEvents, hostileTexts, jsonTexts } from '../../support/vectors.js';

const KEY: Readonly<Record<Door, string>> = {
  'hotline-12345': 'KEY_HOTLINE_12345',
  petition: 'KEY_PETITION',
  'market-12315': 'KEY_MARKET_12315',
  'hotline-12378': 'KEY_HOTLINE_12378',
};

describe('hostile input at the doors', () => {
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

  /** Sends one body to a door. @returns its status and, where it is refused, the code */
  const send = async (door: Door, path: string, body: string | Buffer, headers: Readonly<Record<string, string>>): Promise<string> => {
    const answer = await hub.as(KEY[door]).request('POST', `/v1/doors/${door}/${path}`, { body, headers });
    const { code } = answer.body as unknown as { code?: string };
    return `${answer.status} ${answer.status >= 400 ? String(code) : ''}`.trim();
  };
  const sendGood = async (door: Door, no: string): Promise<void> => {
    const { path, body, contentType } = goodOrder(door, no);
    expect(await send(door, path, body, { 'content-type': contentType })).toBe('202');
  };
  const arrived = async (door: Door, no: string): Promise<void> => {
    expect(await hub.as(KEY[door]).codes(door, no, 'DISPATCHED')).toEqual(['RECEIVED', 'DISPATCHED']);
  };
  /** Every answer is a success or a refusal with a code of ours. */
  const REFUSED_OR_TAKEN = /^(200|202|4\d\d HUB_[A-Z0-9_]+)$/;

  it.each(DOORS)(
    'every text, in every field: %s answers each, and loses no neighbour',
    async (door) => {
      const turn = DOORS.indexOf(door);
      await sendGood(door, `BEFORE-TEXT-${door}`);
      const odd: string[] = [];
      // A door of files gets one file a text here, so it takes a part; the whole list goes through it as one file below.
      const texts = [...hostileTexts().entries()].filter(([index]) => door !== 'market-12315' || index % 12 < 2);
      await inParallel(texts, 12, async ([index, text]) => {
        const reach = (index + turn) % 2 === 0 ? 'free' : 'all';
        const { path, body, contentType } = hostileOrder(door, `TEXT-${index}`, text, reach);
        const answer = await send(door, path, body, { 'content-type': contentType });
        if (!REFUSED_OR_TAKEN.test(answer)) odd.push(`${index} ${reach}: ${answer}`);
      });
      expect(odd).toEqual([]);
      await sendGood(door, `AFTER-TEXT-${door}`);
      await arrived(door, `BEFORE-TEXT-${door}`);
      await arrived(door, `AFTER-TEXT-${door}`);
    },
    240_000,
  );

  it.each(DOORS)(
    'every JSON text and every foreign event as a body: %s refuses each',
    async (door) => {
      const { path, contentType } = goodOrder(door, 'x');
      const taken: string[] = [];
      await inParallel(jsonTexts(), 12, async ({ name, bytes }) => {
        const answer = await send(door, path, bytes, { 'content-type': contentType });
        if (!/^4\d\d HUB_[A-Z0-9_]+$/.test(answer)) taken.push(`${name}: ${answer}`);
      });
      for (const { payload, headers } of cloudEvents()) {
        const answer = await send(door, path, payload, headers);
        if (!/^4\d\d HUB_[A-Z0-9_]+$/.test(answer)) taken.push(`${payload.slice(0, 40)}: ${answer}`);
      }
      expect(taken).toEqual([]);
      await sendGood(door, `AFTER-JSON-${door}`);
      await arrived(door, `AFTER-JSON-${door}`);
    },
    120_000,
  );

  it.each(DOORS)(
    'every text in the address and in the headers: %s',
    async (door) => {
      const odd: string[] = [];
      await inParallel(hostileTexts(), 12, async (text) => {
        const coded = encodeURIComponent(text.toWellFormed().slice(0, 600));
        const client = hub.as(KEY[door]);
        const answers = await Promise.all([
          client.get(`/v1/doors/${door}/orders/${coded}`),
          client.get(`/v1/doors/${door}/batches/${coded}`),
          client.get(`/v1/doors/${door}/statuses?after=${coded}&wait=${coded}`),
          client.get(`/v1/doors/${coded}/orders/x`),
          client.request('POST', `/v1/doors/${door}/orders/${coded}/commands/${coded}`, { body: '{}', headers: { 'x-hub-drill': coded, 'if-match': coded } }),
        ]);
        for (const [index, { status, body }] of answers.entries()) {
          const ours = (body as unknown as { code?: string }).code?.startsWith('HUB_') === true;
          if (status < 400 || status >= 500 || !ours) odd.push(`${index} ${JSON.stringify(text.slice(0, 40))}: ${status}`);
        }
      });
      expect(odd).toEqual([]);
    },
    120_000,
  );

  it('every text and every JSON text as rows of one NDJSON file: the file is worked off to its end, good rows arrive', async () => {
    const door = 'hotline-12345';
    const good = (no: string): string => goodOrder(door, no).body;
    const texts = hostileTexts().map((text, index) => hostileOrder(door, `ROW-${index}`, text, index % 2 === 0 ? 'free' : 'all').body);
    const rows = [good('NDJSON-FIRST'), ...texts, good('NDJSON-MIDDLE')].map((row) => Buffer.from(row));
    const all = [...rows, ...jsonTexts().map(({ bytes }) => bytes), Buffer.from(good('NDJSON-LAST'))];
    const file = all.filter(({ length }) => length < 100_000).flatMap((row) => [row, Buffer.from('\n')]);
    await batch(door, 'orders:batch', 'application/x-ndjson', Buffer.concat(file));
    for (const no of ['NDJSON-FIRST', 'NDJSON-MIDDLE', 'NDJSON-LAST']) await arrived(door, no);
  }, 120_000);

  it('every text as rows of one CSV file: the file is worked off to its end, good rows arrive', async () => {
    const door = 'market-12315';
    const texts = hostileTexts().filter((text) => text.length < 20_000);
    const good = (no: string): string => registrationRow(no, '短信费扣了两年，要求退。工商银行。', 'free');
    const rows = texts.map((text, index) => registrationRow(`CSV-${index}`, text, 'free'));
    await batch(door, 'registrations:batch', 'text/csv; charset=utf-8', Buffer.from(registrationFile([good('CSV-FIRST'), ...rows, good('CSV-LAST')])));
    for (const no of ['CSV-FIRST', 'CSV-LAST']) expect((await hub.as(KEY[door]).codes(door, no, 'DISPATCHED')).at(-1)).toBe('DISPATCHED');
  }, 120_000);

  /** Sends a file and waits until each of its rows has an outcome. */
  async function batch(door: Door, path: string, type: string, body: Buffer): Promise<void> {
    const client = hub.as(KEY[door]);
    const sent = await client.request('POST', `/v1/doors/${door}/${path}`, { body, headers: { 'content-type': type } });
    expect([sent.status, sent.body.code]).toEqual([202, undefined]);
    const { batchId } = sent.body as unknown as { batchId: string };
    const report = await client.batchDone(`/v1/doors/${door}/batches/${batchId}`);
    const { rows, accepted, duplicate, refused, conflict } = report as unknown as Record<string, number>;
    expect((accepted ?? 0) + (duplicate ?? 0) + (refused ?? 0) + (conflict ?? 0)).toBe(rows);
    expect(refused).toBeGreaterThan(10);
    const refusals = await client.get(`/v1/doors/${door}/batches/${batchId}/refusals`);
    expect(refusals.status).toBe(200);
  }
});
