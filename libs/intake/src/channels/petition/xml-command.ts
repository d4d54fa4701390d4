import type { JsonObject, JsonValue } from '#kernel';
import { InputFault } from '#platform';
import type { XmlNode } from '../../xml/read-xml.js';
import { PETITION_NAMESPACE } from '../../xml/write-xml.js';

export const isCommandXml = (root: XmlNode): boolean => root.name === 'command';

/** Children whose text is not a text in the JSON form. */
const FLAGS = new Set(['reached', 'solved']);
const NUMBERS = new Set(['rating', 'bytes', 'expectedVersion']);
/** Children that may repeat: each stands for one entry of the list. */
const LISTS = new Set(['defects', 'attachments']);

/**
 * A command of the petition bureau's officers as XML → the JSON form: children are named as the JSON fields, lists repeat their element,
 * an empty `rating` is null, `command` and `orderNo` of a record may stand as attributes `name` and `no`.
 * @throws InputFault `HUB_XML_ROOT` (400)
 */
export function commandOfXml(root: XmlNode): JsonObject {
  if (!isCommandXml(root) || root.namespace !== PETITION_NAMESPACE)
    throw new InputFault(
      'HUB_XML_ROOT',
      400,
      `根元素应为 command，命名空间 ${PETITION_NAMESPACE}。The root must be command in the namespace ${PETITION_NAMESPACE}.`,
    );
  const name = root.attributes.get('name');
  const no = root.attributes.get('no');
  return { ...(no === undefined ? {} : { orderNo: no }), ...(name === undefined ? {} : { command: name }), ...objectOf(root) };
}

function objectOf(node: XmlNode): JsonObject {
  const members = new Map<string, JsonValue>();
  for (const child of node.children) {
    const value = valueOf(child);
    const before = members.get(child.name);
    if (LISTS.has(child.name)) members.set(child.name, Array.isArray(before) ? [...(before as readonly JsonValue[]), value] : [value]);
    else if (before === undefined) members.set(child.name, value);
    else
      throw new InputFault('HUB_FIELD_REPEATED', 400, '元素重复。An element stands twice.', [
        { path: `/command/${child.name}[2]`, code: 'HUB_FIELD_REPEATED', detail: 'must stand once' },
      ]);
  }
  return Object.fromEntries(members);
}

function valueOf(node: XmlNode): JsonValue {
  if (node.children.length > 0) return objectOf(node);
  const text = node.text.trim();
  if (FLAGS.has(node.name)) return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : text;
  if (NUMBERS.has(node.name)) return text === '' ? null : /^\d{1,10}$/.test(text) ? Number(text) : text;
  return text;
}
