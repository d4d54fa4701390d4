import { showsStacks, stderrLines } from '#platform';
import { startFaultOf } from './start-fault.js';

/** A server or a setting that the process needs is not there; the command line uses the same code. */
const CANNOT_START = 6;

/**
 * The main function of a process: its number is the exit code. What ends a start is one line (what, why, what next, code) and exit code 6;
 * the stack only where the log level asks for it.
 */
export async function runProcess(main: () => Promise<number>): Promise<never> {
  try {
    process.exit(await main());
  } catch (error) {
    const { code, text } = startFaultOf(error);
    stderrLines.write(`没有启动 · not started: ${text} [${code}]\n`);
    if (showsStacks() && error instanceof Error) stderrLines.write(`${error.stack ?? ''}\n`);
    process.exit(CANNOT_START);
  }
}
