import { CommanderError } from 'commander';
import { EXIT, Failure } from './failure.js';
import { talk } from './print.js';

/** Says on stderr what went wrong. @returns the exit code */
export function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof Failure) {
    if (error.message !== '') talk(error.message);
    return error.exitCode;
  }
  talk(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.failed;
}
