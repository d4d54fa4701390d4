import type { Door } from './door.js';

type Words = readonly [hotline12345: string | null, petition: string | null, market12315: string | null, hotline12378: string | null];

const same = (word: string): Words => [word, word, word, word];

/** The stable code of every status and each door's word for it (null = not told there, takes no `seq`). The public contract of the doors. */
const TABLE = {
  RECEIVED: ['已接收', '已接收', '受理', '已受理'],
  QUARANTINED: same('待核实'),
  NEEDS_CLASSIFICATION: same('待研判'),
  SPLIT: ['分办', '分办', null, '分办'],
  DISPATCHED: ['已派单', '转送', '已转办', '转办'],
  ACKNOWLEDGED: ['已签收', '受理告知', null, '机构已签收'],
  RETURN_REQUESTED: ['退回申请', '异议', null, null],
  RETURNED: ['退回批准', '异议成立', null, null],
  RETURN_REFUSED: ['退回不批', '异议不成立', null, null],
  DISPUTED: ['职责争议', '管辖争议', null, null],
  DESIGNATED: ['指定承办', '指定承办', '已转办', '转办'],
  REASSIGNED: ['改派', '改转', '已转办', '转办'],
  MATERIAL_REQUESTED: ['待补充材料', '补正告知', '待补充材料', '待补充材料'],
  INTERIM_REPLIED: ['阶段答复', '阶段告知', '阶段反馈', '阶段答复'],
  EXTENSION_REQUESTED: ['申请延期', null, null, null],
  EXTENDED: ['延期批准', '延期', '延期', '延期'],
  EXTENSION_REFUSED: ['延期不批', null, null, null],
  SUSPENDED: ['中止计时', '中止', '中止调解', '中止'],
  RESUMED: ['恢复计时', '恢复', '恢复调解', '恢复'],
  REPLY_SUBMITTED: ['答复待审', '意见待审', '反馈待审', '答复待审'],
  REPLY_REJECTED: same('审核退回'),
  REPLIED: ['办结反馈', '处理意见', '核查结果', '办结'],
  CALLBACK_RECORDED: ['回访结果', null, null, null],
  REDO: ['重办', '重新办理', '重办', '重办'],
  MEDIATION_STARTED: same('转调解'),
  MEDIATION_FAILED: ['调解未成', '调解未成', '终止调解', '调解终止'],
  MEDIATED: same('调解成功'),
  IN_COURT: same('进入司法程序'),
  COURT_RESULT: same('司法结果'),
  REVIEW_OPENED: [null, '复查受理', null, '核查'],
  REVIEW_DECIDED: [null, '复查意见', null, '核查结果'],
  NOT_ACCEPTED: ['不予受理', '不予受理告知', '不予受理', '不予受理'],
  TRANSFERRED_OUT: same('移送'),
  MERGED: same('并案'),
  WITHDRAWN: same('撤回'),
  CLOSED: ['归结', '终结', '办结', '办结归档'],
  REOPENED: same('恢复办理'),
  NOTED_AFTER_CLOSE: same('补充材料已存，原件已办结'),
  REFUSED: same('数据退回'),
} as const satisfies Record<string, Words>;

export type StatusCode = keyof typeof TABLE;

export const STATUS_CODES = Object.keys(TABLE) as readonly StatusCode[];

const COLUMN: Readonly<Record<Door, 0 | 1 | 2 | 3>> = { 'hotline-12345': 0, petition: 1, 'market-12315': 2, 'hotline-12378': 3 };

/**
 * The door's word for a status, or null where the door is not told. 复核 follows 复查 (信访工作条例 art. 36): the table's word for a review is the
 * first one's.
 */
export function statusWord(door: Door, code: StatusCode, reviewKind?: 'RECHECK' | 'REVIEW1' | 'REVIEW2'): string | null {
  const word: string | null = TABLE[code][COLUMN[door]];
  return reviewKind === 'REVIEW2' && word !== null ? word.replace('复查', '复核') : word;
}

/** Every code a word may stand for at a door: several codes can share a word, so round trips are tested on the code. */
export const codesOfWord = (door: Door, word: string): readonly StatusCode[] => STATUS_CODES.filter((code) => statusWord(door, code) === word);
