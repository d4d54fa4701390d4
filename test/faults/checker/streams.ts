import type { Findings } from './findings.js';
import type { Recorded } from './seen.js';

interface Stream {
  /** The id that each version had first, by version. */
  readonly ids: Map<number, string>;
  highest: number;
}

/**
 * The event streams of all topics. The same record may come again (at least once); a second id for one version is a second effect, a first
 * occurrence below one that came before breaks the order, a version that never came is missing.
 */
export class Streams {
  private readonly streams = new Map<string, Stream>();
  repeated = 0;

  constructor(private readonly findings: Findings) {}

  add({ topic, stream: name, id, type, version }: Recorded): void {
    if (version === null) return;
    const key = `${topic} ${name}`;
    const stream = this.streams.get(key) ?? { ids: new Map<number, string>(), highest: 0 };
    this.streams.set(key, stream);
    const known = stream.ids.get(version);
    if (known === id) {
      this.repeated += 1;
      return;
    }
    if (known !== undefined) {
      this.findings.add('doubled', key, `version ${version} has two ids (${type})`);
      return;
    }
    if (version < stream.highest) this.findings.add('outOfOrder', key, `version ${version} came first behind ${stream.highest}`);
    stream.ids.set(version, id);
    stream.highest = Math.max(stream.highest, version);
  }

  /** Versions count from 1 without gap. */
  end(): void {
    for (const [key, { ids, highest }] of this.streams)
      if (ids.size < highest) this.findings.add('missing', key, `${highest - ids.size} of its versions 1 to ${highest} never came`);
  }
}
