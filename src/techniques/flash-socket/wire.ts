import type { LaneCast, PortState, WireFormat } from '../../world/protocol';
import { POLICY_PORT, SOCKET_PORT } from './ports';

/** Ends each message, both ways. Source: Adobe, ActionScript 3.0 reference, flash.net.XMLSocket. */
const NUL = '\0';

/** Says that pages of this site may connect to that port. Source: Adobe, Cross-domain policy file specification. */
const POLICY_FILE = [
  '<?xml version="1.0"?>',
  '<cross-domain-policy>',
  `<allow-access-from domain="example.com" to-ports="${SOCKET_PORT}"/>`,
  '</cross-domain-policy>',
].join('\n');

const wire: WireFormat = {
  // The player's own question; or the page's first message, by which the server can tell the two apart.
  writeRequest: ({ kind }) => ({ head: '', body: (kind === 'policy' ? '<policy-file-request/>' : '<join/>') + NUL }),
  writeResponse: () => ({ head: '', body: POLICY_FILE + NUL }),
  writeChunk: (messages, payloadOf) => ({
    head: '',
    body: messages.map((message) => payloadOf(message) + NUL).join(''),
  }),
  writeUplink: (_frame, message, payloadOf) => ({ head: '', body: payloadOf(message) + NUL }),
  writeHeartbeat: () => ({ head: '', body: `<alive/>${NUL}` }),
};

/** Which ports a firewall lets through, and where something listens. */
function portState(port: number, { firewall, servesPolicyPort }: Readonly<Record<string, unknown>>): PortState {
  if (firewall === 'http-only') return 'blocked';
  if (port !== POLICY_PORT) return 'served';
  if (firewall === 'policy-port') return 'blocked';
  return servesPolicyPort === true ? 'served' : 'closed';
}

/** Flash's raw socket: neither HTTP nor a handshake; the server keeps nothing for who is away. */
export const flashSocketCast: LaneCast = {
  initiator: 'flash',
  wire,
  hasRawSockets: true,
  portState,
  answeredBy: (_params, request) => (request?.kind === 'policy' ? 'policy' : 'socket'),
  uplinkWay: () => 'socket',
  usesCursor: () => false,
};
