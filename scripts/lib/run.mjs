import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/** Runs a program quietly; its output is kept for the message when it fails. @returns {code, output} */
export async function quietly(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code, signal) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString() + (signal ? `\n${signal}` : '') }));
  });
}

/** Runs a program on this terminal and waits for it. @returns its exit code */
export async function openly(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    const relay = relaySignals(child);
    child.once('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(127);
    });
    child.once('close', (code, signal) => {
      relay.stop();
      resolve(code ?? 128 + signalNumber(signal));
    });
  });
}

/**
 * Ctrl-C on a terminal reaches the child by itself; what only this process gets (kill, a supervisor) is handed on.
 * npm hands signals on as well: each kind goes through once a second at most.
 */
function relaySignals(child) {
  const last = new Map();
  const relay = (signal) => {
    const now = Date.now();
    if (now - (last.get(signal) ?? 0) < 1_000) return;
    last.set(signal, now);
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, relay);
  return { stop: () => signals.forEach((signal) => process.off(signal, relay)) };
}

const signalNumber = (signal) => ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 })[signal] ?? 1;
