import type { ManagedServer } from './process/managed-server.js';
import { Supervisor, type ServerState } from './process/supervisor.js';

/** A server that is kept running, until it is switched off; it may be switched on again. */
export class SwitchableServer {
  private supervisor: Supervisor | null = null;

  constructor(
    readonly name: string,
    private readonly server: ManagedServer,
    private readonly say: (line: string) => void,
  ) {}

  get pid(): number | null {
    return this.supervisor?.pid ?? null;
  }

  get state(): ServerState {
    return this.supervisor?.state ?? 'stopped';
  }

  /** @throws HubError `HUB_EMBEDDED_START` */
  async on(): Promise<void> {
    const supervisor = new Supervisor(this.server, (line) => this.say(`${this.name}: ${line}`));
    this.supervisor = supervisor;
    await supervisor.start();
  }

  /** In order: with the signal that the server takes as a request. */
  async off(): Promise<void> {
    const { supervisor } = this;
    this.supervisor = null;
    await supervisor?.stop();
  }

  /** To the process itself, not to its group. What dies of it is started again, as a supervisor does. */
  signal(signal: NodeJS.Signals): void {
    if (this.pid === null) return;
    try {
      process.kill(this.pid, signal);
    } catch {
      // It has just ended, and is started again.
    }
  }
}
