import { Controller, Get, Injectable, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** `up` may work, `degraded` works with something queued behind it, `down` must get no traffic. */
export type HealthState = 'up' | 'degraded' | 'down';
/** Something an operator should know that keeps nobody from working. */
export interface HealthNote {
  /** To be acted on now. */
  readonly urgent: boolean;
  readonly text: string;
}
/** Null while there is nothing. */
export type ReadNote = () => HealthNote | null | Promise<HealthNote | null>;
export type HealthCheck = () => HealthState | Promise<HealthState>;

/** A part that does not answer in this time is down. Short enough for the two or three seconds that an orchestrator waits for a probe. */
const ANSWER_MS = 2_000;

/** Asks one part, once at a time: a server that hangs must not collect a connection for every probe. */
class Part {
  private asking: Promise<HealthState> | null = null;

  constructor(private readonly check: HealthCheck) {}

  async state(): Promise<HealthState> {
    this.asking ??= this.ask().finally(() => {
      this.asking = null;
    });
    let timer: NodeJS.Timeout | undefined;
    const silent = new Promise<HealthState>((resolve) => {
      timer = setTimeout(() => resolve('down'), ANSWER_MS);
    });
    try {
      return await Promise.race([this.asking, silent]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async ask(): Promise<HealthState> {
    try {
      return await this.check();
    } catch {
      return 'down';
    }
  }
}

/** Each part of the process says how it is; readiness is the worst of them. */
@Injectable()
export class Health {
  private readonly parts = new Map<string, Part>();
  private readonly leaving: (() => void)[] = [];
  private readonly notes = new Map<string, ReadNote>();
  private draining = false;

  register(name: string, check: HealthCheck): void {
    this.parts.set(name, new Part(check));
  }

  /** Stands beside the parts and never makes readiness worse. */
  note(name: string, read: ReadNote): void {
    this.notes.set(name, read);
  }

  /** What there is to know; a note that cannot be read is left out. */
  async news(): Promise<Readonly<Record<string, HealthNote>>> {
    const read = await Promise.all([...this.notes].map(async ([name, note]) => [name, await Promise.resolve(note()).catch(() => null)] as const));
    return Object.fromEntries(read.flatMap(([name, note]) => (note === null ? [] : [[name, note]])));
  }

  /** Runs when the process begins to stop, before anything else: who lets callers wait lets them go. */
  onDrain(leave: () => void): void {
    this.leaving.push(leave);
  }

  /** From now on readiness says no: no new traffic, what runs is finished. */
  drain(): void {
    if (this.draining) return;
    this.draining = true;
    for (const leave of this.leaving) leave();
  }

  get isDraining(): boolean {
    return this.draining;
  }

  async report(): Promise<{ readonly state: HealthState; readonly parts: Readonly<Record<string, HealthState>> }> {
    const parts = Object.fromEntries(await Promise.all([...this.parts].map(async ([name, part]) => [name, await part.state()] as const)));
    const states = Object.values(parts);
    const state = this.draining || states.includes('down') ? 'down' : states.includes('degraded') ? 'degraded' : 'up';
    return { state, parts };
  }
}

@Controller()
export class HealthController {
  constructor(private readonly health: Health) {}

  /** Alive: answers while the event loop turns; never asks Kafka or PostgreSQL (a restart would heal neither). */
  @Get('healthz')
  healthz(): { readonly status: 'alive' } {
    return { status: 'alive' };
  }

  /** Ready: 200 when this process can do its work (degraded included), 503 else. */
  @Get('readyz')
  async readyz(@Res() reply: FastifyReply): Promise<void> {
    const { state, parts } = await this.health.report();
    await reply.status(state === 'down' ? 503 : 200).send({ status: state, parts, notes: await this.health.news() });
  }
}
