import { chainHash } from './recorder.js';

/** One event of a case as it is stored. */
export interface EventLine {
  readonly stream_version: number;
  readonly message: string;
  readonly prev_hash: string;
  readonly hash: string;
}

/** Whether a history is whole: no event missing, none changed, none out of its place. */
export function isIntact(lines: readonly EventLine[]): boolean {
  let previous = '';
  return lines.every((line, index) => {
    const right = line.stream_version === index + 1 && line.prev_hash === previous && line.hash === chainHash(line.message, previous);
    previous = line.hash;
    return right;
  });
}
