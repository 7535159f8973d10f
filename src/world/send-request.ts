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
  const { id: exchangeId, attempt, client, tab, kind, cursor, session, signals, uplink, askedAtMs } = exchange;
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
    uplink,
    payloadOf: () => '',
  });
  const cargo = uplink.length === 0 ? null : server.uplinkFates.load(uplink, exchangeId);
  network.transmit({
    connection,
    direction: 'up',
    content: 'request',
    exchangeId,
    attempt,
    signals,
    uplink,
    ...{ streamId, overheadBytes: overheadBytesOf({ connection, direction: 'up', content: 'request' }, text) },
    arrive: () => {
      const asked = { exchangeId, attempt, client, tab, kind, cursor, session, signals };
      server.receive({ ...asked, cargo, connection, port, streamId });
    },
    drop: () => cargo?.perish('connection-lost'),
  });
}
