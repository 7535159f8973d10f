import { describe, expect, it } from 'vitest';
import { flashSocketCast } from '../../src/techniques/flash-socket/wire';
import serverCode from '../../src/techniques/flash-socket/sample/server.js?raw';

const { wire } = flashSocketCast;
const request = { seed: 7, exchangeId: 0, cursor: null, askedAtMs: 0 };
const textOf = ({ head, body }: { readonly head: string; readonly body: string }) => head + body;
const response = {
  ...{ seed: 7, exchangeId: 0, status: 200, messages: [], cursor: null, sentAtMs: 60, arrivedAtMs: 60, draw: null },
  ...{ keepAliveMs: 5000, params: {}, payloadOf: () => '' },
};

describe('the bytes of flash-socket', () => {
  it('ask for the policy with the 23 bytes that Adobe tells', () => {
    expect(textOf(wire.writeRequest({ ...request, kind: 'policy' }))).toBe('<policy-file-request/>\0');
  });

  it('tell it as one XML document for the socket’s port, the one that the sample’s server sends', () => {
    const policy = textOf(wire.writeResponse(response));
    expect(policy).toMatch(
      /^<\?xml version="1.0"\?>\n<cross-domain-policy>[^\0]*to-ports="9339"[^\0]*<\/cross-domain-policy>\0$/,
    );
    const [, inSample] = /const POLICY = `([^`]*)\\0`/.exec(serverCode) ?? [];
    expect(`${inSample}\0`).toBe(policy);
  });

  it('end each message, and the first one of the page, with a zero byte, and have nothing else', () => {
    const messages = [
      { id: 1, payloadBytes: 3 },
      { id: 2, payloadBytes: 0 },
    ];
    expect(textOf(wire.writeRequest({ ...request, kind: 'handshake' }))).toBe('<join/>\0');
    const written = wire.writeChunk?.(messages, ({ payloadBytes }) => 'x'.repeat(payloadBytes));
    expect(written && textOf(written)).toBe('xxx\0\0');
    expect(wire.writeHeartbeat?.()).toEqual({ head: '', body: '<alive/>\0' });
  });

  it('know neither pong nor close: TCP alone ends the socket', () => {
    expect([wire.writePong, wire.writeCloseFrame, wire.writeStreamHead]).toEqual([undefined, undefined, undefined]);
  });
});
