import type { LaneCast, RequestToWrite, WireText } from '../../world/protocol';
import { frameWire } from '../frame-wire';
import { cookieLines, writeHead } from '../http-wire';
import { responseLimitBytes, streamTarget } from '../stream-wire';
import { UPLINK_PATH, writeJsonBody } from '../uplink-wire';

/** As Internet Explorer 6 asks: for the document of an iframe, or by its XMLHTTP. */
function writeHeadOfExplorer(
  request: RequestToWrite,
  requestLine: string,
  contentLines: readonly string[] = [],
): string {
  return writeHead([
    requestLine,
    'Accept: */*',
    'Accept-Language: en-us',
    ...contentLines,
    'Accept-Encoding: gzip, deflate',
    'User-Agent: Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1)',
    'Host: example.com',
    'Connection: Keep-Alive',
    ...cookieLines(request),
  ]);
}

function writeRequest(request: RequestToWrite): WireText {
  return { head: writeHeadOfExplorer(request, `GET ${streamTarget(request)} HTTP/1.1`), body: '' };
}

function writePost(request: RequestToWrite): WireText {
  const { body, missingBytes } = writeJsonBody(request);
  const contentLines = ['Content-Type: application/json', `Content-Length: ${body.length + missingBytes}`];
  return { head: writeHeadOfExplorer(request, `POST ${UPLINK_PATH} HTTP/1.1`, contentLines), body };
}

/** The same as a forever frame for server and network; the browser shows nothing of it. */
export const htmlfileCast: LaneCast = {
  initiator: 'htmlfile',
  wire: {
    ...frameWire(writeRequest),
    writeRequest: (request) => (request.kind === 'publish' ? writePost(request) : writeRequest(request)),
  },
  answeredBy: () => 'limited-stream',
  responseLimitBytes,
  usesCursor: (params) => params['usesCursor'] === true,
};
