import { backoffTextsEn } from '../param-texts.en';
import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'Upgraded polling',
  summary:
    'Long polling from the first moment; a WebSocket is tried beside it, and takes over once it has proved to work.',
  laneNote: 'polled until a socket works',
  params: {
    pingIntervalMs: {
      label: 'Ping interval',
      help: 'How long after the last pong the server pings. While it is polled, that is also what ends a poll without news.',
    },
    pingTimeoutMs: {
      label: 'Ping timeout',
      help: 'The server ends the session when no pong comes for this long; the client, when no ping has come for interval and timeout together.',
    },
    upgradeTimeoutMs: {
      label: 'Upgrade timeout',
      help: 'A socket that has not taken over by then is closed by the server; the session is polled on.',
    },
    connectTimeoutMs: {
      label: 'Connect timeout',
      help: 'How long the client waits for the first answer, the one that opens the session.',
    },
    ...backoffTextsEn,
  },
  states: {
    opening: 'opening a session',
    connectingSocket: 'polling, opening a socket',
    probing: 'polling, probing the socket',
    pausing: 'letting the last poll end',
    upgraded: 'on the socket',
    polling: 'polling for good',
    backingOff: 'backing off',
  },
};
