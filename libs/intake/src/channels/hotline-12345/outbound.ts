import { statusWord, type StatusCode } from '#contracts';
import { refusalMembers, type RenderedStatus, type StatusToTell } from '../../mapping/rendered.js';

/** Statuses whose text is the institution's answer; every other text is an opinion of whoever acted. */
const ANSWERS: ReadonlySet<StatusCode> = new Set(['INTERIM_REPLIED', 'REPLY_SUBMITTED', 'REPLIED', 'MATERIAL_REQUESTED']);

/** A status as the 12345 hotline reads it. */
export function renderHotlineStatus({ sourceOrderNo, seq, part, notice, refusal }: StatusToTell): RenderedStatus {
  const isAnswer = ANSWERS.has(notice.code);
  return {
    code: notice.code,
    xml: null,
    json: {
      orderNo: sourceOrderNo,
      seq,
      code: notice.code,
      action: statusWord('hotline-12345', notice.code),
      at: notice.at,
      unit: notice.unit,
      opinion: isAnswer ? null : notice.text,
      replyText: isAnswer ? notice.text : null,
      nextDueAt: notice.nextDueAt,
      resultCode: notice.resultCode,
      solved: notice.solved,
      basis: notice.basis,
      part,
      ...refusalMembers(refusal),
    },
  };
}
