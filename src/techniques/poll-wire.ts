import { assert } from '../core/assert';
import type { HandlerKind, WireFormat } from '../world/protocol';
import {
  pollTarget,
  writeFailure,
  writeGet,
  writeJsonNews,
  writeLoopLine,
  writeWhole,
  type HttpAsker,
} from './http-wire';
import { withPosts } from './uplink-wire';

/** The article's address; every poll is written to it, so that lanes differ by their techniques only. */
export const POLL_PATH = '/communication/user/ajax.mvc';

/** What jQuery adds to the article's requests, and so to all by XHR here. */
export const XHR_LINES: readonly string[] = ['X-Requested-With: XMLHttpRequest'];

/** How a polling technique writes: a GET with the time and the cursor, and a whole response. Iframes get a document. */
export function pollWire(asker: Extract<HttpAsker, 'xhr' | 'iframe'>): WireFormat {
  const contentType = asker === 'iframe' ? 'text/html;charset=utf-8' : 'application/json';
  return withPosts({
    writeRequest: (request) =>
      writeGet(request, asker, pollTarget(POLL_PATH, request), asker === 'xhr' ? XHR_LINES : []),
    writeResponse: (response) => {
      if (response.status >= 400) return writeFailure(response);
      if (response.draw !== null) return writeWhole(response, 'text/html;charset=utf-8', writeLoopLine(response));
      return writeWhole(response, contentType, writeJsonNews(response));
    },
  });
}

/** The server behaviour that the parameter `answers` chooses. */
export function answeredAsChosen({ answers }: Readonly<Record<string, unknown>>): HandlerKind {
  assert(
    answers === 'article-loop' || answers === 'at-once' || answers === 'hold',
    `nobody answers "${String(answers)}"`,
  );
  return answers;
}
