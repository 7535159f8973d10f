import type { ResponsePort } from './arrived-request';
import type { Connection } from './connection';
import type { Exchange } from './exchange';
import type { Surroundings } from './surroundings';

/** Puts a request onto its connection; what is answered comes to `port`. */
export function sendRequest(
  { scene, network, server }: Surroundings,
  exchange: Exchange,
  connection: Connection,
  port: ResponsePort,
): void {
  const { id: exchangeId, attempt, client, tab, kind, cursor, session, signals, uplink, askedAtMs } = exchange;
  const { cookieBytes } = scene.settings.browser;
  connection.requestCount++;
  const { head, body } = scene.cast.wire.writeRequest({
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
    overheadBytes: head.length + body.length,
    arrive: () =>
      server.receive({ exchangeId, attempt, client, tab, kind, cursor, session, signals, cargo, connection, port }),
    drop: () => cargo?.perish('connection-lost'),
  });
}
