import { once } from 'node:events';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { start } from '../../src/techniques/flash-socket/sample/client.js';
import { createServer } from '../../src/techniques/flash-socket/sample/server.js';
import { until } from '../support/until';

const toStop: (() => void)[] = [];
afterEach(() => {
  for (const stop of toStop.splice(0)) stop();
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  toStop.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return (server.address() as AddressInfo).port;
}

async function serve(options: Readonly<Record<string, unknown>> = {}) {
  const { server, policyServer, ...acts } = createServer(options);
  return { ...acts, server, port: await listen(server), policyPort: await listen(policyServer) };
}

/** Says `text` on a connection of its own; all that has come when the other side ends it. */
async function ask(port: number, text: string): Promise<string> {
  const socket = net.connect(port, '127.0.0.1').setEncoding('utf8');
  socket.write(text);
  let heard = '';
  for await (const part of socket) heard += String(part);
  return heard;
}

/** As much of Flash Player as the sample needs: it asks for the policy at `policyPort`, then at the socket's own. */
function playerAsking(policyPort: number) {
  return class PlayerSocket {
    timeout = 0;
    connected = false;
    readonly #listeners = new Map<string, (event: { data: string }) => void>();
    #socket: Socket | undefined;

    addEventListener(type: string, listener: (event: { data: string }) => void): void {
      this.#listeners.set(type, listener);
    }

    connect(host: string, port: number): void {
      const question = '<policy-file-request/>\0';
      ask(policyPort, question)
        .catch(() => ask(port, question))
        .then((policy) => (policy.endsWith('\0') ? this.#open(host, port) : this.#tell('securityError')))
        .catch(() => this.#tell('securityError'));
    }

    send(data: string): void {
      this.#socket?.write(`${data}\0`);
    }

    close(): void {
      this.connected = false;
      this.#listeners.clear();
      this.#socket?.end();
    }

    #open(host: string, port: number): void {
      let unread = '';
      this.#socket = net.connect(port, host).setEncoding('utf8');
      this.#socket.on('connect', () => {
        this.connected = true;
        this.#tell('connect');
      });
      this.#socket.on('error', () => this.#tell('ioError'));
      this.#socket.on('close', () => {
        this.connected = false;
        this.#tell('close');
      });
      this.#socket.on('data', (text: string) => {
        const messages = (unread + text).split('\0');
        unread = messages.pop() ?? '';
        for (const data of messages) this.#tell('data', data);
      });
    }

    #tell(type: string, data = ''): void {
      this.#listeners.get(type)?.({ data });
    }
  };
}

function open(port: number, policyPort: number, options: Readonly<Record<string, unknown>> = {}) {
  const heard: string[] = [];
  const statuses: string[] = [];
  const client = start({
    host: '127.0.0.1',
    port,
    onMessage: (data: string) => heard.push(data),
    onStatus: (status: string) => statuses.push(status),
    reconnectMs: 5,
    XMLSocket: playerAsking(policyPort) as never,
    ...options,
  });
  toStop.push(() => client.stop());
  return { heard, statuses, client };
}

const POLICY = /^<\?xml .*<allow-access-from domain="example.com" to-ports="9339"\/>\n<\/cross-domain-policy>\0$/s;

describe('the servers of flash-socket', () => {
  it('tell the policy at either port, and end the connection', async () => {
    const { port, policyPort } = await serve();
    for (const each of [port, policyPort]) expect(await ask(each, '<policy-file-request/>\0')).toMatch(POLICY);
  });

  it('wait for the zero byte, however TCP cuts what comes, and hang up on one that never ends', async () => {
    const { port } = await serve();
    const socket = net.connect(port, '127.0.0.1').setNoDelay().setEncoding('utf8');
    const parts: string[] = [];
    socket.on('data', (text: string) => parts.push(text));
    for (const part of ['<policy-', 'file-request/>', '\0']) {
      expect(parts).toEqual([]);
      socket.write(part);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await once(socket, 'end');
    expect(parts.join('')).toMatch(POLICY);
    const end = await ask(port, 'x'.repeat(70_000)).catch(() => 'reset');
    expect(['', 'reset']).toContain(end);
  });

  it('send news only to who has joined, as soon as it is published, and show life', async () => {
    const beats: (() => void)[] = [];
    const timers = { setInterval: (call: () => void) => beats.push(call), clearInterval: () => undefined };
    const { port, publish } = await serve({ timers });
    const socket = net.connect(port, '127.0.0.1').setEncoding('utf8');
    await once(socket, 'connect');
    publish('too early');
    socket.write('<join/>\0');
    await until(() => beats.length === 1);
    publish('news');
    beats[0]?.();
    let heard = '';
    socket.on('data', (text: string) => (heard += text));
    await until(() => heard.endsWith('<alive/>\0'));
    expect(heard).toBe('news\0<alive/>\0');
    socket.destroy();
  });
});

describe('client and servers of flash-socket', () => {
  it('open a socket when the policy allows it, and speak in both directions', async () => {
    const said: string[] = [];
    const { port, policyPort, publish } = await serve({ onMessage: (data: string) => said.push(data), heartbeatMs: 5 });
    const { heard, statuses, client } = open(port, policyPort);
    expect(client.send('too early')).toBe(false);
    await until(() => statuses.includes('open'));
    expect(client.send('hello')).toBe(true);
    await until(() => said.length === 1);
    publish('news');
    publish('more');
    await until(() => heard.length === 2);
    expect([said, heard, statuses]).toEqual([['hello'], ['news', 'more'], ['open']]);
    client.stop();
    expect(statuses).toEqual(['open', 'closed']);
  });

  it('ask at the socket’s own port where nobody listens for the policy', async () => {
    const { port, publish } = await serve();
    const nobody = net.createServer();
    const closedPort = await listen(nobody);
    nobody.close();
    const { heard, statuses } = open(port, closedPort);
    await until(() => statuses.includes('open'));
    await until(() => (publish('news'), heard.length > 0));
  });

  it('open a new socket after their own wait, when the server has closed one', async () => {
    const { port, policyPort, publish, closeSockets } = await serve();
    const { heard, statuses } = open(port, policyPort);
    await until(() => (publish('before'), heard.length > 0));
    closeSockets();
    await until(() => statuses.length === 3);
    expect(statuses).toEqual(['open', 'waiting', 'open']);
    await until(() => (publish('after'), heard.includes('after')));
  });

  it('stay closed where there is neither policy nor reconnecting, and tell of one end once', async () => {
    const nobody = net.createServer();
    const closedPort = await listen(nobody);
    nobody.close();
    const { statuses } = open(closedPort, closedPort, { reconnectMs: null });
    await until(() => statuses.length > 0);
    expect(statuses).toEqual(['closed']);
  });
});
