import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HubHttp, HubUnreachable } from './hub-http.js';

type Answer = (attempt: number) => { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string } | 'hang up';

describe('a partner’s client', () => {
  let server: Server;
  const attempts: string[] = [];

  async function hub(answer: Answer): Promise<string> {
    attempts.length = 0;
    server = createServer((request, response) => {
      attempts.push(String(request.headers['x-hub-key']));
      request.resume();
      request.once('end', () => {
        const given = answer(attempts.length);
        if (given === 'hang up') request.socket.destroy();
        else response.writeHead(given.status, given.headers).end(given.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('asks a busy hub again and brings back its answer', async () => {
    const url = await hub((attempt) => (attempt < 3 ? { status: 503, headers: { 'retry-after': '0' } } : { status: 202, body: '{"duplicate":false}' }));
    const answer = await new HubHttp({ url, key: 'K' }).post('/v1/doors/petition/letters', '{}');
    expect(answer).toMatchObject({ status: 202, json: { duplicate: false }, answerLost: false });
    expect(attempts).toEqual(['K', 'K', 'K']);
  });

  it('says when the answer to an attempt was lost', async () => {
    const url = await hub((attempt) => (attempt === 1 ? 'hang up' : { status: 200, body: '{"duplicate":true}' }));
    expect(await new HubHttp({ url, key: 'K' }).post('/x', {})).toMatchObject({ status: 200, answerLost: true });
  });

  it('brings back a refusal at once', async () => {
    const url = await hub(() => ({ status: 409, body: '{"code":"HUB_SOURCE_CONFLICT"}' }));
    expect(await new HubHttp({ url, key: null }).post('/x', {})).toMatchObject({ status: 409, json: { code: 'HUB_SOURCE_CONFLICT' } });
    expect(attempts).toHaveLength(1);
  });

  it('gives up on a hub that stays away', async () => {
    const url = await hub(() => 'hang up');
    await expect(new HubHttp({ url, key: 'K', giveUpAfterMs: 150 }).get('/x')).rejects.toThrow(HubUnreachable);
  });
});
