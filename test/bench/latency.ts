import { setTimeout as sleep } from 'node:timers/promises';
import type { Watched } from './watch-topic.js';

export interface Latency {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly missing: number;
}

export interface OpenLoop {
  readonly perSecond: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

/**
 * An open loop: message n is due at n / rate, whether or not earlier ones have come back, and its latency counts from then — so a slow system
 * cannot hide behind a late sender. @param send starts one message and returns the key under which it will be seen
 */
export async function openLoop(loop: OpenLoop, watched: Watched, send: (number: number) => string): Promise<Latency> {
  const total = loop.perSecond * (loop.warmUpSeconds + loop.seconds);
  const due = new Map<string, number>();
  const begin = performance.now();
  for (let number = 0; number < total;) {
    const at = begin + (number * 1_000) / loop.perSecond;
    if (performance.now() < at) {
      await sleep(1);
      continue;
    }
    due.set(send(number), at);
    number += 1;
  }
  const from = begin + loop.warmUpSeconds * 1_000;
  const recorded = [...due].filter(([, at]) => at >= from);
  for (let tries = 0; tries < 150 && recorded.some(([key]) => !watched.seen.has(key)); tries += 1) await sleep(100);
  const now = performance.now();
  const latencies = recorded.map(([key, at]) => (watched.seen.get(key) ?? now) - at).sort((a, b) => a - b);
  const quantile = (q: number): number => Math.round((latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * q))] ?? 0) * 10) / 10;
  return { p50Ms: quantile(0.5), p99Ms: quantile(0.99), missing: recorded.filter(([key]) => !watched.seen.has(key)).length };
}
