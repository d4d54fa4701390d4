import { Bad, type Faults } from '../mapping/faults.js';
import type { Read } from '../mapping/values.js';
import type { XmlNode } from './read-xml.js';

/** Reads one element child by child, notes every fault with its XPath, and in the end what nobody asked for. */
export class XmlReader {
  private readonly asked = new Set<string>();
  private readonly attributes = new Set<string>();

  constructor(
    private readonly node: XmlNode,
    private readonly path: string,
    readonly faults: Faults,
  ) {}

  attribute<T>(name: string, read: Read<T>, instead: T): T {
    this.attributes.add(name);
    const value = this.node.attributes.get(name);
    if (value === undefined) {
      this.faults.add(`${this.path}/@${name}`, 'HUB_FIELD_REQUIRED', 'is required');
      return instead;
    }
    return this.checked(`${this.path}/@${name}`, value, read) ?? instead;
  }

  required<T>(name: string, read: Read<T>, instead: T): T {
    const child = this.only(name);
    if (!child) {
      this.faults.add(`${this.path}/${name}`, 'HUB_FIELD_REQUIRED', 'is required');
      return instead;
    }
    return this.leaf(child, `${this.path}/${name}`, read) ?? instead;
  }

  optional<T>(name: string, read: Read<T>): T | null {
    const child = this.only(name);
    return child ? this.leaf(child, `${this.path}/${name}`, read) : null;
  }

  /** The `item` elements inside the list element `name`. */
  children<T>(name: string, item: string, max: number, read: (reader: XmlReader) => T): readonly T[] {
    const list = this.only(name);
    if (!list) return [];
    const path = `${this.path}/${name}`;
    if (list.children.length > max) {
      this.faults.add(path, 'HUB_LIST_TOO_LONG', `must have at most ${max} ${item} elements`);
      return [];
    }
    for (const child of list.children)
      if (child.name !== item || child.namespace !== list.namespace)
        this.faults.add(`${path}/${child.name}`, 'HUB_FIELD_UNKNOWN', `only ${item} elements belong here`);
    return list.children
      .filter((child) => child.name === item)
      .map((child, index) => {
        const reader = new XmlReader(child, `${path}/${item}[${index + 1}]`, this.faults);
        const result = read(reader);
        reader.end();
        return result;
      });
  }

  end(): void {
    for (const name of this.node.attributes.keys())
      if (!this.attributes.has(name)) this.faults.add(`${this.path}/@${name}`, 'HUB_FIELD_UNKNOWN', 'is not part of the dialect');
    for (const child of this.node.children)
      if (!this.asked.has(child.name) || child.namespace !== this.node.namespace)
        this.faults.add(`${this.path}/${child.name}`, 'HUB_FIELD_UNKNOWN', `is not part of the dialect; known here: ${[...this.asked].join(', ')}`);
  }

  private only(name: string): XmlNode | undefined {
    this.asked.add(name);
    const found = this.node.children.filter((child) => child.name === name && child.namespace === this.node.namespace);
    if (found.length > 1) this.faults.add(`${this.path}/${name}[2]`, 'HUB_FIELD_REPEATED', 'must stand once');
    return found[0];
  }

  private leaf<T>(child: XmlNode, path: string, read: Read<T>): T | null {
    if (child.children.length > 0 || child.attributes.size > 0) {
      this.faults.add(path, 'HUB_FIELD_TYPE', 'must be text without elements or attributes');
      return null;
    }
    return this.checked(path, child.text, read);
  }

  /** White space around a value belongs to the layout of the document, so a re-indented document is the same order. */
  private checked<T>(path: string, value: string, read: Read<T>): T | null {
    const result = read(value.trim());
    if (!(result instanceof Bad)) return result;
    this.faults.add(path, result.code, result.detail);
    return null;
  }
}
