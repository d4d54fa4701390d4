export interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly etag: string | null;
}

const LIMIT_MS = 15_000;

/** Calls one of several processes of an app as a partner's system does: no answer is no answer, and the next try goes to another. */
export class Caller {
  private turn = 0;

  constructor(
    private readonly urls: readonly string[],
    private readonly key: string,
  ) {}

  get(path: string, signal?: AbortSignal): Promise<Answered | null> {
    return this.call(path, { method: 'GET' }, signal);
  }

  post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered | null> {
    return this.call(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  }

  /** @returns null where nobody answered in time */
  private async call(path: string, init: RequestInit, signal?: AbortSignal): Promise<Answered | null> {
    this.turn += 1;
    const url = this.urls[this.turn % this.urls.length] ?? '';
    const limit = AbortSignal.timeout(LIMIT_MS);
    try {
      const answer = await fetch(`${url}${path}`, {
        ...init,
        headers: { ...(init.headers as Readonly<Record<string, string>> | undefined), 'x-hub-key': this.key },
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      const text = await answer.text();
      const isJson = answer.headers.get('content-type')?.includes('json') === true && text !== '';
      return { status: answer.status, etag: answer.headers.get('etag'), body: isJson ? (JSON.parse(text) as unknown) : text };
    } catch {
      return null;
    }
  }
}
