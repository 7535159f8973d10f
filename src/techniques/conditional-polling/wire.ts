import type { LaneCast, ResponseToWrite, WireFormat } from '../../world/protocol';
import { writeFailure, writeGet, writeJsonNews, writeNotModified, writeWhole } from '../http-wire';
import { POLL_PATH, XHR_LINES } from '../poll-wire';
import { withPosts } from '../uplink-wire';

/** As Chromium writes what a page asks with `If-None-Match`; the first request has no tag yet. */
const validatorLines = (tag: number | null) =>
  tag === null ? [] : ['Cache-Control: max-age=0', `If-None-Match: "${tag}"`];

/** `no-cache`: whoever keeps it asks again before using it. Without news, the tag is still the one that was asked with. */
function cacheLines({ messages, cursor }: ResponseToWrite): readonly string[] {
  return [`ETag: "${messages.at(-1)?.id ?? cursor ?? 0}"`, 'Cache-Control: no-cache'];
}

/** A GET of one address, always the same, with the tag; and a 304 or a whole response with a new tag. Source: RFC 9110 §8.8.3, §13.1.2, §15.4.5. */
const conditionalWire: WireFormat = withPosts({
  writeRequest: (request) => writeGet(request, 'xhr', POLL_PATH, XHR_LINES, validatorLines(request.cursor)),
  writeResponse: (response) => {
    if (response.status >= 400) return writeFailure(response);
    if (response.status === 304) return writeNotModified(response, cacheLines(response));
    return writeWhole(response, 'application/json', writeJsonNews(response), cacheLines(response));
  },
});

/** What the tag stands for is the newest message that the client has: it serves as a cursor. */
export const conditionalPollingCast: LaneCast = {
  initiator: 'xhr',
  wire: conditionalWire,
  answeredBy: () => 'conditional',
  usesCursor: () => true,
};
