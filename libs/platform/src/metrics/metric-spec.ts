/** What a number means, and which labels it may carry. Labels are codes of ours: never an order number, a person, a raw path or a key. */
export interface MetricSpec {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly zh: string;
  readonly en: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram, in the unit that the name ends in. */
  readonly buckets?: readonly number[];
}

interface Counted<L extends string> extends MetricSpec {
  readonly type: 'counter';
  readonly labels: readonly L[];
}
interface Measured<L extends string> extends MetricSpec {
  readonly type: 'gauge';
  readonly labels: readonly L[];
}
interface Spread<L extends string> extends MetricSpec {
  readonly type: 'histogram';
  readonly labels: readonly L[];
  readonly buckets: readonly number[];
}

export const counter = <const L extends string = never>(zh: string, en: string, labels: readonly L[] = []): Counted<L> => ({ type: 'counter', zh, en, labels });

export const gauge = <const L extends string = never>(zh: string, en: string, labels: readonly L[] = []): Measured<L> => ({ type: 'gauge', zh, en, labels });

export const histogram = <const L extends string = never>(
  { zh, en }: { readonly zh: string; readonly en: string },
  labels: readonly L[],
  buckets: readonly number[],
): Spread<L> => ({ type: 'histogram', zh, en, labels, buckets });
