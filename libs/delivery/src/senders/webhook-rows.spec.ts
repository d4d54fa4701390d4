import type { LookupAddress } from 'node:dns';
import { systemResolve, type Resolve } from '../endpoint/checked-lookup.js';
import { reachOf, type Reach } from '../endpoint/ranges.js';
import { post, type Answer, type Limits, type Line } from './post.js';
import { rawReceiver, receiver, trap, type Receiver } from './receivers.spec-support.js';
import { verdict } from './schedule.js';
import { selfSigned } from './self-signed.spec-support.js';

const LIMITS: Limits = { connectMs: 1_000, answerMs: 700, totalMs: 1_400, answerBytes: 65_536, headerBytes: 16_384 };
/** As in production, but on any port: the traps listen on ports of their own. */
const SEALED_OFF: Reach = { here: false, anyPort: true, networks: [] };
const DEMO = reachOf(true, []);
const BODY = { body: Buffer.from('{"type":"AssignmentOffered"}'), headers: { 'content-type': 'application/json' } };
const line = (parts: Partial<Line> = {}): Line => ({ reach: DEMO, resolve: systemResolve, limits: LIMITS, ...parts });
const at = (...addresses: readonly string[]): readonly LookupAddress[] => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('an endpoint that is somewhere else than it says', () => {
  const traps: Receiver[] = [];
  const total = (): number => traps.reduce((sum, each) => sum + each.connections(), 0);
  beforeAll(async () => {
    for (const host of ['127.0.0.1', '127.0.0.2', '127.8.9.10', '::1']) traps.push(await trap(host));
  });
  afterAll(async () => {
    for (const each of traps) await each.close();
  });
  const urlOf = (each: Receiver, host: string): string => `https://${host}:${each.port}/hook`;
  const named = (host: string): Receiver => {
    const found = traps.find((each) => each.host === host);
    if (!found) throw new Error('no such trap');
    return found;
  };
  const strictly = (resolve: Resolve): Line => line({ resolve, reach: SEALED_OFF });

  it('W1 and W2 no spelling of a forbidden address is ever dialled, though somebody listens there', async () => {
    for (const each of traps) {
      const spellings =
        each.host === '::1' ? ['[::1]', '[0:0:0:0:0:0:0:1]'] : [each.host, `[::ffff:${each.host}]`, 'localhost', 'localhost.', '127.1', '2130706433', '0x7f.1'];
      for (const host of spellings)
        for (const scheme of ['http', 'https']) expect((await post(`${scheme}://${host}:${each.port}/hook`, BODY, strictly(systemResolve))).status).toBe(0);
    }
    expect(total()).toBe(0);
  }, 60_000);

  it('W3 a public name that resolves to a private address is blocked at connect', async () => {
    const { port } = named('127.0.0.1');
    for (const address of ['127.0.0.1', '127.0.0.2', '::1', '10.0.0.1', '169.254.169.254', '::ffff:127.0.0.1', '64:ff9b::7f00:1', 'fd00::1', '0.0.0.0']) {
      const answer = await post(
        `https://bank.example:${port}/hook`,
        BODY,
        strictly(() => Promise.resolve(at(address))),
      );
      expect([address, answer.error]).toEqual([address, 'HUB_ENDPOINT_DENIED']);
    }
    expect(total()).toBe(0);
  }, 60_000);

  it('W3 a public name that resolves to a private address and to a public one is blocked for both', async () => {
    const { port } = named('127.0.0.1');
    for (const both of [at('93.184.215.14', '127.0.0.1'), at('127.0.0.1', '93.184.215.14'), at('2606:4700::1111', '::1')])
      expect(
        (
          await post(
            `https://bank.example:${port}/hook`,
            BODY,
            strictly(() => Promise.resolve(both)),
          )
        ).error,
      ).toBe('HUB_ENDPOINT_DENIED');
    expect(total()).toBe(0);
  }, 60_000);

  it('W3 a name that changes its answer is asked once a connection, and the address that was checked is the one that is called', async () => {
    const tls = selfSigned('bank.example');
    // This receiver stands for the public address: its network alone is allowed. The trap has the same port.
    const good = await receiver((_, response) => response.writeHead(204).end(), { host: '127.77.0.1', tls });
    const bad = await trap('127.0.0.1', good.port);
    let asked = 0;
    const rebinding: Resolve = () => Promise.resolve(at(asked++ % 2 === 0 ? '127.77.0.1' : '127.0.0.1'));
    const reach: Reach = { here: false, anyPort: true, networks: ['127.77.0.1/32'] };
    const errors: (string | null)[] = [];
    for (let n = 0; n < 6; n += 1)
      errors.push((await post(`https://bank.example:${good.port}/hook`, BODY, line({ resolve: rebinding, reach, ca: tls.cert }))).error);
    const denied = 'HUB_ENDPOINT_DENIED';
    expect({ errors, asked, good: good.connections(), bad: bad.connections() }).toEqual({
      errors: [null, denied, null, denied, null, denied],
      asked: 6,
      good: 3,
      bad: 0,
    });
    await good.close();
    await bad.close();
  }, 60_000);

  it.each([301, 302, 303, 307, 308])(
    'W4 a redirect %d to the metadata address or to this machine is a failure and is not followed',
    async (status) => {
      let target = '';
      const redirecting = await receiver((_, response) => response.writeHead(status, { location: target }).end());
      for (const place of [
        'http://169.254.169.254/latest/meta-data/',
        urlOf(named('127.0.0.1'), '127.0.0.1'),
        `http://127.0.0.2:${named('127.0.0.2').port}/`,
      ]) {
        target = place;
        const answer = await post(`http://127.0.0.1:${redirecting.port}/hook`, BODY, line());
        expect([answer.status, verdict(answer)]).toEqual([status, 'failed']);
      }
      expect([redirecting.connections(), total()]).toEqual([3, 0]);
      await redirecting.close();
    },
    60_000,
  );
});

describe('an endpoint that misbehaves', () => {
  const receivers: Receiver[] = [];
  afterEach(async () => {
    for (const each of receivers.splice(0)) await each.close();
  });
  const http = async (...given: Parameters<typeof receiver>): Promise<string> => {
    const made = await receiver(...given);
    receivers.push(made);
    return `http://127.0.0.1:${made.port}/hook`;
  };
  const raw = async (...given: Parameters<typeof rawReceiver>): Promise<string> => {
    const made = await rawReceiver(...given);
    receivers.push(made);
    return `http://127.0.0.1:${made.port}/hook`;
  };
  const failed = async (url: string, error: string, parts: Partial<Line> = {}): Promise<Answer> => {
    const answer = await post(url, BODY, line(parts));
    expect([answer.error, verdict(answer)]).toEqual([error, 'failed']);
    return answer;
  };

  it('W5 an endless body is cut off at 64 KiB and is a failure, whatever its status', async () => {
    const endless = await http((_, response) => {
      response.writeHead(200);
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) continue;
        if (!response.destroyed) response.once('drain', pour);
      };
      pour();
    });
    expect(await failed(endless, 'HUB_ENDPOINT_ANSWER_TOO_LARGE')).toMatchObject({ status: 200, timedOut: false });
  }, 60_000);

  it('W5 a body that trickles without end runs into the whole limit', async () => {
    const trickling = await http((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(timer));
    });
    expect(await failed(trickling, 'HUB_ENDPOINT_TIMEOUT')).toMatchObject({ timedOut: true });
  }, 60_000);

  it('W5 ten megabytes of headers are not read', async () => {
    const wordy = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const pour = (): void => {
        while (!socket.destroyed && socket.write(`x-more: ${'y'.repeat(8_000)}\r\n`)) continue;
        if (!socket.destroyed) socket.once('drain', pour);
      };
      pour();
    });
    await failed(wordy, 'HPE_HEADER_OVERFLOW');
  }, 60_000);

  it('W5 a head that comes a sign at a time (slow-loris) and no answer at all run into the limit of the first answer', async () => {
    const loris = await raw((socket) => {
      let sent = 0;
      const timer = setInterval(() => socket.write('HTTP/1.1 200 OK\r\nx: '.charAt(sent++) || 'y'), 40);
      socket.on('close', () => clearInterval(timer));
    });
    expect(await failed(loris, 'HUB_ENDPOINT_ANSWER_TIMEOUT')).toMatchObject({ timedOut: true });
    const silent = await raw(() => undefined);
    expect(await failed(silent, 'HUB_ENDPOINT_ANSWER_TIMEOUT')).toMatchObject({ timedOut: true });
  }, 60_000);

  it('W5 a connection that never stands runs into the limit of connecting', async () => {
    const never: Resolve = () => new Promise(() => undefined);
    expect(await failed('https://bank.example/hook', 'HUB_ENDPOINT_CONNECT_TIMEOUT', { resolve: never, reach: SEALED_OFF })).toMatchObject({ timedOut: true });
    const mute = await raw(() => undefined);
    expect(await failed(mute.replace('http:', 'https:'), 'HUB_ENDPOINT_CONNECT_TIMEOUT')).toMatchObject({ timedOut: true });
  }, 60_000);

  it('W5 a reset, a refused connection, a cut answer and what is no HTTP are failures', async () => {
    await failed(await raw((socket) => socket.once('data', () => socket.resetAndDestroy())), 'ECONNRESET');
    const gone = await http(() => undefined);
    await receivers.pop()?.close();
    await failed(gone, 'ECONNREFUSED');
    await failed(await raw((socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc'))), 'ECONNRESET');
    await failed(await raw((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.9\r\n'))), 'HPE_INVALID_CONSTANT');
  }, 60_000);

  it('W5 TLS that is self-signed, expired or for another name is a failure; the right one is taken', async () => {
    const tls = async (host: string, untilYear?: number): Promise<{ readonly url: string; readonly ca: string }> => {
      const made = selfSigned(host, untilYear);
      const open = await receiver((_, response) => response.writeHead(200).end('ok'), { tls: made });
      receivers.push(open);
      return { url: `https://localhost:${open.port}/hook`, ca: made.cert };
    };
    const right = await tls('localhost');
    await failed(right.url, 'DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(await post(right.url, BODY, line({ ca: right.ca }))).toMatchObject({ status: 200, error: null });
    const old = await tls('localhost', 2021);
    await failed(old.url, 'CERT_HAS_EXPIRED', { ca: old.ca });
    const other = await tls('other.example');
    await failed(other.url, 'ERR_TLS_CERT_ALTNAME_INVALID', { ca: other.ca });
  }, 60_000);

  it.each([
    [200, '{"error":"not today"}'],
    [202, ''],
    [204, undefined],
  ])(
    'W6 %d is success by its status alone',
    async (status, body) => {
      const taking = await http((_, response) => response.writeHead(status).end(body));
      const answer = await post(taking, BODY, line());
      expect([answer.status, answer.error, verdict(answer)]).toEqual([status, null, 'delivered']);
    },
    60_000,
  );

  it('W7 410 is told from other refusals, and Retry-After is read as seconds, as a date, and not at all', async () => {
    const header: string[] = [];
    const busy = await http((_, response) => response.writeHead(429, header.length > 0 ? { 'retry-after': header[0] } : {}).end());
    const asked = async (value?: string): Promise<number | null> => {
      header.splice(0, 1, ...(value === undefined ? [] : [value]));
      return (await post(busy, BODY, line())).retryAfterS;
    };
    expect(await asked('120')).toBe(120);
    expect(await asked('315360000')).toBe(86_400);
    expect(await asked('soon')).toBeNull();
    expect(await asked()).toBeNull();
    const inAnHour = (await asked(new Date(Date.now() + 3_600_000).toUTCString())) ?? 0;
    expect(inAnHour).toBeGreaterThan(3_500);
    expect(inAnHour).toBeLessThanOrEqual(3_600);
    const gone = await http((_, response) => response.writeHead(410).end());
    expect(verdict(await post(gone, BODY, line()))).toBe('gone');
  }, 60_000);

  it('a failed name is a failure that may pass, and calls nobody', async () => {
    await failed('https://bank.example/hook', 'ENOTFOUND', {
      reach: SEALED_OFF,
      resolve: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })),
    });
    await failed('https://bank.example/hook', 'HUB_ENDPOINT_UNKNOWN_HOST', { reach: SEALED_OFF, resolve: () => Promise.resolve([]) });
  }, 60_000);
});
