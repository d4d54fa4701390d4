import type { Trace } from './trace-context.js';

/** One step of a trace. Names and attributes are codes, templates and ids of ours. */
export interface Span {
  readonly name: string;
  readonly kind: 'server' | 'producer' | 'consumer';
  /** Its `spanId` is this step's. */
  readonly trace: Trace;
  readonly parentSpanId: string | null;
  readonly beganMs: number;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, string | number>>;
}

export type EndedSpan = Span & { readonly endedMs: number };
