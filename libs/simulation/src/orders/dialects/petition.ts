import type { OrderDraft } from '../order-draft.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
const element = (name: string, text: string | null): string => (text === null ? '' : `<${name}>${escaped(text)}</${name}>`);

/** A letter that the petition bureau hands over (信访件). */
export function petitionXmlOf(draft: OrderDraft): string {
  const { person } = draft;
  const petitioner = element('name', person.name) + element('idNo', person.idNo) + element('phone', person.phone);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<petition xmlns="urn:liandong:petition:1" no="${escaped(draft.orderNo)}" version="${draft.version}">`,
    element('form', '信'),
    element('matterClass', draft.kind === 'complaint' ? '申诉求决' : '检举控告'),
    element('first', 'true'),
    element('transfer', '转送'),
    `<petitioners><petitioner>${petitioner}</petitioner></petitioners>`,
    element('personCount', '1'),
    element('respondent', draft.respondent),
    element('subject', draft.title),
    element('body', draft.content),
    element('district', draft.districtCode),
    element('receivedOn', draft.receivedAt.slice(0, 10)),
    '</petition>',
  ].join('');
}
