import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { ErrorCode } from '#kernel';
import { decodeUtf8, InputFault } from '#platform';

/** One element: text and children, never both kept apart (mixed content has no place in the dialect). */
export interface XmlNode {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
  text: string;
}

const MAX_BYTES = 1_048_576;
const MAX_DEPTH = 8;
const MAX_ELEMENTS = 2_000;
const fault = (code: ErrorCode, message: string): InputFault => new InputFault(code, 400, message);

/**
 * XML as a careful receiver reads it: UTF-8, no DTD and so no entities of one's own, at most 8 levels and 2,000 elements.
 * @throws InputFault `HUB_XML_DTD`, `HUB_XML_INVALID`, `HUB_XML_LIMIT`, `HUB_TEXT_ENCODING` (400)
 * @source XML 1.0, Namespaces in XML 1.0
 */
export function readXml(bytes: Uint8Array): XmlNode {
  if (bytes.length > MAX_BYTES) throw fault('HUB_XML_LIMIT', 'XML 超过 1 MiB。The document is larger than 1 MiB.');
  const text = decodeUtf8(bytes);
  const builder = new TreeBuilder();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8')
      throw fault('HUB_TEXT_ENCODING', 'XML 声明的编码不是 UTF-8。The declared encoding is not UTF-8.');
  });
  parser.on('doctype', () => {
    throw fault('HUB_XML_DTD', '不接受 DTD 和外部实体。A DTD is never taken: leave the DOCTYPE out.');
  });
  parser.on('opentag', (tag) => builder.open(tag));
  parser.on('text', (piece) => builder.text(piece));
  parser.on('cdata', (piece) => builder.text(piece));
  parser.on('closetag', () => builder.close());
  parser.on('error', () => {
    throw fault('HUB_XML_INVALID', `XML 不是格式良好的（第 ${parser.line} 行）。The document is not well-formed XML, line ${parser.line}.`);
  });
  parser.write(text).close();
  return builder.root();
}

class TreeBuilder {
  private readonly stack: XmlNode[] = [];
  private top: XmlNode | null = null;
  private count = 0;

  open(tag: SaxesTagNS): void {
    this.count += 1;
    if (this.stack.length >= MAX_DEPTH || this.count > MAX_ELEMENTS)
      throw fault('HUB_XML_LIMIT', `XML 层级超过 ${MAX_DEPTH} 或元素超过 ${MAX_ELEMENTS}。The document is nested too deeply or has too many elements.`);
    const attributes = new Map<string, string>();
    for (const { local, prefix, value } of Object.values(tag.attributes))
      if (prefix !== 'xmlns' && local !== 'xmlns') attributes.set(prefix === '' ? local : `${prefix}:${local}`, value);
    const node: XmlNode = { name: tag.local, namespace: tag.uri, attributes, children: [], text: '' };
    const parent = this.stack.at(-1);
    if (parent) parent.children.push(node);
    else this.top = node;
    this.stack.push(node);
  }

  text(piece: string): void {
    const node = this.stack.at(-1);
    if (node) node.text += piece;
  }

  close(): void {
    this.stack.pop();
  }

  root(): XmlNode {
    if (!this.top) throw fault('HUB_XML_INVALID', 'XML 没有根元素。The document has no root element.');
    return this.top;
  }
}
