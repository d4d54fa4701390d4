import type { Instant, JsonObject } from '#kernel';
import { InputFault } from '#platform';
import { hotlineOrder } from '#testing';
import { readXml } from '../xml/read-xml.js';
import { readHotlineOrder } from './hotline-12345/inbound.js';
import { readCall } from './hotline-12378/inbound.js';
import { readHeader } from './market-12315/columns.js';
import { readRegistration } from './market-12315/inbound.js';
import { readRegistrationJson } from './market-12315/json-record.js';
import { readPetition } from './petition/inbound.js';

const now = '2026-11-23T02:00:00.000Z' as Instant;
const order = (parts: Record<string, unknown> = {}): JsonObject => ({ ...hotlineOrder({ orderNo: 'SD1' }), ...parts }) as JsonObject;
const faultsOf = (read: () => unknown): readonly string[] => {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    return error.faults.length > 0 ? error.faults.map(({ path, code }) => `${path} ${code}`) : [error.code];
  }
};

describe('an order of hotline-12345', () => {
  it('keeps words that no table knows and marks them, and drops nothing', () => {
    const { open } = readHotlineOrder(
      order({ orderType: '吐槽', channel: '抖音', urgency: '火急', categoryPath: ['金融', '区块链'], caller: { groups: ['老年人', '外星人'] } }),
      now,
    );
    expect(open).toMatchObject({ kindWord: '吐槽', channel: null, urgencyWord: '火急', categoryPath: ['金融', '区块链'], lineHint: null, groups: ['ELDERLY'] });
    expect(open.unknownCodes.map(({ field, raw }) => `${field}=${raw}`).sort()).toEqual([
      'categoryPath=金融/区块链',
      'channel=抖音',
      'groups=外星人',
      'orderType=吐槽',
      'urgency=火急',
    ]);
  });
  it('does not take a word of the language for a word of the table', () => {
    expect(readHotlineOrder(order({ channel: 'constructor' }), now).open.unknownCodes).toEqual([{ field: 'channel', raw: 'constructor' }]);
  });

  it.each([
    ['a time two days ahead', { receivedAt: '2026-11-25T10:00:00+08:00' }, [{ field: 'receivedAt', code: 'HUB_TIME_IN_FUTURE' }]],
    ['a time four minutes ahead', { receivedAt: '2026-11-23T10:04:00+08:00' }, []],
    ['an event after its receipt', { occurredAt: '2026-11-23T09:30:00+08:00' }, [{ field: 'occurredAt', code: 'HUB_TIME_ORDER' }]],
    ['a district of nowhere', { districtCode: '999999' }, [{ field: 'districtCode', code: 'HUB_DISTRICT_UNKNOWN' }]],
    ['a wrong check digit', { caller: { idNo: '110105194912310021' } }, [{ field: 'caller.idNo', code: 'HUB_ID_CHECKSUM' }]],
    ['a 15-digit identity number', { caller: { idNo: '110105491231002' } }, []],
  ])('with %s is taken and quarantined, not refused', (_what, parts, expected) => expect(readHotlineOrder(order(parts), now).open.faults).toEqual(expected));

  it.each([
    ['370205', '370203'],
    ['370282', '370215'],
    ['370284', '370211'],
    ['370202', '370202'],
  ])('district %s is %s today', (given, code) => expect(readHotlineOrder(order({ districtCode: given }), now).open.districtCode).toBe(code));

  it('has the same hash whatever its spelling, its offset and where its attachments lie', () => {
    const file = { name: 'a.pdf', mediaType: 'application/pdf', bytes: 1, sha256: 'A'.repeat(64), url: 'https://a.example/1' };
    const base = readHotlineOrder(order({ attachments: [file] }), now).contentHash;
    const moved = { ...file, sha256: 'a'.repeat(64), url: 'https://b.example/2' };
    const same = order({ attachments: [moved], receivedAt: '2026-11-23T01:12:00Z', caller: { phone: '+86 199 0000 0001', name: '测试甲' } });
    expect(readHotlineOrder(same, '2027-01-01T00:00:00.000Z' as Instant).contentHash).toBe(base);
    expect(readHotlineOrder(order({ attachments: [{ ...file, sha256: 'b'.repeat(64) }] }), now).contentHash).not.toBe(base);
  });

  it('refuses what is not of the form, one entry a fault', () => {
    expect(faultsOf(() => readHotlineOrder(order({ version: '1', orderNo: 'a b', categoryPath: '金融', caller: [], personCount: 0 }), now)).toSorted()).toEqual(
      ['/caller HUB_FIELD_TYPE', '/categoryPath HUB_FIELD_TYPE', '/orderNo HUB_ORDER_NO', '/personCount HUB_NUMBER_RANGE', '/version HUB_FIELD_TYPE'],
    );
  });
});

const petition = (inside: string, attributes = 'no="XF1" version="1"'): string =>
  `<?xml version="1.0" encoding="UTF-8"?><petition xmlns="urn:liandong:petition:1" ${attributes}>
   <form>信</form><matterClass>申诉求决</matterClass><first>true</first><transfer>转送</transfer>${inside}
   <subject>关于冻结账户</subject><body>请核实 &amp; 解除限制。</body><receivedOn>2026-11-07</receivedOn></petition>`;
const readDoc = (xml: string) => readPetition(readXml(Buffer.from(xml)), now);

describe('a petition document', () => {
  it('is read by name, in any order and layout, as the same order', () => {
    const people = '<petitioners><petitioner><name>测试丙</name><phone>19900000295</phone><representative>true</representative></petitioner></petitioners>';
    const one = readDoc(petition(`${people}<district>370213</district><confidential>true</confidential>`));
    const two = readDoc(petition(`<confidential> 1 </confidential>\n  <district>370213</district>${people.replaceAll('><', '>\n<')}`));
    expect(two.contentHash).toBe(one.contentHash);
    expect(one.open).toMatchObject({
      kindWord: '申诉求决',
      channel: 'LETTER',
      secret: true,
      receivedAt: '2026-11-06T16:00:00.000Z',
      petition: { first: true, transfer: '转送', reportDueOn: null },
    });
    expect(one.personal).toMatchObject({ content: '请核实 & 解除限制。', complainants: [{ name: '测试丙', representative: true }] });
  });
  it('handed over with a report wants the day of the report', () => {
    expect(faultsOf(() => readDoc(petition('').replace('转送', '交办')))).toEqual(['/petition/reportDueDate HUB_FIELD_REQUIRED']);
  });
  it('names at most five petitioners', () => {
    const six = `<petitioners>${'<petitioner><name>甲</name></petitioner>'.repeat(6)}</petitioners>`;
    expect(faultsOf(() => readDoc(petition(six)))).toEqual(['/petition/petitioners HUB_LIST_TOO_LONG']);
  });
  it('is told its faults by XPath', () => {
    const wrong = '<petitioners><petitioner><phone>x</phone><age>5</age></petitioner></petitioners><pet>1</pet><subject>2</subject>';
    expect(faultsOf(() => readDoc(petition(wrong, 'no="XF 1" version="0" kind="a"'))).toSorted()).toEqual([
      '/petition/@kind HUB_FIELD_UNKNOWN',
      '/petition/@no HUB_ORDER_NO',
      '/petition/@version HUB_NUMBER_RANGE',
      '/petition/pet HUB_FIELD_UNKNOWN',
      '/petition/petitioners/petitioner[1]/age HUB_FIELD_UNKNOWN',
      '/petition/petitioners/petitioner[1]/phone HUB_PHONE',
      '/petition/subject[2] HUB_FIELD_REPEATED',
    ]);
  });
  it.each([
    ['a DTD', '<!DOCTYPE a [<!ENTITY x "y">]><petition/>', 'HUB_XML_DTD'],
    ['an external entity', '<!DOCTYPE a SYSTEM "file:///etc/hostname"><petition>&x;</petition>', 'HUB_XML_DTD'],
    ['an unknown entity', '<petition>&nope;</petition>', 'HUB_XML_INVALID'],
    ['no end', '<petition><a>', 'HUB_XML_INVALID'],
    ['too many levels', `${'<a>'.repeat(9)}${'</a>'.repeat(9)}`, 'HUB_XML_LIMIT'],
    ['too many elements', `<a>${'<b/>'.repeat(2_000)}</a>`, 'HUB_XML_LIMIT'],
    ['another encoding', '<?xml version="1.0" encoding="GBK"?><petition/>', 'HUB_TEXT_ENCODING'],
    ['another namespace', '<petition xmlns="urn:other"/>', 'HUB_XML_ROOT'],
    ['nothing', ' ', 'HUB_XML_INVALID'],
  ])('with %s is refused', (_what, xml, code) => expect(faultsOf(() => readDoc(xml))).toEqual([code]));
});

const HEADER = ['问题描述', ' 登记编号', '类型', '版本', '登记时间', '涉及金额（元）', '统一社会信用代码', '证件号码', '是否保密'];
const cells = (parts: Partial<Record<number, string>> = {}): string[] =>
  ['扣费', '37020001', '投诉举报', '1', '2026-11-18 08:32:00', '36', '', '', ''].map((cell, index) => parts[index] ?? cell);
const readRow = (parts?: Partial<Record<number, string>>) => readRegistration(readHeader(HEADER), cells(parts), 7, now);

describe('a row of a registration file', () => {
  it('is read by column names; 投诉举报 stays one order', () => {
    expect(readRow().open).toMatchObject({
      sourceOrderNo: '37020001',
      kindWord: '投诉举报',
      amountFen: 3_600,
      receivedAt: '2026-11-18T00:32:00.000Z',
      secret: false,
    });
  });
  it('is the same order as its JSON record', () => {
    const record = { 登记编号: '37020001', 版本: 1, 类型: '投诉举报', 登记时间: '2026/11/18 8:32', 问题描述: '扣费', '涉及金额(元)': '36.00' };
    expect(readRegistrationJson(record, now).contentHash).toBe(readRow().contentHash);
  });
  it.each([
    [{ 6: '9.137E+17' }, '7:统一社会信用代码 HUB_ID_AS_NUMBER'],
    [{ 6: '913702001634567000' }, '7:统一社会信用代码 HUB_ID_AS_NUMBER'],
    [{ 7: '370202199001011000' }, '7:证件号码 HUB_ID_AS_NUMBER'],
    [{ 1: '137020020261118000000' }, '7:登记编号 HUB_ID_AS_NUMBER'],
    [{ 1: '="0001"' }, '7:登记编号 HUB_FORMULA'],
    [{ 4: '45000' }, '7:登记时间 HUB_DATE_SERIAL'],
    [{ 4: '5/1/26' }, '7:登记时间 HUB_DATE_AMBIGUOUS'],
    [{ 4: '2026-02-29' }, '7:登记时间 HUB_TIME'],
    [{ 5: '0.30000000000000004' }, '7:涉及金额(元) HUB_AMOUNT'],
    [{ 8: '也许' }, '7:是否保密 HUB_ENUM'],
    [{ 0: '#REF!' }, '7:问题描述 HUB_CELL_ERROR'],
  ])('with %j is refused', (parts, fault) => expect(faultsOf(() => readRow(parts))).toEqual([fault]));
  it('keeps a code with a wrong check character raw and marked', () => {
    const { open } = readRow({ 6: '91350100M000100Y44' });
    expect([open.respondentCode, open.unknownCodes]).toEqual(['91350100M000100Y44', [{ field: '统一社会信用代码', raw: '91350100M000100Y44' }]]);
  });
  it('takes a text that looks like a formula as the text it is', () => expect(readRow({ 0: '=1+1' }).personal.content).toBe('=1+1'));
});

describe('a call to 12378', () => {
  it('takes code or Chinese name of the business line, and keeps the contract number among the personal data', () => {
    const call = {
      callNo: 'JR1',
      version: 1,
      calledAt: '2026-11-23T09:00:00+08:00',
      businessLine: '意外险',
      institutionCode: 'BNK-ICBC-QD',
      contractNo: '6222 0200 0000',
      content: '扣费',
      demand: '退费',
      consentToMediate: true,
    };
    const { open, personal } = readCall(call, now);
    expect(open).toMatchObject({ lineHint: 'I-ACC', respondentCode: 'BNK-ICBC-QD', consentToMediate: true, triedInstitutionFirst: null, channel: 'PHONE' });
    expect([personal.title, personal.contractNo]).toEqual(['退费', '6222 0200 0000']);
    expect(readCall({ ...call, businessLine: 'B-CC' }, now).open.lineHint).toBe('B-CC');
    expect(faultsOf(() => readCall({ ...call, elderlyLine: 'false' }, now))).toEqual(['/elderlyLine HUB_FIELD_TYPE']);
  });
});
