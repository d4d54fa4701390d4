/** Characters that XML 1.0 cannot carry at all, escaped or not. @source XML 1.0 §2.2 */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

export const escapeXml = (text: string): string => text.replace(NOT_XML, '').replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? '');

export type XmlValue = string | number | boolean | null | XmlFields | readonly XmlFields[] | readonly string[];
export interface XmlFields {
  readonly [name: string]: XmlValue | undefined;
}

/** Elements named as the fields; null and undefined leave no element, a list repeats its element. */
export function xmlElements(fields: XmlFields): string {
  let xml = '';
  for (const [name, value] of Object.entries(fields)) xml += xmlElement(name, value);
  return xml;
}

function xmlElement(name: string, value: XmlValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (isList(value)) return value.map((item) => xmlElement(name, item)).join('');
  if (typeof value === 'object') return `<${name}>${xmlElements(value)}</${name}>`;
  return `<${name}>${escapeXml(String(value))}</${name}>`;
}

const isList = (value: XmlValue): value is readonly XmlFields[] | readonly string[] => Array.isArray(value);

export const PETITION_NAMESPACE = 'urn:liandong:petition:1';

/** One document of the petition door. */
export const xmlDocument = (root: string, attributes: Readonly<Record<string, string | number | null>>, fields: XmlFields): string => {
  const written = Object.entries(attributes).map(([name, value]) => (value === null ? '' : ` ${name}="${escapeXml(String(value))}"`));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${PETITION_NAMESPACE}"${written.join('')}>${xmlElements(fields)}</${root}>\n`;
};
