import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '#kernel';
import { Database } from '#persistence';
import type { IncomingMessage, Outcome } from '../../consuming/message.js';
import { BatchStrategy } from '../../consuming/batch-strategy.js';

/** What a try would do. `unknown`: this process has no handler of the group, so nobody here can tell. */
export interface Rehearsal {
  readonly verdict: 'would-change' | 'already-applied' | 'would-fail' | 'unknown';
  readonly code: ErrorCode | null;
  readonly detail: string;
}

/** Delivers one parked message to the handler of its group in this process, for real or as a rehearsal. */
@Injectable()
export class Redelivery {
  constructor(
    private readonly database: Database,
    private readonly strategy: BatchStrategy,
  ) {}

  /** The groups that this process handles and that are not paused by a storm: what fails for everybody would only spend the tries of what is parked. */
  groups(): readonly string[] {
    const all = this.strategy.runners();
    return [...new Set(all.map(({ group }) => group))].filter((group) => !all.some((one) => one.group === group && one.runner.isPaused));
  }

  async deliver(group: string, message: IncomingMessage): Promise<Outcome> {
    const found = this.runner(group, message.topic);
    return found ? found.redeliver(message) : { park: 'HUB_HANDLER_MISSING', detail: 'no handler for this topic in this process' };
  }

  /** Handles the message with every transaction undone. @throws what the database throws when it is away */
  async rehearse(group: string, message: IncomingMessage): Promise<Rehearsal> {
    const runner = this.runner(group, message.topic);
    if (!runner) return { verdict: 'unknown', code: 'HUB_HANDLER_MISSING', detail: 'no handler for this topic in this process' };
    const outcome = await this.database.rehearse(() => runner.redeliver(message));
    if (outcome === 'done') return { verdict: 'would-change', code: null, detail: '' };
    if (outcome === 'duplicate') return { verdict: 'already-applied', code: null, detail: '' };
    const code = 'dead' in outcome ? outcome.dead : outcome.park;
    return { verdict: 'would-fail', code, detail: outcome.detail };
  }

  private runner(group: string, topic: string): ReturnType<BatchStrategy['runners']>[number]['runner'] | undefined {
    return this.strategy.runners().find((one) => one.group === group && (typeof one.topic === 'string' ? one.topic === topic : one.topic.test(topic)))?.runner;
  }
}
