import { statusWord } from '#contracts';
import { refusalMembers, type RenderedStatus, type StatusToTell } from '../../mapping/rendered.js';
import { xmlDocument, type XmlFields } from '../../xml/write-xml.js';

/** A status as the petition bureau reads it: JSON on the topic, the same content as XML for its callback. A 处理意见 carries the document (处理意见书). */
export function renderPetitionStatus({ sourceOrderNo, seq, part, notice, refusal }: StatusToTell): RenderedStatus {
  const word = statusWord('petition', notice.code, notice.reviewKind);
  const document = notice.code === 'REPLIED' ? { findings: notice.findings, basis: notice.basis, opinion: notice.text, remedies: notice.remedies } : null;
  const rest = { at: notice.at, unit: notice.unit, text: notice.text, basis: notice.basis, resultCode: notice.resultCode, nextDueAt: notice.nextDueAt, part };
  const fields: XmlFields = { code: notice.code, word, ...rest, document, ...(refusalMembers(refusal) as XmlFields) };
  return {
    code: notice.code,
    json: { no: sourceOrderNo, seq, code: notice.code, word, ...rest, document, ...refusalMembers(refusal) },
    xml: xmlDocument('status', { no: sourceOrderNo, seq }, fields),
  };
}
