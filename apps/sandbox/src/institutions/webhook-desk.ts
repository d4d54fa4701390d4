import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { InboxItem } from '#contracts';
import type { Institution } from './institution.js';

interface Subscriber {
  readonly institution: Institution;
  readonly secret: string;
}

const MAX_BYTES = 65_536;

/** The endpoints of the institutions that are rung up: one address each, every push checked against its secret, repeats taken once. */
export class WebhookDesk {
  private readonly subscribers = new Map<string, Subscriber>();
  private readonly seen = new Set<string>();
  private readonly down = new Set<string>();
  private readonly missed = new Set<string>();
  private server: Server | null = null;
  readonly counts = { taken: 0, repeats: 0, badSignature: 0, turnedAway: 0, recovered: 0 };

  constructor(private readonly report: (error: unknown) => void) {}

  async open(): Promise<void> {
    const server = createServer((request, response) => void this.answer(request, response).catch(this.report));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }

  urlOf(orgId: string): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}/${orgId}`;
  }

  subscribe(institution: Institution, secret: string): void {
    this.subscribers.set(institution.orgId, { institution, secret });
  }

  /** From now on this institution's machine is down; `false`: it is back. */
  setDown(orgId: string, down: boolean): void {
    if (down) this.down.add(orgId);
    else this.down.delete(orgId);
  }

  close(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const orgId = (request.url ?? '').slice(1);
    const subscriber = this.subscribers.get(orgId);
    const id = String(request.headers['webhook-id'] ?? '');
    if (subscriber === undefined || this.down.has(orgId)) {
      this.counts.turnedAway += 1;
      this.missed.add(id);
      response.writeHead(503).end();
      return;
    }
    const body = await bodyOf(request);
    if (!isSigned(subscriber.secret, body, request)) {
      this.counts.badSignature += 1;
      response.writeHead(401).end();
      return;
    }
    response.writeHead(204).end();
    if (this.seen.has(id)) {
      this.counts.repeats += 1;
      return;
    }
    this.seen.add(id);
    this.counts.taken += 1;
    if (this.missed.delete(id)) this.counts.recovered += 1;
    await subscriber.institution.take((JSON.parse(body) as { readonly data: InboxItem }).data);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > MAX_BYTES) throw new RangeError('a push of more than 64 KiB');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}

function isSigned(secret: string, body: string, { headers }: IncomingMessage): boolean {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}
