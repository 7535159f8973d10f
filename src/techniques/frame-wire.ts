import type { RequestToWrite, WireFormat, WireText } from '../world/protocol';
import { streamWire, writePadding } from './stream-wire';

/**
 * A page without end. Scripts call the window around the frame; what a `<script>` holds runs when its end tag has come.
 * Source: RFC 6202 §3; sockjs-node, lib/transport/htmlfile.js.
 */
export function frameWire(writeRequest: (request: RequestToWrite) => WireText): WireFormat {
  return streamWire({
    writeRequest,
    contentType: 'text/html;charset=utf-8',
    writePrelude: (params) => `<!doctype html><body>${writePadding(params)}\n`,
    writeMessage: ({ id }, payload) => `<script>parent.onMessage({"id":${id},"data":"${payload}"})</script>\n`,
    heartbeat: '<!-- -->\n',
  });
}
