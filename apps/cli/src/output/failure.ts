import { words } from './words.js';

/** Exit codes of every verb. */
export const EXIT = { ok: 0, failed: 1, usage: 2, notFound: 3, invalidInput: 4, conflict: 5, unavailable: 6, checkFailed: 7, interrupted: 130 } as const;

/** Ends a verb: what happened, and how the process exits. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    message: string,
    readonly exitCode: number = EXIT.failed,
  ) {
    super(message);
  }
}

const BY_STATUS: Readonly<Record<number, number>> = {
  400: EXIT.invalidInput,
  404: EXIT.notFound,
  409: EXIT.conflict,
  412: EXIT.conflict,
  413: EXIT.invalidInput,
  422: EXIT.invalidInput,
  428: EXIT.invalidInput,
  503: EXIT.unavailable,
};

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** A refusal of the hub in one or more lines: code, what, and each fault with its place. */
export function refusal({ status, text, json }: Answer): Failure {
  const faults = Array.isArray(json.errors) ? (json.errors as readonly Record<string, unknown>[]) : [];
  const head = [`HTTP ${status}`, asText(json.code), asText(json.detail) || asText(json.title) || text.slice(0, 300)].filter((part) => part !== '').join(' ');
  const lines = faults.map((fault) => `  ${asText(fault.path) || asText(fault.pointer)}: ${asText(fault.code)} ${asText(fault.detail)}`.trimEnd());
  return new Failure([head, ...lines].join('\n'), BY_STATUS[status] ?? EXIT.failed);
}

export const asText = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

export const hubIsDown = (detail: string): Failure =>
  new Failure(
    words(`联动没有应答（${detail}）：请先运行 npm start，或设置 HUB_URL`, `the hub does not answer (${detail}): run npm start, or set HUB_URL`),
    EXIT.unavailable,
  );
