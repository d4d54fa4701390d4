import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvLine, MARKET_COLUMNS, type HubAnswer, type HubHttp } from '#simulation';
import { sendRegistrations } from './market-batch.js';
import { reportOf } from './report.js';
import { Tally } from './tally.js';

/** The door's answers for one file of one row that it took at `receivedAt`. */
function doorThatTookItAt(receivedAt: number): Pick<HubHttp, 'send' | 'get'> {
  const json = { batchId: 'B1', state: 'done', accepted: 1, duplicate: 0, refused: 0, conflict: 0, receivedAt: new Date(receivedAt).toISOString() };
  const answer: HubAnswer = { status: 202, headers: {}, text: '', json, answerLost: false };
  return { send: () => Promise.resolve(answer), get: () => Promise.resolve({ ...answer, status: 200 }) };
}

describe('a file of registrations', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-send-'));
  const file = join(folder, 'registrations.csv');
  writeFileSync(file, `${csvLine(MARKET_COLUMNS)}\n${csvLine(MARKET_COLUMNS.map(() => 'x'))}\n`);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['sent for the first time', 0, { submitted: 1, accepted: 1, duplicate: 0, repeated: false }],
    ['sent again', 3_600_000, { submitted: 1, accepted: 0, duplicate: 1, repeated: true }],
  ])('%s', async (_, agoMs, report) => {
    const tally = new Tally();
    await sendRegistrations(doorThatTookItAt(Date.now() - agoMs) as HubHttp, file, null, tally);
    expect(reportOf(tally, false)).toMatchObject(report);
  });
});
