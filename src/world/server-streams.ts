import type { ArrivedRequest } from './arrived-request';
import { RST_STREAM_BYTES } from './http2-session';
import type { Network } from './network';

/** The server's side of HTTP/2's streams: it takes so many at a time, and can end one without the others. */
export class ServerStreams {
  readonly #network: Network;

  constructor(network: Network) {
    this.#network = network;
  }

  /** False: there are as many on its connection as may be; the browser is told that nothing was done for it. */
  accept(request: ArrivedRequest): boolean {
    const { connection, streamId } = request;
    if (connection.http2 === null || streamId === null || connection.http2.acceptStream(streamId)) return true;
    this.#tell(request);
    return false;
  }

  /** Its answer is complete, or given up by the browser. */
  close({ connection, streamId }: Pick<ArrivedRequest, 'connection' | 'streamId'>): void {
    if (streamId !== null) connection.http2?.closeAtServer(streamId);
  }

  /** Ends the stream without an answer, or in the middle of one. False: its connection has none to end. */
  reset(request: ArrivedRequest): boolean {
    if (request.connection.http2 === null) return false;
    this.close(request);
    this.#tell(request);
    return true;
  }

  #tell({ connection, exchangeId, attempt, streamId, port }: ArrivedRequest): void {
    this.#network.transmit({
      ...{ connection, direction: 'down', content: 'stream-reset', exchangeId, attempt, streamId },
      overheadBytes: RST_STREAM_BYTES,
      arrive: () => port.onStreamReset(),
    });
  }
}
