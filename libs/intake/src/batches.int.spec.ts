import { setTimeout as sleep } from 'node:timers/promises';
import { FakeClock, hotlineOrder } from '#testing';
import { call, commandId, postJson, startDoors, type Answer, type DoorApp } from '../../../test/contract/doors/door-app.js';
import { BatchImporter } from './batch/importer.js';
import { claimBatch } from './batch/batch-store.js';
import { ImportChunk } from './batch/import-chunk.js';
import { gb18030 } from '../../../test/contract/doors/gb18030.js';

const H = 'hotline-12345';
const M = 'market-12315';
const HEADER = '登记编号,版本,类型,登记时间,消费者姓名,联系电话,证件号码,经营者名称,统一社会信用代码,商品或服务,涉及金额(元),诉求,问题描述,行政区划,是否保密';
const row = (no: string, parts: { kind?: string; at?: string; text?: string } = {}): string =>
  `${no},1,${parts.kind ?? '投诉'},${parts.at ?? '2026-11-18 08:32:00'},测试乙,19900000394,,青岛银行股份有限公司,,储蓄卡,36.00,退费,${parts.text ?? '短信费扣了两年，要求退。'},370213,否`;

describe('batch files on real servers', () => {
  let app: DoorApp;
  beforeAll(async () => {
    app = await startDoors(new FakeClock('2026-11-23T10:00:00+08:00'));
  }, 120_000);
  afterAll(() => app.stop(), 120_000);

  const upload = (body: string | Uint8Array, headers: Record<string, string> = { 'content-type': 'text/csv' }): Promise<Answer> =>
    call(app, M, `${M}/registrations:batch`, { body, headers });
  const ndjson = (lines: readonly unknown[]): Promise<Answer> =>
    call(app, H, `${H}/orders:batch`, {
      body: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
      headers: { 'content-type': 'application/x-ndjson' },
    });
  const finished = async (door: typeof H | typeof M, batchId: unknown): Promise<Record<string, unknown>> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const { json } = await call(app, door, `${door}/batches/${String(batchId)}`);
      if (json.state === 'done') return json;
      await sleep(25);
    }
    throw new Error('the batch did not end');
  };

  it('takes an NDJSON file, counts every row once and hands the refused ones back with reasons', async () => {
    const order = hotlineOrder();
    const other = { ...order, title: '另一个标题' };
    const { status, json } = await ndjson([order, order, other, '{"broken"', { ...hotlineOrder(), title: '' }, '', hotlineOrder()]);
    expect(status).toBe(202);
    expect(await finished(H, json.batchId)).toMatchObject({ rows: 6, rowsDone: 6, accepted: 2, duplicate: 1, conflict: 1, refused: 2 });
    const { text } = await call(app, H, `${H}/batches/${String(json.batchId)}/refusals`);
    const refusals = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { record: unknown; reason: { row: number; code: string; errors: { path: string }[] } });
    expect(refusals.map(({ reason }) => [reason.row, reason.code])).toEqual([
      [3, 'HUB_SOURCE_CONFLICT'],
      [4, 'HUB_JSON_INVALID'],
      [5, 'HUB_SCHEMA_INVALID'],
    ]);
    expect(refusals[0]?.record).toEqual(other);
    expect(refusals[2]?.reason.errors[0]?.path).toBe('5:/title');
  });

  it('takes a file of many chunks row by row exactly once, however many importers work and however often one dies half-way', async () => {
    const importer = app.running.app.get(BatchImporter);
    const chunks = app.running.app.get(ImportChunk);
    const before = await app.database.worker((tx) => tx.query<{ n: number }>('select count(*)::int as n from intake.source_order'));
    const { json } = await ndjson(Array.from({ length: 1_500 }, () => hotlineOrder()));
    const dyingImporter = (): Promise<void> =>
      app.database
        .worker(async (tx) => {
          const batch = await claimBatch(tx, [H]);
          if (batch) await chunks.next(tx, batch, batch.receivedAt);
          throw new Error('killed before the commit');
        })
        .catch(() => undefined);
    await Promise.all(Array.from({ length: 12 }, (_, index) => (index % 3 === 0 ? dyingImporter() : importer.pass())));
    expect(await finished(H, json.batchId)).toMatchObject({ rows: 1_500, rowsDone: 1_500, accepted: 1_500, duplicate: 0, refused: 0, conflict: 0 });
    const after = await app.database.worker((tx) => tx.query<{ n: number }>('select count(*)::int as n from intake.source_order'));
    expect((after[0]?.n ?? 0) - (before[0]?.n ?? 0)).toBe(1_500);
    expect(await app.database.worker((tx) => tx.query('select 1 from intake.batch_chunk where batch_id = $1', [json.batchId]))).toEqual([]);
  }, 30_000);

  it('answers the same file with the same report', async () => {
    const lines = [hotlineOrder(), hotlineOrder()];
    const first = await ndjson(lines);
    await finished(H, first.json.batchId);
    const again = await ndjson(lines);
    expect([again.json.batchId, again.json.accepted]).toEqual([first.json.batchId, 2]);
  });

  it('forwards command rows, and tells a refused one on the feed as REFUSED', async () => {
    const order = hotlineOrder();
    await postJson(app, `${H}/orders`, order);
    const good = { orderNo: order.orderNo, command: 'remind', commandId: commandId(), text: '请尽快办理' };
    const bad = { orderNo: order.orderNo, command: 'recordCallback', commandId: commandId(), rating: 9 };
    const lost = { orderNo: 'SD000', command: 'remind', commandId: commandId(), text: '请尽快办理' };
    const { json } = await ndjson([good, good, bad, lost]);
    expect(await finished(H, json.batchId)).toMatchObject({ accepted: 1, duplicate: 1, refused: 2 });
    const sent = await app.database.worker((tx) =>
      tx.query<{ message: string }>(`select message from intake.event where topic = 'casework.referral.command.v1'`),
    );
    expect(JSON.parse(sent[0]?.message ?? '')).toMatchObject({
      type: 'cn.qingdao.intake.CommandForwarded.v1',
      data: { command: 'remind', commandId: good.commandId, actor: { door: H, roles: ['HO', 'CB'] } },
    });
    expect(sent[0]?.message).not.toContain('请尽快办理');
    const { json: feed } = await call(app, H, `${H}/statuses`);
    expect(
      (feed.items as Record<string, unknown>[]).map(({ code, action, seq, commandId: id, reasonCode }) => [code, action, seq, id, reasonCode]).sort(),
    ).toEqual(
      [
        ['REFUSED', '数据退回', null, bad.commandId, 'HUB_SCHEMA_INVALID'],
        ['REFUSED', '数据退回', null, lost.commandId, 'HUB_ORDER_UNKNOWN'],
      ].sort(),
    );
  });

  it('reads a registration file in UTF-8, with BOM, in GB18030 and as multipart as the same orders', async () => {
    const rows = [row('37020026111800001'), row('37020026111800002', { kind: '投诉举报', text: '"第一行\n第二行，含""引号"""' })];
    const file = `${HEADER}\r\n${rows.join('\r\n')}\r\n,,,,,,,,,,,,,,\r\n`;
    expect(await finished(M, (await upload(file)).json.batchId)).toMatchObject({ rows: 2, accepted: 2 });
    const form = new FormData();
    form.append('note', 'x');
    form.append('file', new Blob([`\ufeff${file}`], { type: 'text/csv' }), '登记.csv');
    for (const again of [
      await call(app, M, `${M}/registrations:batch`, { body: form }),
      await upload(gb18030(file)),
      await upload(Buffer.from(`\ufeff${file}`, 'utf16le')),
    ]) {
      expect(again.status).toBe(202);
      expect(await finished(M, again.json.batchId)).toMatchObject({ rows: 2, accepted: 0, duplicate: 2 });
    }
  });

  it('refuses rows that a spreadsheet has damaged, and guards its own file against formulas', async () => {
    const damaged = row('37020026111800009').replace(',19900000394,,', ',19900000394,370202199001011000,');
    const file = [
      HEADER,
      row('1.3702E+20'),
      damaged,
      row('37020026111800003', { at: '46344.355' }),
      row('37020026111800004', { at: '18/11/2026 08:00' }),
      row('37020026111800005', { text: '#N/A' }),
      `${row('37020026111800006', { text: '=1+1' })},extra`,
    ].join('\n');
    const { json } = await upload(file);
    expect(await finished(M, json.batchId)).toMatchObject({ rows: 6, refused: 6 });
    const { text, headers } = await call(app, M, `${M}/batches/${String(json.batchId)}/refusals`);
    expect(headers.get('content-type')).toContain('text/csv');
    for (const code of ['HUB_ID_AS_NUMBER', 'HUB_DATE_SERIAL', 'HUB_DATE_AMBIGUOUS', 'HUB_CELL_ERROR', 'HUB_ROW_RAGGED']) expect(text).toContain(code);
    expect(text).toContain(`"'=1+1"`);
  });

  it.each([
    ['an unknown and a missing column', `${HEADER.replace('类型', '种类')}\n${row('1')}`, 422, 'HUB_HEADER_INVALID'],
    ['semicolons', HEADER.replaceAll(',', ';'), 422, 'HUB_CSV_DELIMITER'],
    ['a header alone', `${HEADER}\n`, 422, 'HUB_NO_ROWS'],
    ['an open quote', `${HEADER}\n"`, 422, 'HUB_CSV_QUOTE'],
    ['a workbook', 'PK\u0003\u0004 and more', 415, 'HUB_MEDIA_TYPE'],
  ])('refuses a file with %s at once and keeps nothing of it', async (_what, file, status, code) => {
    const answer = await upload(file);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    const left = await app.database.worker((tx) => tx.query(`select 1 from intake.batch where state = 'uploading'`));
    expect(left).toEqual([]);
  });

  it('tells why even where most of a refused file is still on its way', async () => {
    const answer = await upload(`${HEADER.replace('类型', '种类')}\n${`${row('37020026111899999')}\n`.repeat(40_000)}`);
    expect([answer.status, answer.json.code]).toEqual([422, 'HUB_HEADER_INVALID']);
  });

  it('takes a petition ZIP later, and says so', async () => {
    const answer = await call(app, 'petition', 'petition/letters:batch', { body: 'PK', headers: { 'content-type': 'application/zip' } });
    expect([answer.status, answer.json.code]).toEqual([415, 'HUB_MEDIA_TYPE']);
  });
});
