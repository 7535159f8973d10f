import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'Flash socket',
  summary: 'A Flash object in the page opens a raw TCP socket to the server, once a policy file has allowed it.',
  laneNote: 'a raw socket, by a plug-in',
  params: {
    firewall: {
      label: 'Firewall',
      help: 'What it blocks, it swallows without a word: the player learns nothing, and waits.',
    },
    servesPolicyPort: {
      label: 'Serves port for policy',
      help: 'Whether somebody listens at the port where the player asks first. Otherwise it is refused there, and asks at the socket’s own port.',
    },
    policyTimeoutMs: {
      label: 'Policy timeout',
      help: 'How long the player waits for the policy file before it asks for it at the socket’s own port.',
    },
    connectTimeoutMs: {
      label: 'Connect timeout',
      help: 'The longest that it may take until the socket is open, the questions about the policy included.',
    },
    reconnectMs: {
      label: 'Reconnect after',
      help: 'How long the page waits after an end before it opens a new socket. No player does it by itself.',
    },
  },
  states: {
    askingPolicyPort: 'asking for the policy',
    askingSocketPort: 'asking at the socket’s port',
    connecting: 'connecting',
    open: 'open',
    waiting: 'waiting to reconnect',
    closed: 'closed for good',
  },
};
