import { createReadStream, createWriteStream, mkdirSync, readFileSync, writeFileSync, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Judge } from './judge.js';
import type { Seen } from './seen.js';
import type { Verdict } from './verdict.js';

const FILE = 'history.ndjson';
const REACH = 'reach.json';

/** What is known of a run before it begins. */
export interface Setting {
  readonly webhooks: readonly string[];
  readonly topics: readonly string[];
}

/** Writes down what observers see, one line each, in the order of seeing. */
export class History {
  private readonly out: WriteStream;
  private readonly begun = performance.now();
  lines = 0;

  constructor(
    readonly folder: string,
    setting: Setting,
  ) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, REACH), JSON.stringify(setting));
    this.out = createWriteStream(join(folder, FILE));
  }

  /** Milliseconds since the run began. */
  get now(): number {
    return Math.round(performance.now() - this.begun);
  }

  add(seen: Seen): void {
    this.lines += 1;
    this.out.write(`${JSON.stringify(seen)}\n`);
  }

  /** Resolves when what was added is no longer waiting in memory. */
  async drained(): Promise<void> {
    if (this.out.writableNeedDrain) await once(this.out, 'drain');
  }

  async close(): Promise<void> {
    this.out.end();
    await once(this.out, 'close');
  }
}

async function* read(folder: string): AsyncGenerator<Seen> {
  for await (const line of createInterface({ input: createReadStream(join(folder, FILE)), crlfDelay: Infinity }))
    if (line !== '') yield JSON.parse(line) as Seen;
}

/** Judges a run by its folder: also one of last week. @throws Error where it is no folder of a run */
export async function judgeFolder(folder: string): Promise<Verdict> {
  const { webhooks, topics } = JSON.parse(readFileSync(join(folder, REACH), 'utf8')) as Setting;
  const judge = new Judge({ webhooks: new Set(webhooks), topics: new Set(topics) });
  for await (const seen of read(folder)) if (seen.by === 'client') judge.add(seen);
  for await (const seen of read(folder)) if (seen.by !== 'client') judge.add(seen);
  return judge.verdict();
}
