import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../../support/running-hub.js';
import { TcpProxy } from './tcp-proxy.js';

/** Says everything back, and remembers what it heard. */
class Echo {
  heard = '';
  private constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        this.heard += chunk.toString();
        socket.write(chunk);
      });
    });
  }
  static async on(port: number): Promise<Echo> {
    const server = createServer();
    const echo = new Echo(server);
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return echo;
  }
  stop(): void {
    this.server.close();
  }
}

describe('the TCP proxy', () => {
  let echo: Echo;
  let proxy: TcpProxy;
  const sockets: Socket[] = [];

  beforeEach(async () => {
    const [port, target] = [await freePort(), await freePort()];
    echo = await Echo.on(target);
    proxy = await TcpProxy.start(port, target);
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await proxy.stop();
    echo.stop();
  });

  const dial = async (): Promise<{ readonly socket: Socket; readonly got: () => string }> => {
    const socket = connect({ port: proxy.port, host: '127.0.0.1' });
    sockets.push(socket);
    let got = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => (got += chunk.toString()));
    await once(socket, 'connect');
    return { socket, got: () => got };
  };
  const until = async (right: () => boolean): Promise<boolean> => {
    for (let tries = 0; tries < 200 && !right(); tries += 1) await new Promise((done) => setTimeout(done, 10));
    return right();
  };
  const quietFor = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

  it('passes', async () => {
    const { socket, got } = await dial();
    socket.write('hello');
    expect(await until(() => got() === 'hello')).toBe(true);
  });

  it('passes more than a socket holds at a time', async () => {
    const { socket, got } = await dial();
    const large = 'x'.repeat(4_000_000);
    socket.write(large);
    expect(await until(() => got().length === large.length)).toBe(true);
  });

  it('holds what is said into a black hole, and lets it out afterwards', async () => {
    const { socket, got } = await dial();
    proxy.set('both', { kind: 'blackhole' });
    socket.write('lost?');
    await quietFor(100);
    expect([echo.heard, got()]).toEqual(['', '']);
    await proxy.heal();
    expect(await until(() => got() === 'lost?')).toBe(true);
  });

  it('is half open where only the way back is a black hole: the server acts, the client hears nothing', async () => {
    const { socket, got } = await dial();
    proxy.set('down', { kind: 'blackhole' });
    socket.write('do it');
    expect(await until(() => echo.heard === 'do it')).toBe(true);
    expect(got()).toBe('');
  });

  it('resets', async () => {
    const { socket } = await dial();
    await until(() => proxy.connections === 1);
    const failed = once(socket, 'error');
    proxy.reset();
    const [error] = (await failed) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
  });

  it('refuses new connections, and takes them again', async () => {
    await proxy.refuse();
    const socket = connect({ port: proxy.port, host: '127.0.0.1' });
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
    await proxy.heal();
    await dial();
  });

  it('cuts a connection after so many bytes', async () => {
    const { socket, got } = await dial();
    proxy.set('down', { kind: 'cut-after', bytes: 4 });
    socket.write('abcdefgh');
    await new Promise((done) => socket.once('close', done));
    expect([echo.heard, got()]).toEqual(['abcdefgh', '']);
  });

  it('delays and throttles', async () => {
    const { socket, got } = await dial();
    proxy.set('up', { kind: 'delay', ms: 80, jitterMs: 0 });
    proxy.set('down', { kind: 'throttle', bytesPerSecond: 100 });
    socket.write('12345678');
    await quietFor(40);
    expect(got()).toBe('');
    expect(await until(() => got() === '12345678')).toBe(true);
  });
});
