import { isHubError, type ErrorCode, type JsonObject, type JsonValue, type LocalDate } from '#kernel';
import { decodeUtf8, InputFault, parseStrictJson, textFault, type Fault } from '#platform';
import { arrangementOf, isLocalDate, overlayDays, readHolidayCn, readHolidayCsv, type Notice, type NoticeFaultCode } from '#sla';
import type { ChangeContent } from './change.js';

export type NoticeFormat = 'json' | 'csv';

/** A hostile file has thousands of faults; nobody reads more than these. */
const MOST_FAULTS = 100;
const MOST_DAYS = 400;
const MOST_REASON = 100;
/** The first year of which every notice is loaded. */
const FIRST_YEAR = 2018;

const WHY: Readonly<Record<NoticeFaultCode, string>> = {
  'no-papers': '没有通知文件地址（papers）。No address of the notice: tables without papers are invented ones.',
  'paper-not-of-the-government': '地址不是 gov.cn。The paper is not on gov.cn.',
  'no-days': '没有任何日期。The notice names no day.',
  'day-of-another-time': '日期不在该年及前后一周内。The day is not in the year, nor within a week of it.',
  'day-twice': '日期重复。The day stands there twice.',
  'make-up-not-on-a-weekend': '调休上班日不是周末。A make-up day must be a Saturday or Sunday.',
  'festival-missing': '缺少法定节日。A festival of the law is missing.',
  'statutory-day-not-off': '法定假日未放假。A statutory day is not off (全国年节及纪念日放假办法 art. 2).',
};

/** @param nextYear the latest year of which a notice can have come out @throws InputFault with every fault at once */
export function readNotice(bytes: Buffer, format: NoticeFormat, nextYear: number): Extract<ChangeContent, { kind: 'NOTICE' }> {
  const notice = noticeOf(bytes, format);
  const faults: Fault[] =
    notice.year < FIRST_YEAR || notice.year > nextYear ? [fault('/year', 'HUB_CALENDAR_YEAR_IMPLAUSIBLE', `${notice.year}: ${FIRST_YEAR}–${nextYear}`)] : [];
  const arranged = arrangementOf(notice);
  if (!arranged.accepted)
    faults.push(
      ...arranged.faults.map(({ code, which }) =>
        fault(pathOf(code), `HUB_NOTICE_${code.toUpperCase().replaceAll('-', '_')}` as ErrorCode, `${which.slice(0, 80)} ${WHY[code]}`.trim()),
      ),
    );
  notice.papers.forEach((paper, index) => {
    if (paper.length > 300) faults.push(fault(`/papers/${index}`, 'HUB_VALUE_INVALID', 'an address of at most 300 characters'));
  });
  notice.days.forEach(({ name }, index) => {
    if (/\p{Cc}/u.test(name)) faults.push(fault(`/days/${index}/name`, 'HUB_VALUE_INVALID', 'a name without control characters'));
  });
  if (faults.length > 0 || !arranged.accepted)
    throw new InputFault(
      'HUB_CALENDAR_NOTICE_REFUSED',
      422,
      '该文件不是国务院放假通知，见 errors。This is no State Council notice: see errors.',
      faults.slice(0, MOST_FAULTS),
    );
  return { kind: 'NOTICE', arrangement: arranged.arrangement };
}

const fault = (path: string, code: ErrorCode, detail: string): Fault => ({ path, code, detail });
const pathOf = (code: NoticeFaultCode): string => (code === 'no-papers' || code === 'paper-not-of-the-government' ? '/papers' : '/days');

function noticeOf(bytes: Buffer, format: NoticeFormat): Notice {
  const text = decodeUtf8(bytes);
  try {
    if (format === 'json') {
      // Duplicate keys, depth and forbidden names are invisible to a lenient reader.
      parseStrictJson(bytes);
      return readHolidayCn(text);
    }
    const [notice, ...more] = readHolidayCsv(text);
    if (!notice || more.length > 0) throw new InputFault('HUB_CALENDAR_ONE_YEAR', 422, '一次只导入一年。Give the rows of exactly one year.');
    return notice;
  } catch (error) {
    if (isHubError(error)) throw new InputFault('HUB_CALENDAR_FILE_INVALID', 422, `无法读取日历文件。${error.message}`);
    throw error;
  }
}

const isReason = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && value.trim().length >= 2 && value.length <= MOST_REASON && textFault(value) === null && !/\p{Cc}|\d{7}/u.test(value);

/** `{orgId, reason, closed[], open[]}` @throws InputFault with every fault at once */
export function readOverlay(body: JsonObject): Extract<ChangeContent, { kind: 'OVERLAY' }> {
  const faults: Fault[] = [];
  const orgId = typeof body.orgId === 'string' && body.orgId.length <= 40 ? body.orgId : '';
  const reason = isReason(body.reason) ? body.reason.trim() : '';
  if (orgId === '') faults.push(fault('/orgId', 'HUB_VALUE_INVALID', 'the id of a registered party'));
  if (reason === '')
    faults.push(fault('/reason', 'HUB_VALUE_INVALID', `2 to ${MOST_REASON} characters, shown to everybody: no names, no numbers of seven digits`));
  const days = { closed: daysOf('closed', body.closed ?? [], faults), open: daysOf('open', body.open ?? [], faults) };
  const count = days.closed.length + days.open.length;
  if (count === 0 || count > MOST_DAYS) faults.push(fault('/closed', 'HUB_FIELD_MISSING', `1 to ${MOST_DAYS} days, closed or open`));
  both({ reason, ...days }, faults);
  if (faults.length > 0)
    throw new InputFault('HUB_BODY_INVALID', 422, '单位日历有误，见 errors。The organisation’s days have faults: see errors.', faults.slice(0, MOST_FAULTS));
  return { kind: 'OVERLAY', orgId, reason, ...days };
}

function daysOf(name: string, value: JsonValue, faults: Fault[]): readonly LocalDate[] {
  if (!Array.isArray(value)) {
    faults.push(fault(`/${name}`, 'HUB_TYPE', 'a list of days, YYYY-MM-DD'));
    return [];
  }
  return [...new Set(value)].flatMap((day: unknown, index): readonly LocalDate[] => {
    if (typeof day === 'string' && isLocalDate(day)) return [day];
    faults.push(fault(`/${name}/${index}`, 'HUB_VALUE_INVALID', 'a day that exists, YYYY-MM-DD'));
    return [];
  });
}

function both(overlay: Parameters<typeof overlayDays>[0], faults: Fault[]): void {
  try {
    overlayDays(overlay);
  } catch (error) {
    if (!isHubError(error)) throw error;
    faults.push(fault('/open', error.code, error.message));
  }
}
