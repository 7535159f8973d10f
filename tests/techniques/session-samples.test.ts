import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { start } from '../../src/techniques/upgrade/sample/client.js';
import { createServer } from '../../src/techniques/upgrade/sample/server.js';
import { until } from '../support/until';

const toStop: (() => void)[] = [];
afterEach(() => {
  for (const stop of toStop.splice(0)) stop();
});

async function serve(options: Readonly<Record<string, unknown>> = {}) {
  const { server, publish, closeSockets } = createServer(options);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  toStop.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const asked: string[] = [];
  server.on('request', ({ method }) => asked.push(method ?? ''));
  server.on('upgrade', () => asked.push('upgrade'));
  const { port } = server.address() as AddressInfo;
  return { server, publish, closeSockets, asked, url: `http://127.0.0.1:${port}/engine.io/` };
}

function listen(url: string, options: Readonly<Record<string, unknown>> = {}) {
  const heard: string[] = [];
  const failures: unknown[] = [];
  const stop = start({
    url,
    onMessage: (data: string) => heard.push(data),
    onFailure: (error: unknown) => failures.push(error),
    retryFirstMs: 10,
    retryJitterFraction: 0,
    WebSocket: NodeSocket as never,
    ...options,
  });
  toStop.push(stop);
  return { heard, failures, stop };
}

/** As much of a WebSocket as the sample needs, for a Node that has none: short frames, each whole. */
class NodeSocket {
  onopen: (() => void) | undefined;
  onmessage: ((event: { data: string }) => void) | undefined;
  onclose: (() => void) | undefined;
  #socket: Socket | undefined;

  constructor(address: string) {
    const headers = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' };
    const request = http.get(address.replace(/^ws/, 'http'), { headers });
    request.on('upgrade', (_, socket: Socket) => {
      this.#socket = socket;
      let unread = Buffer.alloc(0);
      socket.on('data', (bytes) => {
        unread = Buffer.concat([unread, bytes]);
        for (let end; unread.length > 1 && unread.length >= (end = 2 + (unread[1] ?? 0)); unread = unread.subarray(end))
          this.onmessage?.({ data: unread.subarray(2, end).toString() });
      });
      socket.on('close', () => this.onclose?.()).on('end', () => socket.end());
      this.onopen?.();
    });
    request.on('response', () => this.onclose?.()).on('error', () => this.onclose?.());
  }

  send(data: string): void {
    const mask = Buffer.from([1, 2, 3, 4]);
    const masked = Buffer.from(data).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
    if (this.#socket?.writable)
      this.#socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | masked.length]), mask, masked]));
  }

  close(): void {
    this.#socket?.end();
  }
}

/** A WebSocket that never opens: what a proxy leaves of one that strips the upgrade. */
class NoSocket {
  onclose: (() => void) | undefined;
  constructor() {
    setTimeout(() => this.onclose?.(), 5);
  }
  close(): void {
    // There is nothing to close.
  }
}

/** A WebSocket of which is known what the client sent on it. */
function overheardSocket() {
  const sent: string[] = [];
  class OverheardSocket extends NodeSocket {
    override send(data: string): void {
      sent.push(data);
      super.send(data);
    }
  }
  return { sent, WebSocket: OverheardSocket };
}

describe('client and server of upgrade', () => {
  it('poll, change to the socket, and deliver each message once and in order meanwhile', async () => {
    const { url, publish, asked } = await serve();
    const { heard } = listen(url);
    await until(() => asked.length >= 2);
    const sent = Array.from({ length: 60 }, (_, index) => `message ${index}`);
    for (const data of sent) {
      publish(data);
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
    await until(() => heard.length === sent.length);
    expect(heard).toEqual(sent);
    const polls = asked.length;
    expect(asked).toContain('upgrade');
    publish('on the socket');
    await until(() => heard.includes('on the socket'));
    expect(asked.length).toBe(polls);
  });

  it('go on polling where no socket can be had; a ping ends a poll, and the pong is a POST', async () => {
    const { url, publish, asked } = await serve({ pingIntervalMs: 30, pingTimeoutMs: 20_000 });
    const { heard, failures } = listen(url, { WebSocket: NoSocket });
    await until(() => asked.filter((method) => method === 'POST').length >= 2);
    publish('one');
    publish('two');
    await until(() => heard.length === 2);
    expect([heard, failures, asked.includes('upgrade')]).toEqual([['one', 'two'], [], false]);
  });

  it('ping and answer on the socket', async () => {
    const { url, publish } = await serve({ pingIntervalMs: 30, pingTimeoutMs: 20_000 });
    const { sent, WebSocket } = overheardSocket();
    const { heard, failures } = listen(url, { WebSocket });
    await until(() => sent.filter((data) => data === '3').length >= 3);
    publish('still there');
    await until(() => heard.length === 1);
    expect(failures).toEqual([]);
  });

  it('open a new session after the server has closed the socket', async () => {
    const { url, publish, closeSockets, asked } = await serve();
    const { sent, WebSocket } = overheardSocket();
    const { heard, failures } = listen(url, { WebSocket });
    await until(() => sent.includes('5'));
    publish('on the socket');
    await until(() => heard.includes('on the socket'));
    closeSockets();
    await until(() => failures.length === 1);
    await until(() => asked.filter((each) => each === 'upgrade').length === 2);
    publish('again');
    await until(() => heard.includes('again'));
  });

  it('end a session whose client no longer answers pings, and refuse what names one that is not there', async () => {
    const { url } = await serve({ pingIntervalMs: 100, pingTimeoutMs: 500 });
    const opened = await (await fetch(`${url}?EIO=4&transport=polling`)).text();
    const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
    const poll = `${url}?EIO=4&transport=polling&sid=${sid}`;
    expect(await (await fetch(poll)).text()).toBe('2');
    expect(await (await fetch(poll)).text()).toBe('1');
    expect((await fetch(poll)).status).toBe(400);
  });

  it('end a session that is polled twice at once', async () => {
    const { url, asked } = await serve();
    const opened = await (await fetch(`${url}?EIO=4&transport=polling`)).text();
    const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
    const poll = `${url}?EIO=4&transport=polling&sid=${sid}`;
    const first = fetch(poll);
    await until(() => asked.length === 2);
    expect((await fetch(poll)).status).toBe(400);
    expect(await (await first).text()).toBe('1');
  });
});
