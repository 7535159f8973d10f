import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'A small Flash object in the page opens a TCP connection of its own; JavaScript talks to it through a bridge. ' +
    'Before that, Flash Player asks the server for a policy file: it connects to port 843, says policy-file-request with a zero byte, and reads which pages may connect to which ports. ' +
    'When a firewall swallows that, the player waits for seconds, then asks at the port of the socket itself; when the port refuses, it does so at once. ' +
    'The socket is open as soon as TCP is: no request, no headers, no upgrade. Each message ends with a zero byte, in both directions. ' +
    'Before there was WebSocket, this was how games and chats got news without delay.',
  strengths: [
    'Both directions, at any time: each message arrives after one transit of the network.',
    'A message costs one byte beside its text: the zero byte that ends it.',
    'Messages keep their order on a connection.',
    'It takes none of the browser’s connections, and worked in the oldest browsers.',
  ],
  costs: [
    'It needs the plug-in, which ended with the year 2020; no telephone ever had it for long.',
    'It is not HTTP: firewalls and proxies that let only HTTP through stop it.',
    'A blocked port 843 makes every first connection wait for the player’s timeout.',
    'No TLS, no reconnecting, no replay: what was published meanwhile is missed.',
    'A server of its own for the socket, and another one for the policy.',
  ],
  sources: [
    {
      label: 'Adobe: flash.net.XMLSocket',
      url: 'https://help.adobe.com/en_US/FlashPlatform/reference/actionscript/3/flash/net/XMLSocket.html',
    },
    {
      label: 'Adobe: Website controls (policy files)',
      url: 'https://help.adobe.com/en_US/as3/dev/WS5b3ccc516d4fbf351e63e3d118a9b90204-7c60.html',
    },
    {
      label: 'Adobe: Flash Player 10 socket connection, the timeout of XMLSocket',
      url: 'https://helpx.adobe.com/flash/kb/flash-player-10-socket-connection.html',
    },
    {
      label: 'web-socket-js: what a blocked port 843 costs',
      url: 'https://github.com/gimite/web-socket-js/issues/49',
    },
  ],
};
