import type { JsonObject, JsonValue } from '#kernel';
import { isJsonObject } from '#platform';
import { Bad, type Faults } from './faults.js';
import type { Read } from './values.js';

/** A JSON pointer's token. @source RFC 6901 §3 */
export const token = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Reads one object member by member, notes every fault with its pointer, and in the end what nobody asked for. */
export class JsonReader {
  private readonly asked = new Set<string>();

  constructor(
    private readonly object: JsonObject,
    private readonly path: string,
    readonly faults: Faults,
  ) {}

  has(name: string): boolean {
    return this.object[name] !== undefined;
  }

  /** A member that must be there; `instead` stands in for a faulty one until the faults are thrown. */
  required<T>(name: string, read: Read<T>, instead: T): T {
    const value = this.object[name];
    this.asked.add(name);
    if (value === undefined) {
      this.faults.add(this.at(name), 'HUB_FIELD_REQUIRED', 'is required');
      return instead;
    }
    return this.read(name, value, read) ?? instead;
  }

  optional<T>(name: string, read: Read<T>): T | null {
    const value = this.object[name];
    this.asked.add(name);
    return value === undefined ? null : this.read(name, value, read);
  }

  /** A member that may be null on purpose. */
  nullable<T>(name: string, read: Read<T>): T | null {
    this.asked.add(name);
    return this.object[name] === null ? null : this.required<T | null>(name, read, null);
  }

  child<T>(name: string, read: (reader: JsonReader) => T): T | null {
    return this.optional(name, (value) => this.nested(value, this.at(name), read));
  }

  requiredChild<T>(name: string, read: (reader: JsonReader) => T): T | null {
    return this.required<T | null>(name, (value) => this.nested(value, this.at(name), read), null);
  }

  list<T>(name: string, max: number, read: Read<T>): readonly T[] {
    const items = this.optional(name, (value) => this.array(value, max)) ?? [];
    return items.map((item, index) => this.read(`${name}/${index}`, item, read)).filter((item) => item !== null);
  }

  children<T>(name: string, max: number, read: (reader: JsonReader) => T): readonly T[] {
    const items = this.optional(name, (value) => this.array(value, max)) ?? [];
    return items
      .map((item, index) => this.read(`${name}/${index}`, item, (value) => this.nested(value, `${this.at(name)}/${index}`, read)))
      .filter((item) => item !== null);
  }

  /** Notes every member that the dialect does not have. */
  end(): void {
    for (const name of Object.keys(this.object))
      if (!this.asked.has(name)) this.faults.add(this.at(name), 'HUB_FIELD_UNKNOWN', `is not part of the dialect; known here: ${[...this.asked].join(', ')}`);
  }

  private read<T>(name: string, value: JsonValue, read: Read<T>): T | null {
    if (value === null) {
      this.faults.add(`${this.path}/${name}`, 'HUB_FIELD_NULL', 'must not be null: leave the member out');
      return null;
    }
    const result = read(value);
    if (!(result instanceof Bad)) return result;
    this.faults.add(`${this.path}/${name}`, result.code, result.detail);
    return null;
  }

  private nested<T>(value: JsonValue, path: string, read: (reader: JsonReader) => T): T | Bad {
    if (!isJsonObject(value)) return new Bad('HUB_FIELD_TYPE', 'must be an object');
    const reader = new JsonReader(value, path, this.faults);
    const result = read(reader);
    reader.end();
    return result;
  }

  private array(value: JsonValue, max: number): readonly JsonValue[] | Bad {
    if (!Array.isArray(value)) return new Bad('HUB_FIELD_TYPE', 'must be a list');
    return value.length <= max ? (value as readonly JsonValue[]) : new Bad('HUB_LIST_TOO_LONG', `must have at most ${max} entries`);
  }

  private at(name: string): string {
    return `${this.path}/${token(name)}`;
  }
}
