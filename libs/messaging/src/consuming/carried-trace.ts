import { traceHeaders, traceOf, withTrace, type Trace } from '#platform';
import type { IncomingMessage } from './message.js';

export const traceOfMessage = ({ headers }: Pick<IncomingMessage, 'headers'>): Trace | null => traceOf((name) => headers.get(name));

/** The headers by which what a message causes belongs to its trace; none where it has no trace of its own. */
export function carriedTrace(message: Pick<IncomingMessage, 'headers'>): Readonly<Record<string, string>> {
  const trace = traceOfMessage(message);
  return trace === null ? {} : traceHeaders(trace);
}

/** Does the work of one message inside its trace: log lines and events name it. */
export function carrying<T>(message: Pick<IncomingMessage, 'headers'>, work: () => T): T {
  const trace = traceOfMessage(message);
  return trace === null ? work() : withTrace(trace, work);
}
