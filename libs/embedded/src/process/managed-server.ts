import type { ChildProcess } from 'node:child_process';
import type { ProcessIdentity } from './process-identity.js';

/** One server that the hub runs itself. */
export interface ManagedServer {
  readonly name: 'Kafka' | 'PostgreSQL';
  /** Where it listens, on 127.0.0.1; the first is the one people set. */
  readonly ports: readonly number[];
  /** Asks for an orderly end; SIGKILL follows after `stopGraceMs`. */
  readonly stopSignal: NodeJS.Signals;
  readonly stopGraceMs: number;
  /** A process of an earlier hub that still serves this data folder. */
  orphan(): ProcessIdentity | null;
  /** Puts folders, settings and left-over files in order before each start. */
  prepare(): Promise<void>;
  spawn(): ChildProcess;
  /** One question to the server; never throws, answers within 2 seconds. */
  answers(): Promise<boolean>;
  /** The end of the server's log, for the message when it does not start. */
  logTail(): string;
}
