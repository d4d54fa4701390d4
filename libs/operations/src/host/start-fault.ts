import { isHubError } from '#kernel';
import { isTransient, sqlState } from '#persistence';

/** Why a process did not start: one line of people's words, and the stable code behind it. */
export interface StartFault {
  readonly code: string;
  readonly text: string;
}

type Words = (error: Error) => string;
interface Rule {
  readonly code: string;
  readonly fits: (error: Error) => boolean;
  readonly words: Words;
}

const field = (error: Error, name: string): string => {
  const value = (error as unknown as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
const system = (error: Error, ...codes: string[]): boolean => codes.includes(field(error, 'code'));
const listening = (error: Error): boolean => field(error, 'syscall') === 'listen' || field(error, 'syscall') === 'getaddrinfo';
const place = (error: Error): string => [field(error, 'address') || field(error, 'hostname'), field(error, 'port')].filter(Boolean).join(':');

/** What an operating system, a driver or a client library means when it ends a start. The first row that fits speaks. */
const RULES: readonly Rule[] = [
  {
    code: 'HUB_HTTP_PORT_TAKEN',
    fits: (error) => listening(error) && system(error, 'EADDRINUSE'),
    words: (error) => `端口 ${place(error)} 已被别的程序占用：请停止它，或设置 HUB_HTTP_PORT · the port is taken: stop that program, or set HUB_HTTP_PORT`,
  },
  {
    code: 'HUB_HTTP_ADDRESS',
    fits: (error) => listening(error) && system(error, 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'),
    words: (error) =>
      `不能在 ${place(error)} 监听（${field(error, 'code')}）：请检查 HUB_HTTP_HOST 与 HUB_HTTP_PORT · cannot listen there: check HUB_HTTP_HOST and HUB_HTTP_PORT`,
  },
  {
    code: 'HUB_SCHEMA_MISSING',
    fits: (error) => ['42P01', '3F000', '42703'].includes(sqlState(error) ?? '') || /password authentication failed for user "hub_/.test(error.message),
    words: () =>
      '数据库还没有建表，或表结构较旧：请先对它启动一次 hub（npm run app -- hub） · the database has no tables yet, or older ones: start the app hub on it first',
  },
  {
    code: 'HUB_DATABASE_LOGIN',
    fits: (error) => /^(28|3D)/.test(sqlState(error) ?? ''),
    words: (error) =>
      `数据库拒绝登录（${sqlState(error) ?? ''}）：请检查 HUB_DATABASE_URL 的用户、密码与库名 · the database refuses the login: check user, password and name in HUB_DATABASE_URL`,
  },
  {
    code: 'HUB_KAFKA_UNAVAILABLE',
    fits: (error) => error.name.startsWith('KafkaJS'),
    words: () => 'Kafka 没有应答：请检查它是否在运行，以及 HUB_KAFKA_BROKERS · Kafka does not answer: check that it runs, and HUB_KAFKA_BROKERS',
  },
  {
    code: 'HUB_DATABASE_UNAVAILABLE',
    fits: (error) => sqlState(error) !== undefined || isTransient(error) || system(error, 'ENOTFOUND', 'EHOSTUNREACH', 'ETIMEDOUT'),
    words: (error) =>
      `数据库没有应答（${sqlState(error) ?? field(error, 'code')}）：请检查它是否在运行，以及 HUB_DATABASE_URL · the database does not answer: check that it runs, and HUB_DATABASE_URL`,
  },
  {
    code: 'HUB_DATA_DIR_UNUSABLE',
    fits: (error) => system(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ENOENT', 'ENOSPC'),
    words: (error) =>
      `不能使用 ${field(error, 'path')}（${field(error, 'code')}）：请检查权限与空间，或设置 HUB_DATA_DIR · cannot be used: check rights and space, or set HUB_DATA_DIR`,
  },
];

/** Never a stack, never a connection string: drivers do not put one into their messages, and only the words above are added. */
export function startFaultOf(thrown: unknown): StartFault {
  const error = rootOf(thrown);
  if (isHubError(error)) return { code: error.code, text: error.message };
  const rule = RULES.find(({ fits }) => fits(error));
  return rule
    ? { code: rule.code, text: rule.words(error) }
    : { code: 'HUB_START_FAILED', text: `${error.name}: ${error.message.split('\n')[0] ?? ''}（HUB_LOG_LEVEL=debug 显示详情 · shows more）` };
}

/** A connection to a name with two addresses fails with both reasons at once: the first one tells enough. */
function rootOf(thrown: unknown): Error {
  if (thrown instanceof AggregateError && thrown.errors[0] instanceof Error) return thrown.errors[0];
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
