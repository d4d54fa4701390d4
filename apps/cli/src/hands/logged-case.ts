import { badLine, momentIn, valueAt, type Row } from '../input/json-lines.js';
import { words } from '../output/words.js';

/** A case of a foreign log: who had it at which moment, in order of time. */
export interface LoggedCase {
  readonly id: string;
  /** Moments in milliseconds. */
  readonly stops: readonly { readonly at: number; readonly party: string }[];
}

export interface LogFields {
  readonly group: string;
  readonly time: string;
}

/** @throws Failure `HUB_FILE_INVALID` for a row without events, or an event without group or moment */
export function loggedCase(row: Row, { group, time }: LogFields, line: number): LoggedCase {
  const { id, events } = row;
  if (!Array.isArray(events) || events.length === 0) throw badLine(line, words('没有 events', 'it has no events'));
  const stops = events.map((event: unknown) => {
    const given = typeof event === 'object' && event !== null ? (event as Row) : {};
    const at = momentIn(valueAt(given, time), line);
    const party = valueAt(given, group);
    if (at === null || typeof party !== 'string' || party === '')
      throw badLine(line, words(`事件缺少 ${group} 或 ${time}`, `an event lacks ${group} or ${time}`));
    return { at, party };
  });
  return { id: typeof id === 'string' ? id : `#${line}`, stops: stops.sort((a, b) => a.at - b.at) };
}
