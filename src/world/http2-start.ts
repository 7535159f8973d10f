import type { Connection } from './connection';
import { PREFACE_BYTES, SETTINGS_ACK_BYTES, SETTINGS_BYTES } from './http2-session';
import type { Network } from './network';
import type { Scene } from './scene';

/**
 * HTTP/2 begins on a connection that is open, TLS and all: the browser waits for nothing, its preface leaves with the
 * first request. The server answers with its SETTINGS; a proxy does so in its place. Source: RFC 9113 §3.4.
 */
export function startHttp2(scene: Scene, network: Network, connection: Connection): void {
  const { http2 } = connection;
  if (http2 === null) return;
  const isWithProxy = scene.settings.proxy !== null;
  const acknowledge = () => {
    http2.streamsMax = http2.streamsMaxOfServer;
    network.transmit({
      ...{ connection, direction: 'up', content: 'http2-settings', overheadBytes: SETTINGS_ACK_BYTES },
      arrive: () => undefined,
    });
    http2.onSettings?.();
  };
  const answer = () => {
    if (!connection.isOpenAtServer) return;
    network.transmit({
      ...{ connection, direction: 'down', content: 'http2-settings', overheadBytes: SETTINGS_BYTES },
      arrive: acknowledge,
    });
  };
  network.transmit({
    ...{ connection, direction: 'up', content: 'http2-preface', overheadBytes: PREFACE_BYTES, leavesWithNext: true },
    arrive: () => (isWithProxy ? answer() : scene.serverTime.whenActive('HTTP/2 settings', answer)),
  });
}
