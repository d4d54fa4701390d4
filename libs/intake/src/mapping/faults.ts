import type { ErrorCode } from '#kernel';
import { InputFault, type Fault } from '#platform';

/** A value that is not what the dialect says: why, and in plain words what is allowed. Never the value itself, it may be a secret. */
export class Bad {
  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
  ) {}
}

export const bad = (code: ErrorCode, detail: string): Bad => new Bad(code, detail);

const MAX_FAULTS = 100;

/** Everything wrong with one order, so that a partner repairs it in one go. */
export class Faults {
  readonly list: Fault[] = [];

  add(path: string, code: ErrorCode, detail: string): void {
    if (this.list.length < MAX_FAULTS) this.list.push({ path, code, detail });
  }

  /** @throws InputFault `HUB_SCHEMA_INVALID` (400) with one entry per fault */
  throwIfAny(what: string): void {
    if (this.list.length > 0)
      throw new InputFault(
        'HUB_SCHEMA_INVALID',
        400,
        `${what}有 ${this.list.length} 处不符合约定，请按 errors 逐条更正后重发。Correct every entry of errors and send it again.`,
        this.list,
      );
  }
}
