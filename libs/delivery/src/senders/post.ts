import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { checkedLookup, isAllowed } from './addresses.js';

export interface Answer {
  /** HTTP status; 0 where there was none. */
  readonly status: number;
  /** Seconds, from `Retry-After`; null without. */
  readonly retryAfterS: number | null;
  readonly error: string | null;
}

const TOTAL_MS = 20_000;
const MAX_ANSWER = 65_536;
const MAX_RETRY_AFTER_S = 86_400;

/** One POST to a partner: checked address, 20 s in all, redirects not followed, at most 64 KiB of the answer read. Never rejects. */
export function post(
  url: string,
  { body, headers, allowLoopback }: { readonly body: Buffer; readonly headers: Readonly<Record<string, string>>; readonly allowLoopback: boolean },
): Promise<Answer> {
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowed(host, allowLoopback)) return Promise.resolve({ status: 0, retryAfterS: null, error: 'HUB_ENDPOINT_DENIED' });
  return new Promise((resolve) => {
    const done = (answer: Answer): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(
      target,
      { method: 'POST', headers: { ...headers, 'content-length': String(body.length) }, lookup: checkedLookup(allowLoopback), agent: false },
      (response) => {
        let read = 0;
        response.on('data', (chunk: Buffer) => {
          read += chunk.length;
          if (read > MAX_ANSWER) response.destroy();
        });
        const answer = { status: response.statusCode ?? 0, retryAfterS: retryAfter(response.headers['retry-after']), error: null };
        response.on('close', () => done(answer));
        response.on('error', () => done(answer));
      },
    );
    const timer = setTimeout(() => request.destroy(new Error('HUB_ENDPOINT_TIMEOUT')), TOTAL_MS);
    request.on('error', (error: Error & { code?: string }) => done({ status: 0, retryAfterS: null, error: error.code ?? error.message.slice(0, 60) }));
    request.end(body);
  });
}

function retryAfter(header: string | undefined): number | null {
  if (header === undefined || !/^\d{1,6}$/.test(header)) return null;
  return Math.min(Number(header), MAX_RETRY_AFTER_S);
}
