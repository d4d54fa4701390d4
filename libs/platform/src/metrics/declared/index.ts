import type { MetricSpec } from '../metric-spec.js';
import { BUSINESS_METRICS } from './business.js';
import { FLOW_METRICS } from './flow.js';
import { HTTP_METRICS } from './http.js';
import { PROCESS_METRICS } from './process.js';

/** Every number that the hub counts itself. What is not here cannot be counted: the compiler refuses it. */
export const METRICS = { ...HTTP_METRICS, ...FLOW_METRICS, ...BUSINESS_METRICS, ...PROCESS_METRICS } as const satisfies Readonly<Record<string, MetricSpec>>;

type Declared = typeof METRICS;
type Named<Type extends MetricSpec['type']> = { [N in keyof Declared]: Declared[N]['type'] extends Type ? N : never }[keyof Declared];

export type MetricName = keyof Declared;
export type CounterName = Named<'counter'>;
export type GaugeName = Named<'gauge'>;
export type HistogramName = Named<'histogram'>;
/** The labels of one metric: all of them, and no other. */
export type LabelsOf<N extends MetricName> = Readonly<Record<Declared[N]['labels'][number], string>>;
