import fc from 'fast-check';
import { InputFault } from '#platform';
import { bytesOf, INVENTED_2027, inventedWith } from './invented-notice.spec-support.js';
import { readNotice, readOverlay } from './read-proposal.js';

const NEXT = 2027;
const faultsOf = (read: () => unknown): InputFault => {
  try {
    read();
  } catch (error) {
    if (error instanceof InputFault) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};
const codes = (read: () => unknown): readonly string[] => faultsOf(read).faults.map(({ code }) => code);
const csv = (rows: readonly string[]): Buffer => Buffer.from(['date,name,is_off_day,paper', ...rows].join('\n'));
const rowsOf = (): readonly string[] => INVENTED_2027.days.map(({ date, name, isOffDay }) => `${date},${name},${isOffDay ? 1 : 0},${INVENTED_2027.papers[0]}`);

describe('a notice somebody hands in', () => {
  it('is the same as JSON and as CSV', () => {
    expect(readNotice(csv(rowsOf()), 'csv', NEXT)).toEqual(readNotice(bytesOf(INVENTED_2027), 'json', NEXT));
  });

  it('is refused with every fault at once', () => {
    const add = [
      { name: '假', date: '2027-03-03', isOffDay: false },
      { name: '假\u0007', date: '2027-02-06', isOffDay: true },
      { name: '远', date: '2029-03-03', isOffDay: true },
    ];
    const notice = JSON.parse(inventedWith({ without: ['2027-05-01', '2027-06-09'], add }).toString()) as object;
    expect(codes(() => readNotice(bytesOf({ ...notice, papers: ['https://example.com/x'] }), 'json', NEXT)).toSorted()).toEqual([
      'HUB_NOTICE_DAY_OF_ANOTHER_TIME',
      'HUB_NOTICE_DAY_TWICE',
      'HUB_NOTICE_FESTIVAL_MISSING',
      'HUB_NOTICE_MAKE_UP_NOT_ON_A_WEEKEND',
      'HUB_NOTICE_PAPER_NOT_OF_THE_GOVERNMENT',
      'HUB_NOTICE_STATUTORY_DAY_NOT_OFF',
      'HUB_VALUE_INVALID',
    ]);
  });

  it('is refused as invented without papers', () => {
    expect(codes(() => readNotice(bytesOf({ ...INVENTED_2027, papers: [] }), 'json', NEXT))).toEqual(['HUB_NOTICE_NO_PAPERS']);
    expect(codes(() => readNotice(bytesOf({ year: 2027, papers: [], days: [] }), 'json', NEXT))).toContain('HUB_NOTICE_NO_DAYS');
  });

  it('is refused for a year of which no notice can have come out', () => {
    expect(codes(() => readNotice(bytesOf(INVENTED_2027), 'json', 2026))).toEqual(['HUB_CALENDAR_YEAR_IMPLAUSIBLE']);
  });

  it.each([
    ['two years in one CSV', csv([...rowsOf(), `2026-01-01,元旦,1,${INVENTED_2027.papers[0]}`]), 'csv', 'HUB_CALENDAR_ONE_YEAR'],
    ['no row', csv([]), 'csv', 'HUB_CALENDAR_ONE_YEAR'],
    ['a row too short', csv(['2027-01-01,元旦']), 'csv', 'HUB_CALENDAR_FILE_INVALID'],
    ['a key twice', Buffer.from('{"year":2027,"year":2026,"papers":[],"days":[]}'), 'json', 'HUB_JSON_DUPLICATE_KEY'],
    ['a forbidden key', Buffer.from('{"year":2027,"__proto__":1,"papers":[],"days":[]}'), 'json', 'HUB_KEY_FORBIDDEN'],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'json', 'HUB_TEXT_ENCODING'],
    ['a list', Buffer.from('[]'), 'json', 'HUB_CALENDAR_FILE_INVALID'],
    [
      'a day that does not exist',
      bytesOf({ ...INVENTED_2027, days: [{ name: 'x', date: '2027-02-30', isOffDay: true }] }),
      'json',
      'HUB_CALENDAR_FILE_INVALID',
    ],
  ] as const)('%s is refused as such', (_what, bytes, format, code) => {
    expect(faultsOf(() => readNotice(bytes, format, NEXT)).code).toBe(code);
  });

  it('whatever it is, is read or refused by a code, never anything else, and no more than a hundred faults', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
      fc.string(),
      fc.boolean(),
    );
    const dayLike = fc.record({ name: value, date: value, isOffDay: value }, { requiredKeys: [] });
    const noticeLike = fc.record(
      { year: fc.oneof(fc.constant(2027), value), papers: fc.oneof(fc.array(value), value), days: fc.oneof(fc.array(dayLike, { maxLength: 150 }), value) },
      { requiredKeys: [] },
    );
    const wrecked = fc.tuple(fc.nat(4_000), fc.string({ maxLength: 6, unit: 'binary' })).map(([place, text]) => {
      const whole = JSON.stringify(INVENTED_2027);
      return `${whole.slice(0, place % whole.length)}${text}${whole.slice((place % whole.length) + text.length)}`;
    });
    const bytes = fc.oneof(
      noticeLike.map((notice) => Buffer.from(JSON.stringify(notice))),
      wrecked.map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 400 }).map((raw) => Buffer.from(raw)),
      fc.array(fc.string({ maxLength: 30 })).map(csv),
    );
    fc.assert(
      fc.property(bytes, fc.constantFrom('json' as const, 'csv' as const), (raw, format) => {
        try {
          expect(readNotice(raw, format, NEXT).arrangement.status).toBe('CONFIRMED');
        } catch (error) {
          if (!(error instanceof InputFault)) throw error;
          expect(error.code).toMatch(/^HUB_/);
          expect(error.faults.length).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);
});

describe('days of one organisation', () => {
  const right = { orgId: 'BNK-ICBC-QD', reason: ' 台风停工 ', closed: ['2026-12-01', '2026-12-01'], open: ['2026-12-05'] };
  it('are read once each', () => {
    expect(readOverlay(right)).toEqual({ kind: 'OVERLAY', orgId: 'BNK-ICBC-QD', reason: '台风停工', closed: ['2026-12-01'], open: ['2026-12-05'] });
  });
  it.each([
    [{}, ['/orgId', '/reason', '/closed']],
    [{ ...right, reason: '电话19900000001' }, ['/reason']],
    [{ ...right, closed: ['2026-02-30', 7] }, ['/closed/0', '/closed/1']],
    [{ ...right, closed: 'x' }, ['/closed']],
    [{ ...right, open: ['2026-12-01'] }, ['/open']],
    [{ ...right, closed: [], open: [] }, ['/closed']],
  ])('%j is refused at %j', (body, paths) => {
    expect(faultsOf(() => readOverlay(body as never)).faults.map(({ path }) => path)).toEqual(paths);
  });
});
