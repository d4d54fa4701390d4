import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { History } from '../checker/history.js';
import type { Caller } from '../support/caller.js';
import type { Item } from './readers.js';

const BODY = JSON.stringify({ contactName: '经办甲', contactPhone: '0532-85550001' });
const EVENT = 'AssignmentAcknowledged';
const OFFERED = 'AssignmentOffered';
const AGAIN_MS = 300;
const MOST_AT_ONCE = 20;

/** People at an institution who sign for some of their cases: the same request under the same key until it is answered. */
export class Acknowledger {
  private readonly queue: string[] = [];
  private busy = 0;
  obeyed = 0;

  constructor(
    private readonly party: string,
    private readonly caller: Caller,
    private readonly history: History,
    /** Of ten cases. */
    private readonly share: number,
  ) {}

  get waiting(): number {
    return this.queue.length + this.busy;
  }

  offer({ referral, kind }: Item): void {
    if (kind !== OFFERED || Number.parseInt(referral.slice(-2), 16) % 10 >= this.share) return;
    this.queue.push(referral);
    if (this.busy < MOST_AT_ONCE) void this.work();
  }

  private async work(): Promise<void> {
    this.busy += 1;
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) await this.acknowledge(next);
    this.busy -= 1;
  }

  private async acknowledge(referral: string): Promise<void> {
    const key = randomUUID();
    let version: string | null = null;
    for (;;) {
      version ??= (await this.caller.get(`/v1/referrals/${referral}`))?.etag ?? null;
      const answer =
        version === null
          ? null
          : await this.caller.post(`/v1/referrals/${referral}/commands/acknowledge`, BODY, { 'if-match': version, 'idempotency-key': key });
      if (answer?.status === 200) {
        this.obeyed += 1;
        this.history.add({ by: 'institution', what: 'obeyed', at: this.history.now, party: this.party, referral, event: EVENT });
        return;
      }
      // Somebody was faster: read the case again. Every other refusal is final.
      if (answer?.status === 412) version = null;
      else if (answer && answer.status < 500 && answer.status !== 429) return;
      await sleep(AGAIN_MS);
    }
  }
}
