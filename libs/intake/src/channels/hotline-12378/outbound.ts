import { statusWord } from '#contracts';
import { refusalMembers, type RenderedStatus, type StatusToTell } from '../../mapping/rendered.js';

/** A status as the regulator's own line (12378) reads it. */
export function renderCallStatus({ sourceOrderNo, seq, part, notice, refusal }: StatusToTell): RenderedStatus {
  return {
    code: notice.code,
    xml: null,
    json: {
      callNo: sourceOrderNo,
      seq,
      code: notice.code,
      status: statusWord('hotline-12378', notice.code),
      at: notice.at,
      unit: notice.unit,
      text: notice.text,
      basis: notice.basis,
      resultCode: notice.resultCode,
      nextDueAt: notice.nextDueAt,
      part,
      ...refusalMembers(refusal),
    },
  };
}
