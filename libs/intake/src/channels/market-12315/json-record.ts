import type { Instant, JsonObject } from '#kernel';
import { Faults } from '../../mapping/faults.js';
import { token } from '../../mapping/json-reader.js';
import type { MappedOrder } from '../../mapping/mapped-order.js';
import { columnOf, type Column } from './columns.js';
import { readRegistration } from './inbound.js';

/** One registration as a JSON object with the columns as members, for a desk that sends records instead of files. Row number 1 stands in the faults' paths. */
export function readRegistrationJson(record: JsonObject, now: Instant): MappedOrder {
  const faults = new Faults();
  const header: Column[] = [];
  const cells: string[] = [];
  for (const [name, value] of Object.entries(record)) {
    const column = columnOf(name);
    const path = `/${token(name)}`;
    if (column === null || header.includes(column)) faults.add(path, 'HUB_FIELD_UNKNOWN', 'is no column of the template, or stands twice');
    else if (typeof value === 'string' || (typeof value === 'number' && column === '版本')) {
      header.push(column);
      cells.push(String(value));
    } else faults.add(path, 'HUB_FIELD_TYPE', 'must be a text');
  }
  faults.throwIfAny('登记');
  return readRegistration(header, cells, 1, now);
}
