import type { RequestToWrite, WireFormat, WireText } from '../world/protocol';
import { writeJsonItem, writePost, writeUplinkOf } from './http-wire';

/** Where pages say something to the server. */
export const UPLINK_PATH = '/communication/user/say.mvc';

/** A list of messages, each with its id, by which a server can tell one that comes twice. */
export function writeJsonBody(request: RequestToWrite): { readonly body: string; readonly missingBytes: number } {
  const { parts, missingBytes } = writeUplinkOf(request, writeJsonItem);
  return { body: `[${parts.join(',')}]`, missingBytes };
}

/** They stand in the body of a POST. */
function writeJsonPost(request: RequestToWrite, asker: 'xhr' | 'fetch', target: string): WireText {
  const { body, missingBytes } = writeJsonBody(request);
  return writePost(request, asker, target, { body, missingBytes, contentType: 'application/json' });
}

/** A technique's bytes, and those of the requests that its pages post beside it. */
export function withPosts(wire: WireFormat, asker: 'xhr' | 'fetch' = 'xhr'): WireFormat {
  return {
    ...wire,
    writeRequest: (request) =>
      request.kind === 'publish' ? writeJsonPost(request, asker, UPLINK_PATH) : wire.writeRequest(request),
  };
}
