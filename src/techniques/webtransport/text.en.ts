import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'WebTransport',
  summary: 'A session on QUIC: each message on a stream of its own, which waits for no other, or in a datagram.',
  laneNote: 'streams and datagrams over UDP',
  params: {
    delivery: {
      label: 'Sent',
      help: 'On streams, each comes for certain, and a lost packet delays its own message alone. In datagrams, what is lost stays lost.',
    },
    dropsStale: {
      label: 'Drops stale datagrams',
      help: 'The page does not read a datagram that comes after a later one. On streams it does nothing.',
    },
    firewall: {
      label: 'Firewall',
      help: 'What stands between, and drops what it does not know without a word.',
    },
    connectTimeoutMs: {
      label: 'Connection timeout',
      help: 'How long the application waits for a session to be open before it gives it up.',
    },
    idleTimeoutMs: {
      label: 'Idle timeout',
      help: 'How long QUIC waits, once nothing comes through, before it takes the connection for lost.',
    },
    reconnectMs: {
      label: 'Reconnect after',
      help: 'How long the application waits after the end of a session before it opens another. No browser does it by itself.',
    },
  },
  states: { connecting: 'connecting', open: 'open', waiting: 'waiting to reconnect', closed: 'closed for good' },
};
