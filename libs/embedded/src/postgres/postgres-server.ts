import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { HubError } from '#kernel';
import { closeLog, openLog, tailOf } from '../process/log-file.js';
import type { ManagedServer } from '../process/managed-server.js';
import { findByArguments, findByWorkingFolder, type ProcessIdentity } from '../process/process-identity.js';
import { stopProcess } from '../process/stop-process.js';
import { choosePlace, type PostgresPlace } from './place.js';
import { INITDB_OPTIONS, postgresSettings } from './postgres-settings.js';
import { serverUser, type ServerUser } from './server-user.js';

const NAME = 'liandong';

/** PostgreSQL 18 from npm's binaries; superuser and database `liandong`, password beside the data, state kept over restarts. */
export class PostgresServer implements ManagedServer {
  readonly name = 'PostgreSQL';
  /** Fast shutdown: open transactions are rolled back, then a checkpoint. */
  readonly ports: readonly number[];
  readonly stopSignal = 'SIGINT';
  readonly stopGraceMs = 20_000;
  private readonly user: ServerUser = serverUser();
  private readonly place: PostgresPlace;
  private readonly data: string;
  private readonly log: string;
  private readonly passwordFile: string;

  constructor(
    dataDir: string,
    private readonly port: number,
  ) {
    this.ports = [port];
    this.place = choosePlace(dataDir, this.user, import.meta.dirname);
    this.data = join(this.place.folder, 'data');
    this.log = join(dataDir, 'postgres', 'postgres.log');
    this.passwordFile = join(dataDir, 'postgres', 'password');
  }

  get url(): string {
    return this.urlOf(NAME);
  }

  orphan(): ProcessIdentity | null {
    return findByArguments(this.program('postgres'), '-D', this.data);
  }

  async prepare(): Promise<void> {
    if (!existsSync(this.data)) await this.initialise();
    await this.clearLeftovers();
  }

  spawn(): ChildProcess {
    return this.run('postgres', ['-D', this.data, ...postgresSettings(this.port)]);
  }

  /** Makes the database at the first answer; it is a no-op later. */
  async answers(): Promise<boolean> {
    const client = new Client({ connectionString: this.urlOf('postgres'), connectionTimeoutMillis: 2_000, query_timeout: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [NAME]);
      if (rowCount === 0) await client.query(`create database ${NAME}`);
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  logTail(): string {
    return tailOf(this.log);
  }

  /** `initdb` works beside the data folder and is renamed when it is done: half a cluster never counts as one. */
  private async initialise(): Promise<void> {
    const half = `${this.data}.new`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { mode: 0o700 });
    const handed = join(this.place.folder, 'initial-password');
    writeFileSync(handed, this.password(), { mode: 0o600 });
    if (this.user !== null) for (const path of [half, handed]) chownSync(path, this.user.uid, this.user.gid);
    try {
      const child = this.run('initdb', ['-D', half, '-U', NAME, `--pwfile=${handed}`, ...INITDB_OPTIONS]);
      const [code] = (await once(child, 'exit')) as [number | null];
      if (code !== 0) throw new HubError('HUB_POSTGRES_INITDB', `PostgreSQL 的数据目录没有建成：\n${this.logTail()}`, false);
    } finally {
      rmSync(handed, { force: true });
    }
    renameSync(half, this.data);
  }

  /**
   * After kill -9 of the postmaster its children may live for a moment and hold its shared memory, and its pid file may name a pid that
   * somebody else has now. Only when nobody works in the data folder any more is the pid file stale for certain.
   */
  private async clearLeftovers(): Promise<void> {
    for (const child of findByWorkingFolder(this.data)) await stopProcess(child, 'SIGQUIT', 5_000);
    rmSync(join(this.data, 'postmaster.pid'), { force: true });
  }

  private password(): string {
    if (!existsSync(this.passwordFile)) writeFileSync(this.passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 });
    return readFileSync(this.passwordFile, 'utf8');
  }

  private urlOf(database: string): string {
    return `postgres://${NAME}:${this.password()}@127.0.0.1:${this.port}/${database}`;
  }

  private program(name: string): string {
    return join(this.place.programs, 'bin', name);
  }

  private run(program: 'postgres' | 'initdb', args: readonly string[]): ChildProcess {
    const log = openLog(this.log);
    try {
      return spawn(this.program(program), args, {
        detached: true,
        cwd: this.place.folder,
        stdio: ['ignore', log, log],
        ...(this.user ?? {}),
      });
    } finally {
      closeLog(log);
    }
  }
}
