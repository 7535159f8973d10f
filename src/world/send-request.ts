import type { ResponsePort } from './arrived-request';
import type { Connection } from './connection';
import type { Exchange } from './exchange';
import { overheadBytesOf } from './overhead-bytes';
import type { Surroundings } from './surroundings';

/** Puts a request onto its connection; what is answered comes to `port`. */
export function sendRequest(
  { scene, network, server }: Surroundings,
  exchange: Exchange,
  connection: Connection,
  port: ResponsePort,
): void {
  const { id: exchangeId, attempt, client, tab, kind, cursor, session, signals, askedAtMs } = exchange;
  const streamId = connection.http2 === null ? null : exchange.streamId;
  const { cookieBytes } = scene.settings.browser;
  connection.requestCount++;
  const text = scene.cast.wire.writeRequest({
    seed: scene.seed,
    exchangeId,
    kind,
    cursor,
    session,
    signals,
    askedAtMs,
    cookieBytes,
  });
  network.transmit({
    connection,
    direction: 'up',
    content: 'request',
    exchangeId,
    attempt,
    signals,
    ...{ streamId, overheadBytes: overheadBytesOf({ connection, direction: 'up', content: 'request' }, text) },
    arrive: () =>
      server.receive({ exchangeId, attempt, client, tab, kind, cursor, session, signals, connection, port, streamId }),
  });
}
