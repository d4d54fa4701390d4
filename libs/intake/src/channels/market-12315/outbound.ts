import { statusWord } from '#contracts';
import { refusalMembers, type RenderedStatus, type StatusToTell } from '../../mapping/rendered.js';

/** The columns of the daily feedback file and the members of a status, in order. */
export const FEEDBACK_COLUMNS = ['登记编号', 'seq', 'code', '结果', '反馈内容', '反馈时间', '承办单位', '依据', '办理结果', '下次期限', '部分'] as const;

/** A status as the market-regulation desk (12315) reads it. */
export function renderMarketStatus({ sourceOrderNo, seq, part, notice, refusal }: StatusToTell): RenderedStatus {
  return {
    code: notice.code,
    xml: null,
    json: {
      登记编号: sourceOrderNo,
      seq,
      code: notice.code,
      结果: statusWord('market-12315', notice.code),
      反馈内容: notice.text,
      反馈时间: notice.at,
      承办单位: notice.unit,
      依据: notice.basis,
      办理结果: notice.resultCode,
      下次期限: notice.nextDueAt,
      部分: part,
      ...refusalMembers(refusal),
    },
  };
}
