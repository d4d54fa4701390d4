import type { Tx } from './tx.js';

/** One change of the schema. Only adds or copies; a dropped column waits one release. */
export interface HubMigration {
  /** `YYYYMMDDHHMMSS-verb-what`: the order, for ever. */
  readonly id: string;
  /** Why its locks are short although its form looks long to `npm run check`: an empty table, say. */
  readonly locks?: string;
  /** false: runs outside a transaction, as `create index concurrently` must. It has to stand being interrupted and run again (`drop index concurrently if exists` first). */
  readonly transaction?: false;
  readonly up: (tx: Tx) => Promise<void>;
  readonly down?: (tx: Tx) => Promise<void>;
}
