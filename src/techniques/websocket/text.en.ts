import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'WebSocket',
  summary: 'One connection, upgraded from HTTP, on which both sides send whenever they like.',
  laneNote: 'open in both directions',
  params: {
    reconnectMs: {
      label: 'Reconnect after',
      help: 'How long the application waits after a close before it opens a new socket. No browser does it by itself.',
    },
  },
  states: { connecting: 'connecting', open: 'open', waiting: 'waiting to reconnect', closed: 'closed for good' },
};
