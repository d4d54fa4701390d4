import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from 'node:net';
import type { SelfSigned } from './self-signed.spec-support.js';

export interface Receiver {
  readonly port: number;
  readonly host: string;
  /** Connections that were accepted. */
  readonly connections: () => number;
  close(): Promise<void>;
}

async function listening(server: Server, { host, port = 0 }: { readonly host: string; readonly port?: number }): Promise<Receiver> {
  const { count, sockets } = counted(server);
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return {
    host,
    port: (server.address() as AddressInfo).port,
    connections: count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function counted(server: Server): { readonly count: () => number; readonly sockets: ReadonlySet<Socket> } {
  let accepted = 0;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    accepted += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  return { count: () => accepted, sockets };
}

/** Speaks HTTP as the script says; with `tls` over TLS. */
export function receiver(script: RequestListener, { host = '127.0.0.1', tls }: { readonly host?: string; readonly tls?: SelfSigned } = {}): Promise<Receiver> {
  const server = tls === undefined ? createHttp({ maxHeaderSize: 65_536 }, script) : createHttps(tls, script);
  server.on('tlsClientError', () => undefined);
  return listening(server, { host });
}

/** A bare socket that does what `onSocket` says. */
export const rawReceiver = (onSocket: (socket: Socket) => void): Promise<Receiver> => listening(createTcp(onSocket), { host: '127.0.0.1' });

/** Listens where the hub may never call: one accepted connection breaks the promise. */
export const trap = (host: string, port = 0): Promise<Receiver> =>
  listening(
    createTcp((socket) => void socket.destroy()),
    { host, port },
  );
