import type { EventRow } from '#messaging';
import type { Case } from './case.js';

/** A case and the rows its transaction leaves behind. */
export interface Written {
  readonly given: Case;
  readonly lastHash: string;
  readonly outbound: Readonly<Record<string, number>>;
  readonly rows: readonly EventRow[];
}
