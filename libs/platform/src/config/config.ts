import 'reflect-metadata';
import { plainToInstance, Transform, type TransformFnParams } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsEmail,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  Validate,
  ValidateIf,
  validateSync,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { HubError } from '#kernel';
import { armCrashPoints } from '../crash-point.js';

const toNumber = ({ value }: TransformFnParams): unknown => (value === undefined || value === '' ? value : Number(value));
const toList = ({ value }: TransformFnParams): unknown => (typeof value === 'string' ? value.split(',') : value);
const toFlag = ({ value }: TransformFnParams): unknown => (value === '1' || value === 'true' ? true : value === '0' || value === 'false' ? false : value);

@ValidatorConstraint({ name: 'realMoment' })
class RealMoment implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  }
  defaultMessage(): string {
    return 'HUB_CLOCK_START must be a moment that exists, such as 2026-01-01T08:00:00+08:00';
  }
}

/** Every variable the hub reads from its environment. Nothing else may touch `process.env`. */
export class HubConfig {
  /** `host:port`, comma-separated. Unset: `hub` starts the embedded broker; every other app refuses to start. */
  @IsOptional()
  @Transform(toList)
  @IsArray()
  @Matches(/^[^:\s]+:\d+$/, { each: true })
  readonly HUB_KAFKA_BROKERS?: readonly string[];

  /** Unset: `hub` starts the embedded PostgreSQL; every other app refuses to start. The role must be able to create roles and schemas. */
  @IsOptional()
  @IsUrl({ protocols: ['postgres', 'postgresql'], require_protocol: true, require_tld: false })
  readonly HUB_DATABASE_URL?: string;

  /** Where the embedded servers, the key file and the run file live. */
  @IsString()
  readonly HUB_DATA_DIR: string = '.data';

  /** The address all HTTP is on. */
  @IsString()
  readonly HUB_HTTP_HOST: string = '127.0.0.1';

  @Transform(toNumber)
  @IsInt()
  @Min(0)
  @Max(65_535)
  readonly HUB_HTTP_PORT: number = 7_200;

  @Transform(toNumber)
  @IsInt()
  @Min(1)
  @Max(65_535)
  readonly HUB_KAFKA_PORT: number = 27_192;

  @Transform(toNumber)
  @IsInt()
  @Min(1)
  @Max(65_535)
  readonly HUB_POSTGRES_PORT: number = 27_432;

  /** The master key (32 bytes, base64url) under which every person key is wrapped. Made on first start when it is the default place. */
  @IsOptional()
  @IsString()
  readonly HUB_KEY_FILE?: string;

  /** Connections of each of the two pools (worker, app). */
  @Transform(toNumber)
  @IsInt()
  @Min(2)
  @Max(200)
  readonly HUB_DATABASE_POOL: number = 12;

  /** The largest number of rows of one CSV or NDJSON batch. */
  @Transform(toNumber)
  @IsInt()
  @Min(1)
  readonly HUB_BATCH_MAX_ROWS: number = 1_000_000;

  /** With more events than this waiting to be published, batch files are refused with 503; single orders never are. */
  @Transform(toNumber)
  @IsInt()
  @Min(1)
  readonly HUB_BATCH_BACKLOG_EVENTS: number = 100_000;

  /** The same where the oldest event has waited longer than this, in milliseconds. */
  @Transform(toNumber)
  @IsInt()
  @Min(1_000)
  readonly HUB_BATCH_BACKLOG_MS: number = 120_000;

  /** How long a process may take to finish its work after SIGTERM, in milliseconds. */
  @Transform(toNumber)
  @IsInt()
  @Min(1_000)
  @Max(120_000)
  readonly HUB_SHUTDOWN_MS: number = 30_000;

  /** Start of a simulated clock, RFC 3339 with offset: for tests and demos on data of their own. Unset: the machine's clock. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/)
  @Validate(RealMoment)
  readonly HUB_CLOCK_START?: string;

  /** How many seconds of simulated time pass in a real one, at the first start; 0: it stands still and is stepped. Later: `npx hub time speed`. */
  @IsOptional()
  @Transform(toNumber)
  @IsNumber()
  @Min(0)
  @Max(31_536_000)
  readonly HUB_CLOCK_SPEED?: number;

  /** Where a collector of traces takes OTLP over HTTP, such as http://127.0.0.1:4318. Unset: no traces are kept. */
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  readonly HUB_OTLP_ENDPOINT?: string;

  /** trace, debug, info, warn, error, silent. */
  @Matches(/^(trace|debug|info|warn|error|silent)$/)
  readonly HUB_LOG_LEVEL: string = 'warn';

  /** Accept demo parties with keys from the data folder. Never on in production. */
  @Transform(toFlag)
  @IsBoolean()
  readonly HUB_DEMO: boolean = true;

  /** Where people reach this hub, for links in notices: `https://hub.example`. Unset: notices carry no link. */
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  readonly HUB_PUBLIC_URL?: string;

  /** The mail server that takes notices: `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`. Unset: they are shown in the outbox. Needs HUB_MAIL_FROM. */
  @IsOptional()
  @IsUrl({ protocols: ['smtp', 'smtps'], require_protocol: true, require_tld: false })
  readonly HUB_SMTP_URL?: string;

  /** The sender of notices by mail. */
  @ValidateIf(({ HUB_SMTP_URL: url, HUB_MAIL_FROM: from }: HubConfig) => url !== undefined || from !== undefined)
  @IsEmail({ require_tld: false })
  readonly HUB_MAIL_FROM?: string;

  /** The gateway that takes SMS: one signed POST a message (docs/notices.md). Unset: they are shown in the outbox. Needs HUB_SMS_SECRET. */
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  readonly HUB_SMS_URL?: string;

  /** What SMS calls are signed with. */
  @ValidateIf(({ HUB_SMS_URL: url, HUB_SMS_SECRET: secret }: HubConfig) => url !== undefined || secret !== undefined)
  @Matches(/^.{16,200}$/)
  readonly HUB_SMS_SECRET?: string;

  /** Private networks (CIDR, comma-separated) in which the mail server and the SMS gateway may lie; without it they must be public. */
  @IsOptional()
  @Transform(toList)
  @IsArray()
  @Matches(/^[0-9a-fA-F.:]+\/\d{1,3}$/, { each: true })
  readonly HUB_NOTIFY_NETWORKS?: readonly string[];

  /** How many replicas each topic has; with 3 and more a record needs two of them. Unset: three, or as many as there are brokers. */
  @IsOptional()
  @Transform(toNumber)
  @IsInt()
  @Min(1)
  @Max(9)
  readonly HUB_KAFKA_REPLICATION?: number;

  /** For fault tests: what this process does at which crash point, such as `relay.sent:kill@3`. Refused in production. */
  @IsOptional()
  @IsString()
  readonly HUB_FAULTS?: string;

  /** Lets HUB_FAULTS work in spite of NODE_ENV=production. */
  @Transform(toFlag)
  @IsBoolean()
  readonly HUB_ALLOW_FAULTS: boolean = false;
}

/**
 * Reads and checks the environment once, at start. It names every wrong variable, and never prints a value.
 * @throws HubError `HUB_CONFIG` that names all wrong variables at once.
 */
export function loadConfig(env: NodeJS.ProcessEnv): HubConfig {
  const known = Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith('HUB_') && value !== ''));
  const config = plainToInstance(HubConfig, known, { exposeDefaultValues: true });
  const wrong = validateSync(config).map((error) => `${error.property}: ${Object.values(error.constraints ?? {}).join(', ')}`);
  if (wrong.length > 0) throw new HubError('HUB_CONFIG', `环境变量有误 · wrong in the environment: ${wrong.join('; ')}（见 README.md “Configuration”）`, false);
  return config;
}

/** Whether a fault may show its stack: known also where the environment is too wrong for a `HubConfig`. */
export const showsStacks = (): boolean => ['debug', 'trace'].includes(process.env.HUB_LOG_LEVEL ?? '');

/** The environment of this process. The one place that reads it; it arms the crash points that HUB_FAULTS names. */
export function processConfig(): HubConfig {
  const config = loadConfig(process.env);
  armCrashPoints(config.HUB_FAULTS, config.HUB_ALLOW_FAULTS || process.env.NODE_ENV !== 'production');
  return config;
}

/**
 * What an app other than `hub` needs: a broker and a database that exist already.
 * @throws HubError `HUB_CONFIG` that names the missing variables.
 */
export function requireServers(config: HubConfig): { readonly brokers: readonly string[]; readonly databaseUrl: string } {
  const missing = (['HUB_KAFKA_BROKERS', 'HUB_DATABASE_URL'] as const).filter((name) => config[name] === undefined);
  if (config.HUB_KAFKA_BROKERS === undefined || config.HUB_DATABASE_URL === undefined) {
    const needed = missing.join(', ');
    throw new HubError('HUB_CONFIG', `请设置 ${needed}：只有 npm start 自带服务器 · set ${needed}: only npm start (the app hub) brings its own servers`, false);
  }
  return { brokers: config.HUB_KAFKA_BROKERS, databaseUrl: config.HUB_DATABASE_URL };
}
