import { DOORS, OFFICER_COMMANDS } from '#contracts';
import type { JsonObject } from '#kernel';
import { InputFault } from '#platform';
import { commandOfXml } from '../channels/petition/xml-command.js';
import { readXml } from '../xml/read-xml.js';
import { readCommandRecord } from './command-record.js';
import { commandOfWord, csvCommandBody } from './csv-commands.js';
import { checkCommand, mayUse } from './officer-commands.js';

const commandId = '0198c5f0-0000-7000-8000-000000000001';
const codes = (run: () => unknown): readonly string[] => {
  try {
    run();
    return [];
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    return error.faults.map(({ path, code }) => `${path} ${code}`);
  }
};

describe('a command of a door’s officer', () => {
  it.each<[(typeof OFFICER_COMMANDS)[number], JsonObject]>([
    ['withdraw', { reasonCode: 'WD01', statement: '已和解' }],
    ['remind', { text: '请尽快办理' }],
    ['addMaterial', { text: '补充流水', attachments: [{ name: 'a.pdf', mediaType: 'application/pdf', bytes: 1, sha256: 'a'.repeat(64) }] }],
    ['approveReturn', { opinion: '同意' }],
    ['rejectReturn', { opinion: '不同意' }],
    ['approveReply', { noticeProof: { mode: 'PHONE', at: '2026-11-24T10:30:00+08:00' } }],
    ['rejectReply', { defects: ['未说明依据'] }],
    ['approveExtension', { opinion: '同意' }],
    ['rejectExtension', { opinion: '不同意' }],
    ['recordCallback', { reached: true, rating: null, solved: false, note: '不满意' }],
    ['orderRedo', { reason: '答非所问' }],
    ['requestReview', { kind: 'REVIEW1', statement: '不服处理意见' }],
  ])('%s is taken with its own body and no other', (command, body) => {
    expect(checkCommand(command, { ...body, commandId, officer: 'HO-0231', part: '举报' })).toEqual({ commandId, officer: 'HO-0231', part: 1, body });
    expect(codes(() => checkCommand(command, { ...body, commandId, surprise: 1 }))).toEqual(['/surprise HUB_FIELD_UNKNOWN']);
    expect(codes(() => checkCommand(command, { commandId })).every((fault) => fault.endsWith('HUB_FIELD_REQUIRED'))).toBe(true);
    expect(codes(() => checkCommand(command, body))).toEqual(['/commandId HUB_FIELD_REQUIRED']);
  });
  it('is told which words are allowed', () => {
    try {
      checkCommand('approveReply', { commandId, noticeProof: { mode: 'PIGEON', at: 'yesterday' } });
      throw new Error('was taken');
    } catch (error) {
      if (!(error instanceof InputFault)) throw error;
      expect(error.faults.map(({ path, code }) => `${path} ${code}`)).toEqual(['/noticeProof/mode HUB_ENUM', '/noticeProof/at HUB_FIELD_FORMAT']);
      expect(error.faults[0]?.detail).toContain('PHONE · SMS');
    }
  });
  it('decides extensions at the hotline that set the limit, everything else at every door', () => {
    for (const door of DOORS)
      for (const command of OFFICER_COMMANDS) expect(mayUse(door, command)).toBe(door === 'hotline-12345' || !command.endsWith('Extension'));
  });
});

describe('a command as XML', () => {
  it('is the same as in JSON', () => {
    const xml = `<command xmlns="urn:liandong:petition:1" name="recordCallback" no="XF1"><commandId>${commandId}</commandId><reached>true</reached><rating/><solved>0</solved></command>`;
    expect(readCommandRecord('petition', commandOfXml(readXml(Buffer.from(xml))))).toMatchObject({
      sourceOrderNo: 'XF1',
      command: 'recordCallback',
      body: { reached: true, rating: null, solved: false },
    });
  });
  it('repeats its element for a list', () => {
    const xml = `<command xmlns="urn:liandong:petition:1"><commandId>${commandId}</commandId><defects>一</defects><defects>二</defects></command>`;
    expect(checkCommand('rejectReply', commandOfXml(readXml(Buffer.from(xml)))).body).toEqual({ defects: ['一', '二'] });
  });
});

describe('a command row of a registration file', () => {
  it.each([
    ['审核通过', '电话 2026-11-24 10:30 已告知', { noticeProof: { mode: 'PHONE', at: '2026-11-24T10:30:00+08:00', note: '已告知' } }],
    ['审核退回', '未说明依据；未答复诉求', { defects: ['未说明依据', '未答复诉求'] }],
    ['回访', '已接通 未评价 未解决', { reached: true, rating: null, solved: false }],
    ['撤回', 'WD01 双方已和解', { reasonCode: 'WD01', statement: '双方已和解' }],
    ['催办', '请尽快办理', { text: '请尽快办理' }],
    ['同意退回', '同意', { opinion: '同意' }],
    ['重办', '答非所问', { reason: '答非所问' }],
    ['申请复查', 'REVIEW1 不服', { kind: 'REVIEW1', statement: '不服' }],
  ])('%s «%s» is the JSON body', (word, said, body) => {
    const command = commandOfWord(word);
    if (!(OFFICER_COMMANDS as readonly string[]).includes(command)) throw new Error(command);
    expect(
      checkCommand(command as (typeof OFFICER_COMMANDS)[number], csvCommandBody(command as (typeof OFFICER_COMMANDS)[number], commandId, said, 2)).body,
    ).toEqual(body);
  });
  it('says which form its text must have', () =>
    expect(codes(() => csvCommandBody('recordCallback', commandId, '很满意', 4))).toEqual(['4:操作说明 HUB_FIELD_FORMAT']));
});
