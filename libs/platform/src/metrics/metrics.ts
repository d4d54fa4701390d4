import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { METRICS, type CounterName, type GaugeName, type HistogramName, type LabelsOf, type MetricName } from './declared/index.js';
import type { MetricSpec } from './metric-spec.js';

/** One value of a gauge, for `swap`. Made by `sample`, so that its labels are the declared ones. */
export interface Sample {
  readonly name: GaugeName;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export const sample = <N extends GaugeName>(name: N, labels: LabelsOf<N>, value: number): Sample => ({ name, labels, value });

/** More series of one metric than this are a mistake: what comes later is counted under «other», so that neither we nor Prometheus grow without end. */
export const MOST_SERIES = 500;
const OTHER = 'other';
/** What a label value may be: a code, a name of ours, a route template. */
const CODE = /^[\w.:/*@-]{0,120}$/;

/** The numbers of this process, Prometheus text. A metric that is not declared does not compile; labels are codes and names of ours. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly counters = new Map<string, Counter>();
  private readonly gauges = new Map<string, Gauge>();
  private readonly histograms = new Map<string, Histogram>();
  private readonly known = new Map<MetricName, Set<string>>();
  private readonly readers: (() => void)[] = [];

  constructor() {
    for (const [name, spec] of Object.entries(METRICS)) this.make(name, spec);
  }

  count<N extends CounterName>(name: N, labels: LabelsOf<N>, by = 1): void {
    this.counters.get(name)?.inc(this.bounded(name, labels), by);
  }

  gauge<N extends GaugeName>(name: N, labels: LabelsOf<N>, value: number): void {
    this.gauges.get(name)?.set(this.bounded(name, labels), value);
  }

  observe<N extends HistogramName>(name: N, labels: LabelsOf<N>, value: number): void {
    this.histograms.get(name)?.observe(this.bounded(name, labels), value);
  }

  /** Puts `now` in the place of `before`: what is gone shows no old number. */
  swap(before: readonly Sample[], now: readonly Sample[]): void {
    for (const { name, labels } of before) {
      const clean = codes(labels);
      this.gauges.get(name)?.remove(clean);
      this.known.get(name)?.delete(keyOf(clean));
    }
    for (const { name, labels, value } of now) this.gauges.get(name)?.set(this.bounded(name, labels), value);
  }

  /** Runs before each scrape: for numbers that cost nothing to read. */
  onScrape(read: () => void): void {
    this.readers.push(read);
  }

  /** Memory, CPU, garbage collection, event loop: once a process. */
  collectProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  text(): Promise<string> {
    for (const read of this.readers) read();
    return this.registry.metrics();
  }

  private bounded(name: MetricName, labels: Readonly<Record<string, string>>): Record<string, string> {
    const clean = codes(labels);
    const known = this.known.get(name) ?? new Set<string>();
    this.known.set(name, known);
    const key = keyOf(clean);
    if (known.has(key)) return clean;
    if (known.size < MOST_SERIES) {
      known.add(key);
      return clean;
    }
    this.counters.get('hub_metric_overflow_total')?.inc({ metric: name });
    return Object.fromEntries(Object.keys(clean).map((label) => [label, OTHER]));
  }

  private make(name: string, { type, zh, en, labels, buckets }: MetricSpec): void {
    const config = { name, help: `${zh} · ${en}`, labelNames: [...labels], registers: [this.registry] };
    if (type === 'counter') this.counters.set(name, new Counter(config));
    else if (type === 'histogram') this.histograms.set(name, new Histogram({ ...config, buckets: [...(buckets ?? [])] }));
    else this.gauges.set(name, new Gauge(config));
    // A gauge without labels begins at 0, which would say something that nobody measured.
    if (labels.length === 0) this.gauges.get(name)?.remove();
  }
}

const codes = (labels: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([label, value]) => [label, CODE.test(value) ? value : OTHER]));

const keyOf = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([label, value]) => `${label}=${value}`)
    .sort()
    .join(',');
