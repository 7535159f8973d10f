import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'The browser opens a QUIC connection over UDP, which brings its own TLS: one round trip, and no TCP handshake before it. ' +
    'A second one asks for the session, by a CONNECT of HTTP/3, and is answered 200. ' +
    'Then either side opens a stream whenever it likes, here one for each message: what is lost is sent again, and only the message that was in it waits. ' +
    'A datagram is sent once and never again; it may be lost, and may come after a later one. ' +
    'All of it is encrypted, and nothing of it is TCP: a firewall that passes no UDP stops it, and says nothing.',
  strengths: [
    'Streams do not block one another: a lost packet delays one message, not those behind it.',
    'Datagrams for what is out of date when it would have been sent again.',
    'Both directions, at any time: each message arrives after one transit of the network.',
    'Always encrypted, and yet open after two round trips.',
  ],
  costs: [
    'It needs UDP, which many company networks block: an application has to fall back to something else.',
    'Messages may overtake each other; who needs an order has to number them.',
    'No reconnecting and no replay: both are up to the application.',
    'Some forty bytes of packet around each message.',
    'A server that dies says nothing: no kernel resets its connections, and the page waits for the idle timeout.',
    'A server of its own for HTTP/3; common proxies do not pass sessions on.',
  ],
  sources: [
    { label: 'W3C: WebTransport', url: 'https://www.w3.org/TR/webtransport/' },
    { label: 'draft-ietf-webtrans-http3', url: 'https://datatracker.ietf.org/doc/draft-ietf-webtrans-http3/' },
    { label: 'RFC 9000, QUIC', url: 'https://www.rfc-editor.org/rfc/rfc9000' },
    { label: 'RFC 9002, QUIC Loss Detection', url: 'https://www.rfc-editor.org/rfc/rfc9002' },
    { label: 'RFC 9221, QUIC Datagrams', url: 'https://www.rfc-editor.org/rfc/rfc9221' },
  ],
};
