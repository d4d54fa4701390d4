import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** `up`: from the client to the server. */
export type Direction = 'up' | 'down';

/**
 * What happens to the bytes of one direction. `blackhole` holds them, as a network does that delivers nothing and loses nothing in the end: the
 * peers see silence. One direction alone is a half-open connection: the server acts, the client never hears of it.
 */
export type Mode =
  | { readonly kind: 'pass' }
  | { readonly kind: 'blackhole' }
  | { readonly kind: 'delay'; readonly ms: number; readonly jitterMs: number }
  | { readonly kind: 'throttle'; readonly bytesPerSecond: number }
  | { readonly kind: 'cut-after'; readonly bytes: number };

const PASS: Mode = { kind: 'pass' };

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
}

/** Stands between clients and one server on 127.0.0.1, and does to their connections what networks do. */
export class TcpProxy {
  private readonly modes: Record<Direction, Mode> = { up: PASS, down: PASS };
  private readonly carried: Record<Direction, number> = { up: 0, down: 0 };
  private readonly pairs = new Set<Pair>();
  private healed = Promise.withResolvers<undefined>();
  private server: Server | null = null;

  private constructor(
    readonly port: number,
    private readonly target: number,
  ) {}

  static async start(port: number, target: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(port, target);
    await proxy.listen();
    return proxy;
  }

  get connections(): number {
    return this.pairs.size;
  }

  set(direction: Direction | 'both', mode: Mode): void {
    for (const each of direction === 'both' ? (['up', 'down'] as const) : [direction]) {
      this.modes[each] = mode;
      this.carried[each] = 0;
    }
    this.wake();
  }

  /** Ends every connection there is with RST. */
  reset(): void {
    for (const { client, server } of this.pairs) {
      client.resetAndDestroy();
      server.destroy();
    }
  }

  /** New connections are refused; those that are stay. */
  async refuse(): Promise<void> {
    const { server } = this;
    this.server = null;
    server?.close();
    await Promise.resolve();
  }

  /** Everything passes again. */
  async heal(): Promise<void> {
    this.set('both', PASS);
    if (this.server === null) await this.listen();
  }

  async stop(): Promise<void> {
    await this.refuse();
    this.set('both', PASS);
    this.reset();
  }

  private async listen(): Promise<void> {
    const server = createServer({ noDelay: true }, (client) => this.join(client));
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    server.unref();
    this.server = server;
  }

  private join(client: Socket): void {
    const server = connect({ port: this.target, host: '127.0.0.1', noDelay: true });
    const pair = { client, server };
    this.pairs.add(pair);
    const end = (): void => {
      this.pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      socket.on('error', end);
      socket.on('close', end);
    }
    this.pump('up', client, server);
    this.pump('down', server, client);
  }

  private pump(direction: Direction, from: Socket, to: Socket): void {
    from.on('data', (chunk: Buffer) => {
      if (this.modes[direction] === PASS && to.write(chunk)) return;
      from.pause();
      void this.carry(direction, chunk, to).then(() => from.resume());
    });
  }

  private async carry(direction: Direction, chunk: Buffer, to: Socket): Promise<void> {
    const mode = this.modes[direction];
    if (mode === PASS) {
      // It has been written and waits for the other side to read.
      await drained(to);
      return;
    }
    while (this.modes[direction].kind === 'blackhole') await this.healed.promise;
    if (mode.kind === 'delay') await sleep(Math.max(0, mode.ms + (Math.random() * 2 - 1) * mode.jitterMs));
    if (mode.kind === 'throttle') await sleep((1_000 * chunk.length) / mode.bytesPerSecond);
    this.carried[direction] += chunk.length;
    if (mode.kind === 'cut-after' && this.carried[direction] >= mode.bytes) {
      to.resetAndDestroy();
      return;
    }
    if (!to.destroyed && !to.write(chunk)) await drained(to);
  }

  private wake(): void {
    this.healed.resolve(undefined);
    this.healed = Promise.withResolvers<undefined>();
  }
}

const drained = (to: Socket): Promise<unknown> =>
  to.destroyed || !to.writableNeedDrain ? Promise.resolve() : Promise.race([once(to, 'drain'), once(to, 'close')]).catch(() => undefined);
