import type { Message, RequestToWrite, WireFormat, WireText } from '../world/protocol';
import { connectionLines, LAST_CHUNK, statusLine, writeFailure, writeHead, writeHttpChunk } from './http-wire';
import { withPosts } from './uplink-wire';

type Params = Readonly<Record<string, unknown>>;

interface StreamFormat {
  readonly writeRequest: (request: RequestToWrite) => WireText;
  /** Which part of the browser posts beside it; an XHR unless told. */
  readonly poster?: 'xhr' | 'fetch';
  readonly contentType: string;
  /** What the content begins with, before there is any news; empty: nothing. */
  readonly writePrelude: (params: Params) => string;
  readonly writeMessage: (message: Message, payload: string) => string;
  /** What only shows life. */
  readonly heartbeat: string;
}

/** How a technique writes whose answer is one chunked response without end. */
export function streamWire({
  writeRequest,
  poster,
  contentType,
  writePrelude,
  writeMessage,
  heartbeat,
}: StreamFormat): WireFormat {
  const wire: WireFormat = {
    writeRequest,
    writeResponse: writeFailure,
    writeStreamHead: ({ status, keepAliveMs, params }) => {
      const head = writeHead([
        statusLine(status),
        `Content-Type: ${contentType}`,
        'Cache-Control: no-store',
        ...connectionLines(keepAliveMs),
        'Transfer-Encoding: chunked',
      ]);
      const prelude = writePrelude(params);
      if (prelude === '') return { head, body: '' };
      const chunk = writeHttpChunk(prelude);
      return { head, body: chunk.head + chunk.body, contentBytes: prelude.length };
    },
    writeChunk: (messages, payloadOf) => {
      const content = messages.map((message) => writeMessage(message, payloadOf(message))).join('');
      const missingBytes = messages.reduce((sum, message) => sum + message.payloadBytes - payloadOf(message).length, 0);
      return writeHttpChunk(content, content.length + missingBytes);
    },
    writeStreamEnd: () => LAST_CHUNK,
    writeHeartbeat: () => writeHttpChunk(heartbeat),
  };
  return withPosts(wire, poster);
}

const PATH = '/stream';

/** Where a stream is asked for that says in its address what the client has. */
export function streamTarget({ cursor }: RequestToWrite): string {
  return cursor === null ? PATH : `${PATH}?since=${cursor}`;
}

/** A message as one line of JSON; an empty line is no message. */
export function writeJsonLine({ id }: Message, payload: string): string {
  return `{"id":${id},"data":"${payload}"}\n`;
}

/** White space that fills up what a browser keeps back, from the parameter `paddingBytes`. */
export function writePadding({ paddingBytes }: Params): string {
  return ' '.repeat(Number(paddingBytes));
}

/** The parameter of the servers that end a stream at a limit. */
export function responseLimitBytes(params: Params): number | null {
  return params['responseLimitBytes'] as number | null;
}
