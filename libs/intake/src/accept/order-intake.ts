import { Injectable } from '@nestjs/common';
import { HubError } from '#kernel';
import { Database, isTransient } from '#persistence';
import { crashPoint, currentTrace, traceHeaders } from '#platform';
import type { Acceptance, IncomingOrder } from './acceptance.js';
import { IntakeRuntime } from '../intake-runtime.js';
import { AcceptOrders } from './accept-orders.js';

interface Waiting {
  readonly incoming: IncomingOrder;
  readonly resolve: (acceptance: Acceptance) => void;
  readonly reject: (error: unknown) => void;
}

const MAX_TOGETHER = 200;
const GATHER_MS = 2;
const MAX_TRANSACTIONS = 2;
const MAX_WAITING = 5_000;

/** Single orders that arrive together share one transaction: each still gets its own answer, after that transaction has committed. */
@Injectable()
export class OrderIntake {
  private queue: Waiting[] = [];
  private timer: NodeJS.Timeout | null = null;
  private running = 0;

  constructor(
    private readonly database: Database,
    private readonly accept: AcceptOrders,
    private readonly runtime: IntakeRuntime,
  ) {}

  /** How many single orders wait now: batch importers step aside for them. */
  get waiting(): number {
    return this.queue.length;
  }

  /** @throws HubError `HUB_INTAKE_BUSY` (retryable) when more wait than can be taken soon */
  submit(incoming: IncomingOrder): Promise<Acceptance> {
    if (this.queue.length >= MAX_WAITING) return Promise.reject(new HubError('HUB_INTAKE_BUSY', 'too many orders wait at this process', true));
    // Orders of several requests share a transaction: each keeps its own trace.
    const trace = currentTrace();
    const traced = trace === undefined ? incoming : { ...incoming, trace: traceHeaders(trace) };
    return new Promise((resolve, reject) => {
      this.queue.push({ incoming: traced, resolve, reject });
      if (this.queue.length >= MAX_TOGETHER) this.flush();
      else this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
    });
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    while (this.running < MAX_TRANSACTIONS && this.queue.length > 0) {
      const together = this.queue.slice(0, MAX_TOGETHER);
      this.queue = this.queue.slice(MAX_TOGETHER);
      this.running += 1;
      void this.take(together).finally(() => {
        this.running -= 1;
        this.flush();
      });
    }
  }

  private async take(together: readonly Waiting[]): Promise<void> {
    try {
      const incoming = together.map((waiting) => waiting.incoming);
      const answers = await this.database.worker(async (tx) => {
        const taken = await this.accept.in(tx, incoming, this.runtime.now());
        await crashPoint('intake.written');
        return taken;
      });
      await crashPoint('intake.committed');
      together.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (!answer) {
          reject(new Error('an order without verdict'));
          return;
        }
        this.runtime.metrics.count('hub_orders_total', { door: incoming[index]?.order.door ?? '', outcome: answer.judgement });
        resolve(answer);
      });
    } catch (error) {
      await this.narrow(together, error);
    }
  }

  /** One order that the database refuses must not take its neighbours with it. */
  private async narrow(together: readonly Waiting[], error: unknown): Promise<void> {
    if (isTransient(error) || together.length === 1) {
      for (const { reject } of together) reject(error);
      return;
    }
    const half = Math.ceil(together.length / 2);
    await this.take(together.slice(0, half));
    await this.take(together.slice(half));
  }
}
