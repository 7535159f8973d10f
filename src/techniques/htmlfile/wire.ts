import type { LaneCast, RequestToWrite, WireText } from '../../world/protocol';
import { frameWire } from '../frame-wire';
import { cookieLines, writeHead } from '../http-wire';
import { responseLimitBytes, streamTarget } from '../stream-wire';

/** As Internet Explorer 6 asks for the document of an iframe. */
function writeGetOfExplorer(request: RequestToWrite): WireText {
  const head = writeHead([
    `GET ${streamTarget(request)} HTTP/1.1`,
    'Accept: */*',
    'Accept-Language: en-us',
    'Accept-Encoding: gzip, deflate',
    'User-Agent: Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1)',
    'Host: example.com',
    'Connection: Keep-Alive',
    ...cookieLines(request),
  ]);
  return { head, body: '' };
}

/** The same as a forever frame for server and network; the browser shows nothing of it. */
export const htmlfileCast: LaneCast = {
  initiator: 'htmlfile',
  wire: frameWire(writeGetOfExplorer),
  answeredBy: () => 'limited-stream',
  responseLimitBytes,
  usesCursor: (params) => params['usesCursor'] === true,
};
