import type { OfficerCommand } from '#contracts';
import type { JsonObject } from '#kernel';
import { InputFault } from '#platform';

/** 操作 in a registration file: the officers' word or the command's own name. */
const WORDS: ReadonlyMap<string, OfficerCommand> = new Map<string, OfficerCommand>([
  ['撤回', 'withdraw'],
  ['催办', 'remind'],
  ['补充材料', 'addMaterial'],
  ['同意退回', 'approveReturn'],
  ['不同意退回', 'rejectReturn'],
  ['审核通过', 'approveReply'],
  ['审核退回', 'rejectReply'],
  ['同意延期', 'approveExtension'],
  ['不同意延期', 'rejectExtension'],
  ['回访', 'recordCallback'],
  ['重办', 'orderRedo'],
  ['申请复查', 'requestReview'],
]);

const MODES: Readonly<Record<string, string>> = { 电话: 'PHONE', 短信: 'SMS', 书面: 'WRITTEN', 网络: 'ONLINE' };

export const commandOfWord = (word: string): string => WORDS.get(word) ?? word;

const fault = (row: number, detail: string): InputFault =>
  new InputFault('HUB_SCHEMA_INVALID', 400, `第 ${row} 行的操作说明不符合约定。The text of the command in row ${row} has another form.`, [
    { path: `${row}:操作说明`, code: 'HUB_FIELD_FORMAT', detail },
  ]);

const FIRST_WORD = /^(\S+)\s+(\S[\s\S]*)$/;

/** 操作说明 is one text: for most commands it is the body's only text, for a few it begins with words of a fixed form. */
const BODIES: Readonly<Partial<Record<OfficerCommand, (said: string, row: number) => JsonObject>>> = {
  withdraw: (said, row) => {
    const [, reasonCode, statement] = FIRST_WORD.exec(said) ?? [];
    if (reasonCode === undefined || statement === undefined) throw fault(row, 'must be «WD01 statement»: a reason code, a space, the statement');
    return { reasonCode, statement };
  },
  approveReply: (said, row) => {
    const [, mode, day, time, note] = /^(\S+)\s+(\d{4}-\d\d-\d\d)\s+(\d\d:\d\d)(?:\s+(\S[\s\S]*))?$/.exec(said) ?? [];
    if (mode === undefined || day === undefined || time === undefined)
      throw fault(row, 'must be «电话 2026-11-24 10:30 note»: how and when the person was told');
    const proof = { mode: MODES[mode] ?? mode, at: `${day}T${time}:00+08:00` };
    return { noticeProof: note === undefined ? proof : { ...proof, note } };
  },
  rejectReply: (said) => ({
    defects: said
      .split(/[；;\n]/)
      .map((defect) => defect.trim())
      .filter((defect) => defect !== ''),
  }),
  recordCallback: (said, row) => {
    const [, reached, rating, solved, note] = /^(已接通|未接通)\s+([1-5]|未评价)\s+(已解决|未解决)(?:\s+(\S[\s\S]*))?$/.exec(said) ?? [];
    if (reached === undefined) throw fault(row, 'must be «已接通 5 已解决 note»: 已接通|未接通, 1–5|未评价, 已解决|未解决');
    const body = { reached: reached === '已接通', rating: rating === '未评价' ? null : Number(rating), solved: solved === '已解决' };
    return note === undefined ? body : { ...body, note };
  },
  requestReview: (said, row) => {
    const [, kind, statement] = FIRST_WORD.exec(said) ?? [];
    if (kind === undefined || statement === undefined) throw fault(row, 'must be «REVIEW1 statement»: a kind, a space, the statement');
    return { kind, statement };
  },
  orderRedo: (said) => ({ reason: said }),
  remind: (said) => ({ text: said }),
  addMaterial: (said) => ({ text: said }),
};

/** The JSON body that a command row stands for. @throws InputFault `HUB_SCHEMA_INVALID` (400) */
export const csvCommandBody = (command: OfficerCommand, commandId: string, said: string, row: number): JsonObject => ({
  commandId,
  ...(BODIES[command]?.(said, row) ?? { opinion: said }),
});
