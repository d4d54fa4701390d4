import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_SUPERIORS, SOURCE_SYSTEM_OF, type Door } from '#contracts';
import type { JsonObject } from '#kernel';
import { referralIdOf } from '#platform';
import { Random, type SampleLine } from '#simulation';
import type { Days } from '../oracle/slow-clock.js';
import { atTheDesk } from './rhythm.js';
import type { SimHub } from './sim-hub.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STALE = 412;
const PLACED_MS = 60_000;

/** What a year of cases adds up to, from the partners' side. */
export interface YearCounts {
  sent: number;
  accepted: number;
  duplicate: number;
  conflict: number;
  refused: number;
  commands: number;
  /** Those that were obeyed, by name. */
  obeyed: Record<string, number>;
  /** Commands the hub refused, by code: a case had moved on meanwhile. */
  refusals: Record<string, number>;
}

/** The present moment of the simulation, and what everybody shares. */
export interface Stage {
  readonly hub: SimHub;
  readonly days: Days;
  readonly counts: YearCounts;
  now: number;
}

/** One case as its partners deal with it: what they know of it, and their draws of lots. */
export class OneCase {
  readonly random: Random;
  readonly door: Door;
  readonly orderNo: string;
  readonly referralId: string;
  lead = '';
  status = '';
  private version = 0;

  constructor(
    readonly stage: Stage,
    readonly line: SampleLine & { readonly orderNo: string },
    seed: number,
  ) {
    this.random = new Random(seed);
    this.door = line.door;
    this.orderNo = line.orderNo;
    this.referralId = referralIdOf(SOURCE_SYSTEM_OF[line.door], line.orderNo);
  }

  /** In so many hours or days from now, when people are at their desks. */
  inHours(from: number, to: number): number {
    return atTheDesk(this.stage.now + (from + this.random.next() * (to - from)) * HOUR, this.stage.days, this.random);
  }
  inDays(from: number, to: number): number {
    return this.inHours(from * 24, to * 24);
  }
  /** At that very time, desk or no desk. */
  after(hours: number): number {
    return this.stage.now + hours * HOUR;
  }
  chance(percent: number): boolean {
    return this.random.below(100) < percent;
  }
  get moment(): string {
    return new Date(this.stage.now).toISOString();
  }
  dayIn(days: number): string {
    return new Date(this.stage.now + 8 * HOUR + days * DAY).toISOString().slice(0, 10);
  }
  get superior(): string | null {
    const above = DEMO_SUPERIORS[this.lead];
    return above !== undefined && this.stage.hub.knows(above) ? above : null;
  }

  /** Waits until the hub has placed the case. @throws Error when it never does */
  async placed(): Promise<void> {
    for (let waited = 0, pause = 5; waited < PLACED_MS; waited += pause, pause = Math.min(pause * 2, 100)) {
      if (await this.look()) return;
      await sleep(pause);
    }
    throw new Error(`${this.orderNo} was accepted and never registered`);
  }

  private async look(): Promise<boolean> {
    const { status, headers, json } = await this.stage.hub.as('supervisor').get(`/v1/referrals/${this.referralId}`);
    if (status !== 200) return false;
    this.version = Number((headers.etag ?? '"0"').replaceAll('"', ''));
    this.status = typeof json.status === 'string' ? json.status : '';
    this.lead = typeof json.leadOrgId === 'string' ? json.leadOrgId : '';
    return true;
  }

  /** A command of an institution, the desk or another body. @returns whether it was obeyed */
  async say(who: string, command: string, body: JsonObject): Promise<boolean> {
    const { hub, counts } = this.stage;
    for (let tries = 0; ; tries += 1) {
      const headers = { 'If-Match': `"${this.version}"`, 'Idempotency-Key': randomUUID() };
      const answer = await hub.as(who).post(`/v1/referrals/${this.referralId}/commands/${command}`, body, { headers });
      if (answer.status === STALE && tries < 3 && (await this.look())) continue;
      counts.commands += 1;
      return this.heard(command, answer);
    }
  }

  /** A command of the door's own officer. */
  async officer(command: string, body: JsonObject): Promise<boolean> {
    this.stage.counts.commands += 1;
    return this.heard(command, await this.stage.hub.officer(this.door, this.orderNo, command, body));
  }

  private heard(command: string, { status, json }: { readonly status: number; readonly json: JsonObject }): boolean {
    if (status === 200 || status === 202) {
      const { obeyed } = this.stage.counts;
      obeyed[command] = (obeyed[command] ?? 0) + 1;
      if (typeof json.version === 'number') this.version = json.version;
      if (typeof json.status === 'string') this.status = json.status;
      return true;
    }
    const why = `${command} ${typeof json.code === 'string' ? json.code : status}`;
    this.stage.counts.refusals[why] = (this.stage.counts.refusals[why] ?? 0) + 1;
    return false;
  }
}
