import { request as httpRequest, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { checkedLookup, type Resolve } from '../endpoint/checked-lookup.js';
import { checkEndpoint } from '../endpoint/endpoint-url.js';
import { isAllowed, type Reach } from '../endpoint/ranges.js';
import { retryAfterSeconds } from './retry-after.js';

export interface Answer {
  /** HTTP status; 0 where there was none. */
  readonly status: number;
  /** Seconds, from `Retry-After`; null without. */
  readonly retryAfterS: number | null;
  /** A code: ours, the operating system's or the TLS library's; null where the exchange was whole. */
  readonly error: string | null;
  readonly timedOut: boolean;
  readonly durationMs: number;
}

export interface Limits {
  /** Until the connection (and TLS) stands. */
  readonly connectMs: number;
  /** From then until the head of the answer is whole. */
  readonly answerMs: number;
  readonly totalMs: number;
  readonly answerBytes: number;
  readonly headerBytes: number;
}
export const LIMITS: Limits = { connectMs: 3_000, answerMs: 10_000, totalMs: 20_000, answerBytes: 65_536, headerBytes: 16_384 };

/** How one endpoint may be reached. */
export interface Line {
  readonly reach: Reach;
  readonly resolve: Resolve;
  readonly limits: Limits;
  /** PEM: a certificate authority beside the usual ones. */
  readonly ca?: string;
}

export interface Message {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

type Exchange = Omit<Answer, 'durationMs'>;

const TIMEOUTS = new Set(['HUB_ENDPOINT_CONNECT_TIMEOUT', 'HUB_ENDPOINT_ANSWER_TIMEOUT', 'HUB_ENDPOINT_TIMEOUT', 'ETIMEDOUT']);

/** One POST to a partner: checked spelling, checked address, bounded in time and size, redirects not followed. Never rejects. */
export async function post(endpoint: string, message: Message, line: Line): Promise<Answer> {
  const from = performance.now();
  const checked = checkEndpoint(endpoint, line.reach);
  const exchange = checked.accepted ? await exchanged(checked.url, message, line) : { status: 0, retryAfterS: null, error: checked.code, timedOut: false };
  return { ...exchange, durationMs: Math.round(performance.now() - from) };
}

function exchanged(url: URL, message: Message, line: Line): Promise<Exchange> {
  return new Promise((resolve) => {
    new OneExchange(url, message, line, resolve);
  });
}

/** One request and what ended it: the first reason counts, whatever the library reports after the connection is cut. */
class OneExchange {
  private readonly request: ClientRequest;
  private readonly timers: NodeJS.Timeout[] = [];
  private reason: string | null = null;
  private head: IncomingMessage | null = null;

  constructor(
    url: URL,
    { body, headers }: Message,
    private readonly line: Line,
    private readonly resolve: (exchange: Exchange) => void,
  ) {
    const options: RequestOptions & { readonly ca?: string } = {
      method: 'POST',
      headers: { ...headers, 'content-length': String(body.length) },
      lookup: checkedLookup(line.resolve, line.reach),
      agent: false,
      maxHeaderSize: line.limits.headerBytes,
      ...(line.ca === undefined ? {} : { ca: line.ca }),
    };
    this.request = url.protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);
    this.watch(line.limits);
    this.request.on('response', (response) => this.read(response));
    this.request.on('error', (error) => this.failed(codeOf(error)));
    this.request.end(body);
  }

  /** The three limits of time, and the last look at where the connection really goes. */
  private watch(limits: Limits): void {
    const connect = setTimeout(() => this.breakOff('HUB_ENDPOINT_CONNECT_TIMEOUT'), limits.connectMs);
    this.timers.push(
      connect,
      setTimeout(() => this.breakOff('HUB_ENDPOINT_TIMEOUT'), limits.totalMs),
    );
    this.request.on('socket', (socket) => {
      socket.once('connect', () => {
        if (!isAllowed(socket.remoteAddress ?? '', this.line.reach)) this.breakOff('HUB_ENDPOINT_DENIED');
      });
      socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
        clearTimeout(connect);
        this.timers.push(setTimeout(() => (this.head === null ? this.breakOff('HUB_ENDPOINT_ANSWER_TIMEOUT') : undefined), limits.answerMs));
      });
    });
  }

  private read(response: IncomingMessage): void {
    this.head = response;
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > this.line.limits.answerBytes) this.breakOff('HUB_ENDPOINT_ANSWER_TOO_LARGE');
    });
    response.on('end', () => this.done({ ...headOf(response), error: null, timedOut: false }));
    response.on('error', (error) => this.failed(codeOf(error)));
    response.on('close', () => this.failed('HUB_ENDPOINT_ANSWER_BROKEN'));
  }

  private breakOff(code: string): void {
    this.failed(code);
    this.request.destroy();
  }

  private failed(code: string): void {
    this.reason ??= code;
    const head = this.head === null ? { status: 0, retryAfterS: null } : headOf(this.head);
    this.done({ ...head, error: this.reason, timedOut: TIMEOUTS.has(this.reason) });
  }

  private done(exchange: Exchange): void {
    this.timers.forEach(clearTimeout);
    this.resolve(exchange);
  }
}

const headOf = ({ statusCode, headers }: IncomingMessage): Pick<Exchange, 'status' | 'retryAfterS'> => ({
  status: statusCode ?? 0,
  retryAfterS: retryAfterSeconds(headers['retry-after'], performance.timeOrigin + performance.now()),
});

/** Codes only: messages of libraries may quote what a peer sent. */
function codeOf(error: Error): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : 'HUB_ENDPOINT_ERROR';
}
