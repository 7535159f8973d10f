import { must, unreachable } from '../core/assert';
import type { DropReason, LossReason } from '../trace/events';
import type { ArrivedRequest } from './arrived-request';
import type { AfterResponse } from './connection';
import type { MessageFates } from './message-fates';
import type { Network } from './network';
import type { Outlet } from './outlet';
import { overheadBytesOf } from './overhead-bytes';
import type { Parcel } from './parcel';
import type { FrameToWrite, Message, ResponseToWrite, Signal, WireText } from './protocol';
import type { Scene } from './scene';

/** Counting bytes needs no payload text: its length is added from the messages. */
const withoutPayload = () => '';

function contentBytesOf(text: WireText | undefined): number {
  return text?.contentBytes ?? 0;
}

interface Answer {
  readonly status: number;
  readonly messages: readonly Message[];
  readonly arrivedAtMs: number;
  readonly draw: number | null;
  readonly signals?: readonly Signal[];
}

/** Writes one request's answers onto its connection: whole responses, streams, frames. */
export class Responder {
  readonly #scene: Scene;
  readonly #network: Network;
  readonly #fates: MessageFates;
  readonly #request: ArrivedRequest;
  readonly #outlet: Outlet;
  /** Whether the server could give a message again, should this copy perish. */
  readonly #isKept: (message: Message) => boolean;
  /** By a `delay-response` intervention: how much longer the first answer is under way. */
  extraDelayMs = 0;
  /** By a `duplicate-response` intervention: the next answer, or the next news on a stream, is sent twice. */
  isDoubled = false;

  constructor(
    scene: Scene,
    network: Network,
    fates: MessageFates,
    request: ArrivedRequest,
    outlet: Outlet,
    isKept: (message: Message) => boolean,
  ) {
    this.#scene = scene;
    this.#network = network;
    this.#fates = fates;
    this.#request = request;
    this.#outlet = outlet;
    this.#isKept = isKept;
  }

  /** A whole response; the connection can be used again if both sides keep it alive. */
  respond(answer: Answer): void {
    const after = this.#afterResponse();
    const text = this.#scene.cast.wire.writeResponse(this.#toWrite(answer));
    const { port, connection } = this.#request;
    const { messages, signals = [] } = answer;
    // Only HTTP has one.
    const status = connection.kind === 'raw' ? null : answer.status;
    this.#send({ content: 'response', ...(status === null ? {} : { status }), signals }, text, messages, () =>
      port.onResponse(status, messages, after, signals),
    );
  }

  /** The head of a response without end, or the 101 that turns the connection into a socket. */
  openStream(arrivedAtMs: number): void {
    const { cast } = this.#scene;
    // A raw socket is open already.
    if (cast.hasRawSockets) return;
    const isUpgrade = this.#request.kind === 'handshake' && !this.#request.connection.isQuic;
    const status = isUpgrade ? 101 : 200;
    const write = cast.wire.writeStreamHead ?? cast.wire.writeResponse;
    const toWrite = this.#toWrite({ status, messages: [], arrivedAtMs, draw: null });
    const text = write(toWrite);
    this.#send({ content: 'stream-head', status }, text, [], () =>
      this.#request.port.onStreamHead(contentBytesOf(text)),
    );
  }

  /** Tells how many bytes of content it adds to the response. */
  sendChunk(messages: readonly Message[]): number {
    const { cast } = this.#scene;
    if (cast.messagesTravel !== undefined) return this.#sendPackets(messages);
    const text = cast.wire.writeChunk?.(messages, withoutPayload);
    const content = this.#request.kind === 'handshake' ? 'frame' : 'chunk';
    const contentBytes = contentBytesOf(text);
    this.#send({ content }, text, messages, () => this.#request.port.onChunk(messages, contentBytes));
    return contentBytes;
  }

  /** Each message by itself, so that none waits for another. */
  #sendPackets(messages: readonly Message[]): number {
    const { cast, settings } = this.#scene;
    for (const message of messages) {
      const travel = must(cast.messagesTravel, 'it is on QUIC')(settings.params, message.payloadBytes);
      const text = cast.wire.writePacket?.({ direction: 'down', travel, message }, withoutPayload);
      this.#send({ content: travel }, text, [message], () => this.#request.port.onChunk([message], 0));
    }
    return 0;
  }

  /** A comment on a stream, a ping where there is a pong: sent only to show life. Tells as `sendChunk` does. */
  sendHeartbeat(): number {
    const { writeHeartbeat, writePong } = this.#scene.cast.wire;
    const text = writeHeartbeat?.();
    const content = writePong === undefined ? 'comment' : 'ping';
    const contentBytes = contentBytesOf(text);
    this.#send({ content }, text, [], () => {
      if (content === 'ping') this.#request.port.onPing();
      else this.#request.port.onComment(contentBytes);
    });
    return contentBytes;
  }

  /** The normal end of a stream: the last chunk of the response. */
  endStream(): void {
    const text = this.#scene.cast.wire.writeStreamEnd?.();
    this.#send({ content: 'stream-end' }, text, [], () => this.#request.port.onStreamEnd());
  }

  /** The server's half of WebSocket's closing handshake (W10). A raw socket has none: its connection just ends. */
  sendCloseFrame(code: number): void {
    const { writeCloseFrame } = this.#scene.cast.wire;
    if (writeCloseFrame === undefined) return;
    const text = writeCloseFrame(this.#frameNow());
    this.#send({ content: 'close-frame' }, text, [], () => this.#request.port.onCloseFrame(code));
  }

  /** On a socket: what the page's own protocol says. */
  sendSignal(signal: Signal): void {
    const text = this.#scene.cast.wire.writeSignal?.(this.#frameNow(), signal);
    this.#send({ content: 'frame', signals: [signal] }, text, [], () => this.#request.port.onSignal(signal));
  }

  #frameNow(): FrameToWrite {
    const { clock, seed } = this.#scene;
    return { direction: 'down', seed, exchangeId: this.#request.exchangeId, sentAtMs: clock.nowMs };
  }

  #toWrite(answer: Answer): ResponseToWrite {
    const { clock, seed, settings } = this.#scene;
    const { server, params } = settings;
    return {
      status: answer.status,
      messages: answer.messages,
      cursor: this.#request.cursor,
      arrivedAtMs: answer.arrivedAtMs,
      draw: answer.draw,
      seed,
      exchangeId: this.#request.exchangeId,
      sentAtMs: clock.nowMs,
      keepAliveMs: server.keepAliveMs,
      params,
      payloadOf: withoutPayload,
      signals: answer.signals ?? [],
    };
  }

  #send(
    what: Pick<Parcel, 'content' | 'status' | 'signals'>,
    text: WireText | undefined,
    messages: readonly Message[],
    arrive: () => void,
  ): void {
    const { connection, exchangeId, attempt, streamId } = this.#request;
    const extraDelayMs = this.extraDelayMs;
    const isRepeated = this.isDoubled && (what.content === 'response' || messages.length > 0);
    this.extraDelayMs = 0;
    if (isRepeated) this.isDoubled = false;
    const lose = (reason: LossReason) => this.#fates.perish(messages, this.#request, reason, this.#isKept);
    const parcel = {
      connection,
      direction: 'down',
      ...what,
      exchangeId,
      attempt,
      streamId,
      messages,
      extraDelayMs,
      arrive,
      drop: (reason: DropReason) => lose(this.#lossReason(reason)),
    } as const;
    this.#fates.send(messages, this.#request);
    const payloadBytes = messages.reduce((sum, message) => sum + message.payloadBytes, 0);
    const counted = () => ({ ...parcel, overheadBytes: overheadBytesOf(parcel, text, payloadBytes) });
    const transmit = () => {
      const original = this.#network.transmit(counted());
      if (!isRepeated) return;
      this.#fates.send(messages, this.#request);
      this.#network.transmit({ ...counted(), copyOf: original });
    };
    const bytes = payloadBytes + (text === undefined ? 0 : text.head.length + text.body.length);
    this.#outlet.write({ content: what.content, bytes, messages, transmit, perish: () => lose('connection-lost') });
  }

  /**
   * HTTP/2 says no such thing of one answer, and nobody waits for a second on its stream. In HTTP/1.1
   * Chromium closes a connection on which more came than it had asked for. Both copies are written in one go, so it
   * sees the second one when it has read the first.
   */
  #afterResponse(): AfterResponse {
    if (this.#request.connection.http2 !== null) return 'kept-alive';
    if (this.#scene.settings.server.keepAliveMs === 0) return 'not-kept-alive';
    return this.isDoubled ? 'unsolicited-bytes' : 'kept-alive';
  }

  #lossReason(reason: DropReason): LossReason {
    switch (reason) {
      case 'connection-closed':
      case 'unsolicited':
      case 'stream-closed':
        return this.#request.kind === 'poll' ? 'nobody-listening' : 'connection-lost';
      case 'datagram-lost':
        return 'datagram-lost';
      case 'dropped-by-hand':
        return 'response-dropped';
      case 'gave-up-resending':
      case 'blocked':
      case 'idle-timeout':
      case 'connection-cut':
        return 'connection-lost';
      default:
        return unreachable(reason);
    }
  }
}
