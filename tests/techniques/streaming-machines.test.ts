import { describe, expect, it } from 'vitest';
import { fetchStreamingMachine } from '../../src/techniques/fetch-streaming/machine';
import { htmlfileMachine } from '../../src/techniques/htmlfile/machine';
import { iframeStreamingMachine } from '../../src/techniques/iframe-streaming/machine';
import { xhrStreamingMachine } from '../../src/techniques/xhr-streaming/machine';
import { failed, messages } from '../support/client-facts';
import { SteppedMachine } from '../support/machine-steps';

const opened = (receivedBytes: number) => ({ type: 'stream.opened', name: 'any', receivedBytes });
const chunk = (receivedBytes: number, ...ids: number[]) => ({
  type: 'chunk.arrived',
  name: 'any',
  receivedBytes,
  messages: ids.flatMap((id) => messages(id)),
});
const comment = (receivedBytes: number) => ({ type: 'comment.arrived', name: 'any', receivedBytes });
const ended = { type: 'stream.ended', name: 'any', random01: 0 };

const frameParams = {
  usesCursor: true,
  paddingBytes: 0,
  browserBufferBytes: 100,
  responseLimitBytes: null,
  reconnectMs: 0,
};
const backoff = { retryFirstMs: 1000, retryFactor: 2, retryMaxMs: 30_000, retryJitterFraction: 0 };
const xhrParams = { usesCursor: true, paddingBytes: 0, browserBufferBytes: 100, responseLimitBytes: null, ...backoff };

const delivered = (...ids: number[]) => ({
  type: 'messages.deliver',
  messages: ids.flatMap((id) => messages(id)),
});

describe.each([
  ['iframe-streaming', iframeStreamingMachine, 'open', frameParams],
  ['htmlfile', htmlfileMachine, 'open.running', { ...frameParams, queuePollIntervalMs: null }],
] as const)('%s', (_id, machine, open, params) => {
  const stateOf = ({ state }: SteppedMachine) => (open.includes('.') && state === 'running' ? open : state);

  it('runs nothing before the browser has enough, then all of it, then each as it comes', () => {
    const client = new SteppedMachine(machine, params).send(opened(10)).send(chunk(60, 1)).send(chunk(99, 2));
    expect([client.state, client.takeWishes()]).toEqual(['buffering', ['request.send']]);
    expect(client.send(chunk(100, 3)).takeWholeWishes()).toEqual([delivered(1, 2, 3)]);
    expect(stateOf(client)).toBe(open);
    expect(client.send(chunk(101, 4)).takeWholeWishes()).toEqual([delivered(4)]);
  });

  it('is let go on by a heartbeat as well as by news, and runs at once where there was enough padding', () => {
    const client = new SteppedMachine(machine, params).send(opened(10)).send(chunk(60, 1));
    client.takeWishes();
    expect(client.send(comment(100)).takeWholeWishes()).toEqual([delivered(1)]);
    expect(stateOf(new SteppedMachine(machine, params).send(opened(100)))).toBe(open);
  });

  it('opens the frame again at once when it has loaded: its end, an error page, a broken connection', () => {
    for (const fact of [ended, failed('http-error'), failed('network-error')]) {
      const client = new SteppedMachine(machine, params).send(opened(100)).send(chunk(120, 7));
      client.takeWishes();
      expect([client.send(fact).state, client.delayOf('reconnectDelay')]).toEqual(['waiting', 0]);
      const last = client.fire('reconnectDelay').takeWholeWishes().at(-1);
      expect([client.state, last]).toMatchObject(['loading', { type: 'request.send', cursor: 7 }]);
    }
  });

  it('runs at the end what it had kept back, and says that it has it', () => {
    const client = new SteppedMachine(machine, params).send(opened(10)).send(chunk(60, 5));
    client.takeWishes();
    client.send(ended).fire('reconnectDelay');
    expect(client.takeWholeWishes()).toMatchObject([delivered(5), { type: 'request.send', cursor: 5 }]);
  });

  it('waits before it opens the frame again where it is told to, and sends no cursor unless told to', () => {
    const client = new SteppedMachine(machine, { ...params, reconnectMs: 300, usesCursor: false });
    client.send(failed('http-error'));
    expect([client.state, client.delayOf('reconnectDelay')]).toEqual(['waiting', 300]);
    expect(client.fire('reconnectDelay').takeWholeWishes().at(-1)).toMatchObject({ cursor: null });
  });
});

describe('htmlfile with a queue', () => {
  const params = { ...frameParams, browserBufferBytes: 0, queuePollIntervalMs: 100 };

  it('takes messages at its next look, together and in order, and looks on', () => {
    const client = new SteppedMachine(htmlfileMachine, params).send(opened(0)).send(chunk(10, 1)).send(chunk(20, 2));
    expect([client.state, client.delayOf('queuePollInterval')]).toEqual(['queued', 100]);
    client.takeWishes();
    expect(client.fire('queuePollInterval').takeWholeWishes()).toEqual([delivered(1, 2)]);
    expect([client.state, client.delayOf('queuePollInterval')]).toEqual(['running', 100]);
  });

  it('takes what is left when the document ends', () => {
    const client = new SteppedMachine(htmlfileMachine, params).send(opened(0)).send(chunk(10, 1));
    client.takeWishes();
    client.send(ended).fire('reconnectDelay');
    expect(client.takeWholeWishes()).toMatchObject([delivered(1), { type: 'request.send', cursor: 1 }]);
  });
});

describe('xhr-streaming', () => {
  it('asks anew at once when the server has ended the response, and waits after a failure', () => {
    const client = new SteppedMachine(xhrStreamingMachine, xhrParams).send(opened(100)).send(chunk(120, 3));
    client.takeWishes();
    expect(client.send(ended).takeWholeWishes()).toMatchObject([{ type: 'request.send', cursor: 3 }]);
    const delaysMs = [1, 2, 3].map(() => {
      const delayMs = client.send(failed('network-error')).delayOf('retryDelay');
      client.fire('retryDelay');
      return delayMs;
    });
    expect(delaysMs).toEqual([1000, 2000, 4000]);
    expect(client.send(opened(100)).send(failed('network-error')).delayOf('retryDelay')).toBe(1000);
  });

  it('never sees what was kept back when the connection breaks, and asks for it again', () => {
    const client = new SteppedMachine(xhrStreamingMachine, xhrParams).send(opened(10)).send(chunk(60, 1));
    client.takeWishes();
    expect(client.send(failed('network-error')).takeWholeWishes()).toEqual([
      { type: 'messages.discard', messages: messages(1), reason: 'connection-lost' },
    ]);
    expect(client.fire('retryDelay').takeWholeWishes()).toMatchObject([{ cursor: 0 }]);
  });

  it('sees it when the response ends, and where a heartbeat has made it enough', () => {
    const atEnd = new SteppedMachine(xhrStreamingMachine, xhrParams).send(opened(10)).send(chunk(60, 1));
    atEnd.takeWishes();
    expect(atEnd.send(ended).takeWholeWishes()).toMatchObject([delivered(1), { cursor: 1 }]);
    const enough = new SteppedMachine(xhrStreamingMachine, xhrParams).send(opened(10)).send(chunk(60, 1));
    enough.takeWishes();
    expect(enough.send(comment(100)).takeWholeWishes()).toEqual([delivered(1)]);
  });
});

describe('fetch-streaming', () => {
  const params = { usesCursor: true, clientTimeoutMs: 5000, ...backoff };

  it('begins to wait anew with whatever comes, and gives up a stream that is silent', () => {
    const client = new SteppedMachine(fetchStreamingMachine, params).send(opened(0));
    for (const fact of [chunk(10, 1), comment(11)]) {
      client.send(fact);
      expect([client.state, client.delayOf('clientTimeout')]).toEqual(['open', 5000]);
    }
    client.takeWishes();
    expect(client.fire('clientTimeout').takeWholeWishes()).toEqual([
      { type: 'request.abort', name: 'stream', reason: 'client-timeout' },
    ]);
    expect(client.send(failed('client-timeout')).state).toBe('backingOff');
    expect(client.fire('retryDelay').takeWholeWishes()).toMatchObject([{ type: 'request.send', cursor: 1 }]);
  });

  it('gives up a request without an answer, too, or never where it is told so', () => {
    const client = new SteppedMachine(fetchStreamingMachine, params);
    client.takeWishes();
    expect(client.fire('clientTimeout').takeWishes()).toEqual(['request.abort']);
    const patient = new SteppedMachine(fetchStreamingMachine, { ...params, clientTimeoutMs: null });
    expect(patient.delayOf('clientTimeout')).toBe(Infinity);
  });

  it('tries again also after a status that is not good, and at once after an end', () => {
    const client = new SteppedMachine(fetchStreamingMachine, params).send(failed('http-error'));
    expect([client.state, client.delayOf('retryDelay')]).toEqual(['backingOff', 1000]);
    client.fire('retryDelay').send(opened(0)).takeWishes();
    expect(client.send(ended).takeWishes()).toEqual(['request.send']);
  });
});
