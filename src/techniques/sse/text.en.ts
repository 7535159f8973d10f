import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'Server-sent events',
  summary:
    'One request whose answer never ends: the server writes events into it, and the browser reconnects by itself.',
  laneNote: 'one stream, kept open',
  params: {
    reconnectMs: {
      label: 'Reconnection time',
      help: 'What the server’s retry field asks for. Without one the browser takes its own: 3000 ms in Chromium.',
    },
  },
  states: { connecting: 'connecting', open: 'open', waiting: 'waiting to reconnect', closed: 'closed for good' },
};
