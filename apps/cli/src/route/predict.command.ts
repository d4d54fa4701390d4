import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { shippedEngine } from './engine.js';
import { History } from './history.js';
import { isDoor, orderFactsOf, personNameOf } from './order-facts.js';
import { predictionOf } from './prediction.js';
import { isRawOrder } from './raw-order.js';

function linesOf(path: string): AsyncIterable<string> {
  const bytes = createReadStream(path);
  const text = path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  return createInterface({ input: text, crlfDelay: Infinity });
}

function predictLine(line: string, history: History): string {
  const row: unknown = JSON.parse(line);
  if (!isRawOrder(row) || !isRawOrder(row['order']) || typeof row['door'] !== 'string' || !isDoor(row['door']))
    throw new Error('a line is {id, door, order}; door is one of the four');
  const { id, door, order: raw } = row;
  const engine = shippedEngine();
  const personName = personNameOf(door, raw);
  const { order, open } = history.of(orderFactsOf(door, raw), personName);
  const proposal = engine.propose(order, open);
  history.add(order, personName, proposal);
  return JSON.stringify({ id, ...predictionOf(proposal, engine.autoDispatchScore) });
}

/**
 * Routes every order of a file of lines `{id, door, order}` (.ndjson or .ndjson.gz), in file order as one history for repeats, and writes one
 * prediction per line. Needs no server.
 *
 * @returns the number of predictions.
 * @throws Error with the line number when a line is no order.
 */
export async function predictFile(ndjsonPath: string, write: (line: string) => void): Promise<number> {
  const history = new History();
  let number = 0;
  let written = 0;
  for await (const line of linesOf(ndjsonPath)) {
    number += 1;
    if (line.trim() === '') continue;
    try {
      write(predictLine(line, history));
    } catch (error) {
      throw new Error(`line ${number}: ${error instanceof Error ? error.message : 'not readable'}`, { cause: error });
    }
    written += 1;
  }
  return written;
}
