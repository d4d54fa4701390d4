import { Agent, request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '#kernel';

export interface HubHttpOptions {
  /** `http://host:port`, no path. */
  readonly url: string;
  /** The caller's key for `X-Hub-Key`; null sends none. */
  readonly key: string | null;
  /** Connections kept open at most; more requests wait. Default 64. */
  readonly maxConnections?: number;
  /** How long an unreachable or busy hub is asked again, in milliseconds. Default 120,000; 0 = never. */
  readonly giveUpAfterMs?: number;
}

export interface HubRequest {
  /** A text or bytes; a function makes a new stream for each attempt. */
  readonly body?: string | Buffer | (() => Readable);
  readonly contentType?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface HubAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The answer as an object; empty where it is none. */
  readonly json: JsonObject;
  /** An earlier attempt was sent and its answer lost: what this answer calls a repeat may be that attempt. */
  readonly answerLost: boolean;
}

/** The hub could not be reached, or stayed busy, until the time was up. */
export class HubUnreachable extends Error {
  override readonly name = 'HubUnreachable';
}

/** No answer came. */
interface Lost {
  readonly failure: NodeJS.ErrnoException;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
const DEFAULT_TIMEOUT_MS = 40_000;
const BUSY: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** A partner's side of the hub's HTTP: keep-alive, bounded, and patient with a hub that restarts. Every request of the contract may be repeated. */
export class HubHttp {
  private readonly agent: Agent;

  constructor(private readonly options: HubHttpOptions) {
    this.agent = new Agent({ keepAlive: true, maxSockets: options.maxConnections ?? 64, scheduling: 'fifo' });
  }

  /** @throws HubUnreachable when no attempt was answered other than «busy» in time. */
  async send(method: string, path: string, details: HubRequest = {}): Promise<HubAnswer> {
    const deadline = performance.now() + (this.options.giveUpAfterMs ?? 120_000);
    let answerLost = false;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      const outcome = await this.attempt(method, path, details).catch((error: unknown): Lost => ({ failure: error as NodeJS.ErrnoException }));
      if (!('failure' in outcome) && !BUSY.has(outcome.status)) return { ...outcome, answerLost };
      if (details.signal?.aborted === true || performance.now() > deadline) throw unreachable(this.options.url, outcome);
      if ('failure' in outcome && outcome.failure.code !== 'ECONNREFUSED') answerLost = true;
      await sleep('failure' in outcome ? pauseMs : retryAfterMs(outcome.headers, pauseMs), undefined, { signal: details.signal }).catch(() => undefined);
    }
  }

  get(path: string, details: HubRequest = {}): Promise<HubAnswer> {
    return this.send('GET', path, details);
  }

  post(path: string, body: string | JsonObject, details: HubRequest = {}): Promise<HubAnswer> {
    return this.send('POST', path, { contentType: 'application/json', ...details, body: typeof body === 'string' ? body : JSON.stringify(body) });
  }

  close(): void {
    this.agent.destroy();
  }

  private attempt(method: string, path: string, details: HubRequest): Promise<Omit<HubAnswer, 'answerLost'>> {
    const { body, contentType, headers, signal, timeoutMs = DEFAULT_TIMEOUT_MS } = details;
    return new Promise((resolve, reject) => {
      const outgoing = request(new URL(path, this.options.url), {
        method,
        agent: this.agent,
        headers: {
          ...(this.options.key === null ? {} : { 'X-Hub-Key': this.options.key }),
          ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
          ...headers,
        },
        ...(signal === undefined ? {} : { signal }),
      });
      outgoing.setTimeout(timeoutMs, () => outgoing.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })));
      outgoing.once('error', reject);
      outgoing.once('response', (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.once('error', reject);
        incoming.once('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: objectOf(text) });
        });
      });
      if (typeof body === 'function') body().once('error', reject).pipe(outgoing);
      else outgoing.end(body);
    });
  }
}

function objectOf(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
  } catch {
    return {};
  }
}

function retryAfterMs(headers: IncomingHttpHeaders, otherwise: number): number {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1_000, 5_000) : otherwise;
}

function unreachable(url: string, outcome: Lost | { readonly status: number }): HubUnreachable {
  if (!('failure' in outcome)) return new HubUnreachable(`${url}: HTTP ${outcome.status}`);
  const { failure } = outcome;
  return new HubUnreachable(`${url}: ${failure.code ?? failure.message}`, { cause: failure });
}
