import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { History } from '../checker/history.js';

/** An institution's web server: writes down each call, and now and then does not answer as it should. */
export class WebhookReceiver {
  private readonly server: Server;
  calls = 0;
  /** Every so many calls are answered with 503 after they were written down; 0: none. */
  failEvery = 0;

  constructor(
    private readonly party: string,
    private readonly history: History,
  ) {
    this.server = createServer((request, response) => {
      // A caller that dies in the middle of its call has called nobody.
      this.take(request, response).catch(() => response.destroy());
    });
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((done, fail) => {
      this.server.once('error', fail);
      this.server.listen(port, '127.0.0.1', done);
    });
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { data } = JSON.parse(body) as { readonly data: { readonly referralId: string; readonly kind: string; readonly version: number } };
    const id = String(request.headers['webhook-id']);
    this.history.add({ by: 'webhook', at: this.history.now, party: this.party, id, referral: data.referralId, kind: data.kind, version: data.version });
    this.calls += 1;
    response.statusCode = this.failEvery > 0 && this.calls % this.failEvery === 0 ? 503 : 204;
    response.end();
  }
}
