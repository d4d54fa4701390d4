import { pino, type Logger as PinoLogger } from 'pino';
import type { HubConfig } from './config/config.js';
import { logLine } from './log-line.js';
import { stderrLines } from './stderr-lines.js';
import { currentTrace } from './trace/trace-context.js';

/** Field names whose values never reach a log line, wherever they stand in the logged object. */
const SECRET = ['name', 'phone', 'idNo', 'address', 'content', 'title', 'text', 'complainant', 'complainants', 'sealed', 'body', 'value', 'key'];

/** Injection token of the process's logger. */
export const LOGGER = Symbol('Logger');
export type Logger = PinoLogger;

/** The trace of the request or message that a line belongs to. */
function belonging(): object {
  const trace = currentTrace();
  return trace === undefined ? {} : { traceId: trace.traceId, requestId: trace.requestId };
}

/** JSON lines on stderr (stdout belongs to data). Personal fields are cut out, not masked; each line names its trace. */
export const createLogger = (config: Pick<HubConfig, 'HUB_LOG_LEVEL'>, app: string): Logger =>
  pino(
    {
      level: config.HUB_LOG_LEVEL,
      base: { app },
      mixin: belonging,
      redact: { paths: SECRET.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), remove: true },
    },
    { write: (line: string) => stderrLines.write(logLine(line)) },
  );
