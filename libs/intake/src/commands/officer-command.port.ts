import type { CommandAnswer, CommandRequest } from '#contracts';

/** Injection token of `OfficerCommandPort`. */
export const OFFICER_COMMANDS = Symbol('OfficerCommands');

/** What the doors need of casework, so that no context imports another: the adapter's app module binds it. */
export interface OfficerCommandPort {
  /** Runs one command of a door's officer in casework's own transaction. */
  execute(request: CommandRequest): Promise<CommandAnswer>;
  /** The referral's version (its ETag) and number; null while casework has not registered it. */
  find(referralId: string): Promise<{ readonly version: number; readonly referralNo: string | null } | null>;
}
