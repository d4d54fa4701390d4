import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export interface HubAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

/** Whatever JSON a route answers: tests look into it by path. */
export interface Json {
  readonly [key: string]: Json;
  readonly [index: number]: Json;
}

type Path = string;

/** A JSON value that is a text or a number, as text. */
export const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value));

/** Calls the hub's public HTTP as one party. */
export class HubClient {
  constructor(
    private readonly url: string,
    private readonly key: string,
  ) {}

  async request(
    method: string,
    path: Path,
    options: { readonly body?: string | Buffer; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<HubAnswer> {
    const headers = { 'x-hub-key': this.key, ...(options.body === undefined ? {} : { 'content-type': 'application/json' }), ...options.headers };
    const answer = await fetch(`${this.url}${path}`, { method, headers, ...(options.body === undefined ? {} : { body: options.body as string }) });
    const raw = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: (answer.headers.get('content-type')?.includes('json') === true && raw !== '' && !raw.includes('}\n{') ? JSON.parse(raw) : { text: raw }) as Json,
    };
  }

  get(path: Path): Promise<HubAnswer> {
    return this.request('GET', path);
  }

  post(path: Path, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<HubAnswer> {
    return this.request('POST', path, { body: JSON.stringify(body), headers });
  }

  /** A command on a referral as an institution or the desk gives it: on the version it reads now, under a new key. */
  async command(referralId: string, command: string, body: unknown): Promise<HubAnswer> {
    const { headers } = await this.get(`/v1/referrals/${referralId}`);
    return this.post(`/v1/referrals/${referralId}/commands/${command}`, body, { 'if-match': headers.get('etag') ?? '"0"', 'idempotency-key': randomUUID() });
  }

  /** A command of a door's officer on its own order. */
  officer(door: string, orderNo: string, command: string, body: object): Promise<HubAnswer> {
    return this.post(`/v1/doors/${door}/orders/${encodeURIComponent(orderNo)}/commands/${command}`, { commandId: randomUUID(), ...body });
  }

  /** The report of a batch once it is finished. @throws Error after a minute */
  async batchDone(path: Path): Promise<Json> {
    for (let tries = 0; tries < 600; tries += 1) {
      const { body } = await this.get(path);
      if ((body.state as unknown as string) === 'done') return body;
      await sleep(100);
    }
    throw new Error(`the batch never ended: ${path}`);
  }

  /** The codes told for an order, once the last of them is `code`. @throws Error after 20 s */
  async codes(door: string, orderNo: string, code: string): Promise<readonly string[]> {
    let last: Json | null = null;
    for (let tries = 0; tries < 200; tries += 1) {
      const { status, body } = await this.get(`/v1/doors/${door}/orders/${encodeURIComponent(orderNo)}`);
      last = body;
      if (status === 200 && text(body.code) === code) return (body.history as unknown as { code: string }[]).map((each) => each.code);
      await sleep(100);
    }
    throw new Error(`the order was never told ${code}: ${JSON.stringify(last).slice(0, 600)}`);
  }
}
