import { pino, type Logger as PinoLogger } from 'pino';
import type { HubConfig } from './config/config.js';
import { stderrLines } from './stderr-lines.js';

/** Field names whose values never reach a log line, wherever they stand in the logged object. */
const SECRET = ['name', 'phone', 'idNo', 'address', 'content', 'title', 'text', 'complainant', 'complainants', 'sealed', 'body', 'value', 'key'];

/** Injection token of the process's logger. */
export const LOGGER = Symbol('Logger');
export type Logger = PinoLogger;

/** JSON lines on stderr (stdout belongs to data). Personal fields are cut out, not masked. */
export const createLogger = (config: Pick<HubConfig, 'HUB_LOG_LEVEL'>, app: string): Logger =>
  pino(
    { level: config.HUB_LOG_LEVEL, base: { app }, redact: { paths: SECRET.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), remove: true } },
    stderrLines,
  );
