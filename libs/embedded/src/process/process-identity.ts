import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/** A process that cannot be mistaken for a later one with the same pid: pid, start time in clock ticks since boot, and the boot itself. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTicks: string;
  readonly bootId: string;
}

/** The identity of a running process; null when it is gone or only waits to be reaped. */
export function identify(pid: number): ProcessIdentity | null {
  const fields = statFields(pid);
  if (fields === null || fields[0] === 'X' || (fields[0] === 'Z' && hasOneThread(pid))) return null;
  const startTicks = fields[19];
  return startTicks === undefined ? null : { pid, startTicks, bootId: bootId() };
}

export function isAlive(identity: ProcessIdentity): boolean {
  const now = identify(identity.pid);
  return now !== null && now.startTicks === identity.startTicks && now.bootId === identity.bootId;
}

const TICKS_PER_S = 100;

/** How long the process has been running, in milliseconds. @source proc(5): start time in clock ticks (USER_HZ, 100 on Linux) since boot */
export function ageMs({ startTicks }: ProcessIdentity): number {
  const uptimeS = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
  return uptimeS * 1_000 - (Number(startTicks) / TICKS_PER_S) * 1_000;
}

/** The first process whose command line has all of these arguments, each exactly. */
export function findByArguments(...needed: string[]): ProcessIdentity | null {
  const pid = allPids().find((candidate) => hasAll(commandLine(candidate), needed));
  return pid === undefined ? null : identify(pid);
}

/** The first thread of a program may be over while others still run: only alone it is a process that waits to be reaped. */
function hasOneThread(pid: number): boolean {
  try {
    return readdirSync(`/proc/${pid}/task`).length <= 1;
  } catch {
    return true;
  }
}

/** Every process that works in this folder: the children of a PostgreSQL that died, say. */
export function findByWorkingFolder(folder: string): ProcessIdentity[] {
  return allPids()
    .filter((pid) => workingFolder(pid) === folder)
    .map(identify)
    .filter((found) => found !== null);
}

const allPids = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);

const bootId = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

/** The fields of `/proc/<pid>/stat` after the name: [0] state … [19] start time. */
function statFields(pid: number): string[] | null {
  const text = readOrNull(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

const commandLine = (pid: number): string[] => (readOrNull(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? '').split('\0');
const hasAll = (given: readonly string[], needed: readonly string[]): boolean => needed.every((argument) => given.includes(argument));
const workingFolder = (pid: number): string | null => readOrNull(() => readlinkSync(`/proc/${pid}/cwd`));

/** A process may end between two reads, and others' folders may be closed to us: both mean «not ours». */
function readOrNull(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
