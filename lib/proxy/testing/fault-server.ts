import type { AddressInfo, Server } from 'node:net';
import net from 'node:net';

/** What a path does to the socket that asked for it, once the request's head is here. */
export type Behaviour = (socket: net.Socket) => void;

export type FaultServer = {
  readonly origin: string;
  /** The paths asked for, in order. */
  readonly asked: readonly string[];
  /** Heads of the requests, in order. */
  readonly heads: readonly string[];
  /** Ends every connection that is open. */
  readonly hangUp: () => void;
  readonly close: () => Promise<void>;
};

/** The path, search included, and the head of a request whose body is here, too; null while some of it is missing. */
function wholeRequest(
  received: string,
): { readonly path: string; readonly head: string; readonly rest: string } | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = received.slice(0, end);
  const bodyLength = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  const rest = received.slice(end + 4);
  return rest.length < bodyLength ? null : { path: head.split(' ')[1] ?? '', head, rest: rest.slice(bodyLength) };
}

/**
 * A server of plain sockets: what a behaviour writes is what goes over the wire, valid HTTP or not. Without a port it
 * takes any.
 */
export async function startFaultServer(
  behaviours: Readonly<Record<string, Behaviour>> | ((path: string) => Behaviour | undefined),
  port = 0,
): Promise<FaultServer> {
  const asked: string[] = [];
  const heads: string[] = [];
  const behaviourOf = typeof behaviours === 'function' ? behaviours : (path: string) => behaviours[path];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    let received = '';
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const request = wholeRequest(received);
      if (!request) return;
      received = request.rest;
      heads.push(request.head);
      asked.push(request.path);
      const behave = behaviourOf(request.path);
      if (behave) behave(socket);
      else socket.destroy();
    });
  });
  const close = closer(server);
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return { origin: `http://127.0.0.1:${await listening(server, port)}`, asked, heads, hangUp, close };
}

export async function listening(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  // A server that listens on a port has an AddressInfo; the other kinds are for pipes and for closed ones.
  return (server.address() as AddressInfo).port;
}

/** Ends a server together with the connections that are still open. Call it before the first connection. */
export function closer(server: Server): () => Promise<void> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
}

/** A whole answer on a connection that stays open. */
export function answer(status: string, body: string | Buffer, headers: readonly string[] = []): Behaviour {
  const bytes = Buffer.from(body);
  const head = [`HTTP/1.1 ${status}`, `Content-Length: ${bytes.byteLength}`, ...headers].join('\r\n');
  return (socket) => socket.write(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), bytes]));
}
