import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testServers, type TestServers } from '#testing';
import { limitsOf, type GivenLimit } from './register.js';
import { fieldsOf, scoreOn } from './score.js';

describe('a register lived through on the timers of the hub', () => {
  let servers: TestServers;
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'liandong-score-'));
    servers = await testServers();
  }, 120_000);
  afterEach(async () => {
    await servers.dispose();
    rmSync(folder, { recursive: true, force: true });
  }, 120_000);

  const limits = (rows: readonly Readonly<Record<string, unknown>>[], more: object = {}): readonly GivenLimit[] => {
    const fields = fieldsOf(rows[0] ?? {}, { file: '', ...more });
    return rows.flatMap((row, index) => limitsOf(row, fields, index + 1));
  };
  /** Invented: what each is, and what the register says of it. */
  const row = (id: string, times: readonly [due: string | null, closed: string | null, opened?: string], flag: string) => {
    const [TARGET_DT, CLOSED_DT, OPEN_DT = '2015-03-01 10:00:00'] = times;
    return { id, OPEN_DT, TARGET_DT, CLOSED_DT, OnTime_Status: flag };
  };

  it('breaches where the register says overdue, to the second', async () => {
    const found = await scoreOn(
      servers,
      folder,
      limits([
        row('in time', ['2015-03-05 10:00:00', '2015-03-04 10:00:00'], 'ONTIME'),
        row('at the very second', ['2015-03-05 10:00:00', '2015-03-05 10:00:00'], 'ONTIME'),
        row('a second late', ['2015-03-05 10:00:00', '2015-03-05 10:00:01'], 'OVERDUE'),
        row('months late', ['2015-03-05 10:00:00', '2015-09-05 10:00:01'], 'OVERDUE'),
        row('open and overdue', ['2015-09-05 11:00:00', null], 'OVERDUE'),
        row('open', ['2015-12-05 11:00:00', null], 'ONTIME'),
        row('without a target', [null, '2015-03-02 10:00:00'], 'ONTIME'),
        row('not flagged', ['2015-03-05 10:00:00', '2015-03-06 10:00:00'], ''),
        row('ended before it began', ['2015-03-05 10:00:00', '2015-02-28 10:00:00'], 'ONTIME'),
        row('opened and closed at once', ['2015-03-05 10:00:00', '2015-03-01 10:00:00'], 'ONTIME'),
        row('flagged wrongly', ['2015-03-05 10:00:00', '2015-03-04 10:00:00'], 'OVERDUE'),
      ]),
    );
    expect(found).toMatchObject({
      asOf: '2015-09-05T03:00:01.000Z',
      cases: 11,
      withTarget: 10,
      unusable: 1,
      noFlag: 1,
      agree: 7,
      contradict: 1,
      breached: 4,
      contradicting: ['flagged wrongly'],
    });
  }, 120_000);

  it('runs limits of so many days beside each other', async () => {
    const replies = [
      { id: '1', created_at: '2012-05-01 08:00:00', replied_at: '2012-05-16 08:00:00' },
      { id: '2', created_at: '2012-05-01 08:00:00', replied_at: '2012-05-16 08:00:01' },
      { id: '3', created_at: '2019-05-01 08:00:00', replied_at: '2019-07-30 08:00:00' },
    ];
    const found = await scoreOn(servers, folder, limits(replies));
    expect(found).toMatchObject({ cases: 3, withTarget: 6, agree: 6, contradict: 0 });
    expect(found.limits.map(({ limit, breached }) => [limit, breached])).toEqual([
      ['15 d', 2],
      ['60 d', 1],
    ]);
  }, 120_000);
});
