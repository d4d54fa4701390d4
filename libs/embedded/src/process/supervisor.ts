import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { HubError, isHubError } from '#kernel';
import type { ManagedServer } from './managed-server.js';
import { ageMs, identify, isAlive, type ProcessIdentity } from './process-identity.js';
import { isPortFree } from './port.js';
import { stopProcess } from './stop-process.js';

export type ServerState = 'starting' | 'up' | 'degraded' | 'stopped';

const START_TRIES = 5;
const START_LIMIT_MS = 90_000;
/** An orphan may still be starting itself; one older than this either answers at once or not at all. */
const STARTING_MS = 60_000;
const SILENCE_LIMIT_MS = 4_000;
/** One that does not answer will hardly end in order either. */
const SILENT_GRACE_MS = 3_000;
const LOOK_EVERY_MS = 250;
const ASK_EVERY_MS = 2_000;
const ANSWER_LIMIT_MS = 5_000;
const BACKOFF_MS = { first: 500, last: 10_000 };

/** Keeps one server running: adopts what an earlier hub left behind, restarts what dies (0.5 to 10 s apart), stops it at the end. */
export class Supervisor {
  private current: ProcessIdentity | null = null;
  private readonly stopping = new AbortController();
  private watching: Promise<void> = Promise.resolve();
  state: ServerState = 'starting';
  restarts = 0;

  constructor(
    private readonly server: ManagedServer,
    private readonly say: (line: string) => void,
  ) {}

  get pid(): number | null {
    return this.current?.pid ?? null;
  }

  /** @throws HubError `HUB_EMBEDDED_START` when the server does not answer within 90 s, with the end of its log. */
  async start(): Promise<void> {
    if (!(await this.adopt())) await this.launchInTries();
    this.state = 'up';
    this.watching = this.watch();
  }

  /** @param limitMs the longest it may take to end in order; it is killed then, which it survives as it survives any other kill */
  async stop(limitMs = Number.POSITIVE_INFINITY): Promise<void> {
    this.stopping.abort();
    await this.watching;
    const graceMs = Math.min(this.server.stopGraceMs, limitMs, this.state === 'degraded' ? SILENT_GRACE_MS : limitMs);
    if (this.current !== null) await stopProcess(this.current, this.server.stopSignal, graceMs);
    this.state = 'stopped';
  }

  private async adopt(): Promise<boolean> {
    const orphan = this.server.orphan();
    if (orphan === null) return false;
    if (await this.answersWithin(orphan, ageMs(orphan) < STARTING_MS ? START_LIMIT_MS : SILENCE_LIMIT_MS)) {
      this.current = orphan;
      this.say(`${this.server.name}: 接管上次留下的进程 pid ${orphan.pid}`);
      return true;
    }
    this.say(`${this.server.name}: 上次留下的进程 pid ${orphan.pid} 不应答，停止后重新启动`);
    await stopProcess(orphan, this.server.stopSignal, SILENT_GRACE_MS);
    return false;
  }

  /** A server may be killed while it starts: that alone is no reason to give up. What is wrong for good (no Java, port taken) ends it at once. */
  private async launchInTries(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await this.launch();
        return;
      } catch (error) {
        if (tries === START_TRIES || !isHubError(error) || !error.retryable || !(await this.pause(BACKOFF_MS.first, true))) throw error;
        this.say(`${this.server.name}: 没有启动，再试一次`);
      }
    }
  }

  private async launch(): Promise<void> {
    await this.server.prepare();
    for (const port of this.server.ports) if (!(await isPortFree(port))) throw this.portTaken(port);
    const child = this.server.spawn();
    await Promise.race([once(child, 'spawn'), once(child, 'error').then(([error]) => Promise.reject(error as Error))]);
    child.on('error', () => undefined);
    child.unref();
    this.current = child.pid === undefined ? null : identify(child.pid);
    if (this.current !== null && (await this.answersWithin(this.current, START_LIMIT_MS))) return;
    if (this.current !== null) await stopProcess(this.current, this.server.stopSignal, this.server.stopGraceMs);
    throw new HubError('HUB_EMBEDDED_START', `${this.server.name} 没有启动。日志末尾：\n${this.server.logTail()}`, true);
  }

  private portTaken(port: number): HubError {
    const variable = this.server.name === 'Kafka' ? 'HUB_KAFKA_PORT' : 'HUB_POSTGRES_PORT';
    return new HubError('HUB_EMBEDDED_PORT', `${this.server.name} 的端口 ${port} 已被别的程序占用：请停止它，或设置 ${variable}`, false);
  }

  private async answersWithin(process: ProcessIdentity, limitMs: number): Promise<boolean> {
    const deadline = performance.now() + limitMs;
    while (performance.now() < deadline && isAlive(process) && !this.stopping.signal.aborted) {
      if (await this.asked()) return isAlive(process);
      await sleep(100);
    }
    return false;
  }

  /** A question that is never answered counts as no. */
  private asked(): Promise<boolean> {
    return Promise.race([this.server.answers(), sleep(ANSWER_LIMIT_MS, false, { ref: false })]);
  }

  private async watch(): Promise<void> {
    let askedAt = performance.now();
    while (await this.pause(LOOK_EVERY_MS)) {
      if (this.current === null || !isAlive(this.current)) {
        await this.revive();
        askedAt = performance.now();
      } else if (performance.now() - askedAt > ASK_EVERY_MS) {
        this.state = (await this.asked()) ? 'up' : 'degraded';
        askedAt = performance.now();
      }
    }
  }

  private async revive(): Promise<void> {
    this.state = 'degraded';
    this.say(`${this.server.name}: 进程已退出，正在重新启动`);
    for (let waitMs = BACKOFF_MS.first; await this.pause(waitMs); waitMs = Math.min(waitMs * 2, BACKOFF_MS.last)) {
      try {
        await this.launch();
        this.restarts += 1;
        this.state = 'up';
        this.say(`${this.server.name}: 已恢复（第 ${this.restarts} 次重启）`);
        return;
      } catch (error) {
        this.say(`${this.server.name}: 重启失败，继续尝试：${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  /** `holds`: the process waits for it. @returns false as soon as `stop()` was called. */
  private async pause(ms: number, holds = false): Promise<boolean> {
    await sleep(ms, undefined, { signal: this.stopping.signal, ref: holds }).catch(() => undefined);
    return !this.stopping.signal.aborted;
  }
}
