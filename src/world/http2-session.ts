import { HpackCounter, isIndexedByBrowser, isIndexedByServer } from '../core/hpack';
import { http2Fields } from '../core/http2-text';
import type { Direction, TransitContent } from '../trace/events';
import type { WireText } from './protocol';

/** Each frame begins with its length, type, flags and stream. Source: RFC 9113 §4.1. */
const FRAME_HEAD_BYTES = 9;
/** What a frame holds at most where neither side says otherwise. Source: RFC 9113 §6.5.2. */
const FRAME_BYTES_MAX = 16_384;
/** What Chromium assumes until the server has said how many streams it takes. Source: spdy_session.cc, kInitialMaxConcurrentStreams. */
const STREAMS_MAX_AT_FIRST = 100;

/**
 * The frames that belong to the connection, or end a stream. The preface is 24 bytes, then SETTINGS with the four that
 * Chromium sends, then WINDOW_UPDATE; the server's SETTINGS say one thing, how many streams it takes, and it
 * acknowledges the browser's. Sources: RFC 9113 §3.4, §6.4, §6.5, §6.8, §6.9.
 */
export const PREFACE_BYTES = 24 + (FRAME_HEAD_BYTES + 4 * 6) + (FRAME_HEAD_BYTES + 4);
export const SETTINGS_BYTES = FRAME_HEAD_BYTES + 6 + FRAME_HEAD_BYTES;
export const SETTINGS_ACK_BYTES = FRAME_HEAD_BYTES;
export const RST_STREAM_BYTES = FRAME_HEAD_BYTES + 4;
export const GOAWAY_BYTES = FRAME_HEAD_BYTES + 8;

/** What an HTTP/2 connection has beside TCP's: its streams as each side knows them, and what its frames cost. */
export class Http2Session {
  readonly #scheme: 'http' | 'https';
  readonly #heads: Readonly<Record<Direction, HpackCounter>> = {
    up: new HpackCounter(isIndexedByBrowser),
    down: new HpackCounter(isIndexedByServer),
  };
  readonly #openAtClient = new Set<number>();
  readonly #openAtServer = new Set<number>();
  #lastStreamId = -1;
  /** So many streams the browser may have open at a time, as far as it knows. */
  streamsMax = STREAMS_MAX_AT_FIRST;
  /** Told when the server's SETTINGS have come. */
  onSettings: (() => void) | null = null;
  /** So many the server takes: what it says, or is about to say, in its SETTINGS. */
  readonly streamsMaxOfServer: number;

  constructor(scheme: 'http' | 'https', streamsMaxOfServer: number) {
    this.#scheme = scheme;
    this.streamsMaxOfServer = streamsMaxOfServer;
  }

  /** The page load has been on it, as stream 1, and the server's SETTINGS have come. */
  warmUp(): void {
    this.#lastStreamId = 1;
    this.streamsMax = this.streamsMaxOfServer;
  }

  /** The browser's are odd, each larger than the one before. Source: RFC 9113 §5.1.1. */
  openStream(): number {
    this.#lastStreamId += 2;
    this.#openAtClient.add(this.#lastStreamId);
    return this.#lastStreamId;
  }

  /** False: the server has as many open as it takes, and refuses this one. */
  acceptStream(streamId: number): boolean {
    if (this.#openAtServer.size >= this.streamsMaxOfServer) return false;
    this.#openAtServer.add(streamId);
    return true;
  }

  closeAtClient(streamId: number): void {
    this.#openAtClient.delete(streamId);
  }

  closeAtServer(streamId: number): void {
    this.#openAtServer.delete(streamId);
  }

  isOpenAtClient(streamId: number): boolean {
    return this.#openAtClient.has(streamId);
  }

  isOpenAtServer(streamId: number): boolean {
    return this.#openAtServer.has(streamId);
  }

  get isQuietAtServer(): boolean {
    return this.#openAtServer.size === 0;
  }

  /**
   * The bytes of what is sent now that are not payload. HPACK goes by all that has been sent before it, so each is to be
   * counted once, in the order of sending.
   */
  overheadBytes(
    direction: Direction,
    content: TransitContent,
    { head, body, contentBytes = 0 }: WireText,
    payloadBytes: number,
  ): number {
    const isStreamed = content === 'chunk' || content === 'comment' || content === 'stream-end';
    if (isStreamed) return dataFramesBytes(contentBytes, content === 'stream-end') + contentBytes - payloadBytes;
    const headBytes = this.#heads[direction].count(http2Fields(head, this.#scheme));
    // What a stream begins with is there in HTTP/1.1's framing, which HTTP/2 has not.
    const bodyBytes = content === 'stream-head' ? contentBytes : body.length;
    return framesBytes(headBytes) + headBytes + dataFramesBytes(bodyBytes + payloadBytes, false) + bodyBytes;
  }
}

function framesBytes(bytes: number): number {
  return FRAME_HEAD_BYTES * Math.ceil(bytes / FRAME_BYTES_MAX);
}

/** `isEnd`: a frame is sent though there is nothing in it. A whole message says with its last frame that it ends. */
function dataFramesBytes(bytes: number, isEnd: boolean): number {
  return bytes === 0 && isEnd ? FRAME_HEAD_BYTES : framesBytes(bytes);
}
