import { Inject, Injectable } from '@nestjs/common';
import type { CommandAnswer, CommandRequest } from '#contracts';
import type { Clock } from '#kernel';
import { Database } from '#persistence';
import { CLOCK, referralIdOf } from '#platform';
import { CommandService } from './commands/command.service.js';
import { Follow } from './commands/follow.js';

/** The front door of casework for what must be answered now: people's and systems' commands by HTTP. */
@Injectable()
export class CaseworkService {
  constructor(
    private readonly database: Database,
    private readonly commands: CommandService,
    private readonly follow: Follow,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Obeys or refuses; what the caller may not see is answered like what does not exist. `part: 1` means the report half of a split order. */
  execute(request: CommandRequest): Promise<CommandAnswer> {
    const referralId = request.part === 1 ? this.follow.reportIdOf(request.referralId) : request.referralId;
    return this.commands.execute({ ...request, referralId });
  }

  /** Whether a referral is registered, and its version: for a door that answers about its own order. */
  async find(referralId: string): Promise<{ readonly version: number; readonly referralNo: string } | null> {
    const [row] = await this.database.worker((tx) =>
      tx.query<{ version: number; referral_no: string }>('select version, referral_no from casework.referral where referral_id = $1', [referralId]),
    );
    return row ? { version: row.version, referralNo: row.referral_no } : null;
  }

  /** The referral an order became, whether or not it is registered yet. */
  readonly referralIdOf = referralIdOf;

  now(): string {
    return this.clock.now();
  }
}
