import { codesOfWord, DOORS, STATUS_CODES, statusWord, type DoorNotice, type StatusCode } from '#contracts';
import type { Instant } from '#kernel';
import { readXml } from '../xml/read-xml.js';
import { renderStatus } from './render.js';

const notice = (code: StatusCode): DoorNotice => ({
  code,
  at: '2026-11-23T02:00:00.000Z' as Instant,
  unit: '单位',
  text: '<答复> & "内容"\u0001',
  basis: '依据',
  remedies: null,
  findings: null,
  resultCode: 'RESOLVED',
  solved: true,
  rating: 5,
  nextDueAt: null,
});
const WORD: Record<string, string> = { 'hotline-12345': 'action', petition: 'word', 'market-12315': '结果', 'hotline-12378': 'status' };

describe('a status in the words of a door', () => {
  it.each(DOORS.flatMap((door) => STATUS_CODES.filter((code) => statusWord(door, code) !== null).map((code) => [door, code] as const)))(
    '%s reads %s back by its code',
    (door, code) => {
      const { json } = renderStatus(door, { sourceOrderNo: 'N/1', seq: 3, part: null, notice: notice(code), refusal: null });
      expect([json.code, json.seq]).toEqual([code, 3]);
      expect(codesOfWord(door, json[WORD[door] ?? ''] as string)).toContain(code);
    },
  );

  it('is a well-formed document for the petition bureau whatever the text holds', () => {
    for (const code of STATUS_CODES) {
      const { xml } = renderStatus('petition', { sourceOrderNo: 'XF/1', seq: 1, part: '投诉', notice: notice(code), refusal: null });
      const root = readXml(Buffer.from(xml ?? ''));
      expect([root.name, root.attributes.get('no'), root.children.find(({ name }) => name === 'text')?.text]).toEqual(['status', 'XF/1', '<答复> & "内容"']);
    }
  });

  it('says of a refusal which record, which command and why', () => {
    const refusal = {
      code: 'HUB_SCHEMA_INVALID',
      commandId: 'c',
      command: 'remind',
      source: { batchId: 'b', row: 2 },
      errors: [{ path: '2:/text', code: 'HUB_FIELD_REQUIRED', detail: 'is required' }],
    };
    for (const door of DOORS) {
      const { json } = renderStatus(door, { sourceOrderNo: '', seq: null, part: null, notice: notice('REFUSED'), refusal });
      expect(json).toMatchObject({
        seq: null,
        code: 'REFUSED',
        reasonCode: 'HUB_SCHEMA_INVALID',
        commandId: 'c',
        command: 'remind',
        source: { batchId: 'b', row: 2 },
        errors: refusal.errors,
      });
    }
  });
});
