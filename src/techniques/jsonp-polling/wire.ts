import type { LaneCast, RequestToWrite, WireFormat } from '../../world/protocol';
import { pollTarget, writeFailure, writeGet, writeJsonNews, writeUplinkOf, writeWhole } from '../http-wire';
import { answeredAsChosen, POLL_PATH } from '../poll-wire';
import { UPLINK_PATH } from '../uplink-wire';

/** Each script has a callback of its own, so that a late answer is told from the one that is awaited. */
const callbackOf = ({ exchangeId }: { readonly exchangeId: number }) => `poll${exchangeId}`;

/** What a script says stands in its address: it can only GET. (The payload as the page wrote it, not yet percent-encoded.) */
function writeQuery(request: RequestToWrite): string {
  return writeUplinkOf(request, ({ id }, payload) => `&id=${id}&data=${payload}`).parts.join('');
}

/** A script element's GET, with the callback's name in its query; the answer is a call of that function. */
const jsonpWire: WireFormat = {
  writeRequest: (request) => {
    const isPublish = request.kind === 'publish';
    const target = `${pollTarget(isPublish ? UPLINK_PATH : POLL_PATH, request)}&callback=${callbackOf(request)}`;
    return writeGet(request, 'script', target + (isPublish ? writeQuery(request) : ''));
  },
  writeResponse: (response) => {
    if (response.status >= 400) return writeFailure(response);
    const call = `${callbackOf(response)}(${writeJsonNews(response)});`;
    return writeWhole(response, 'text/javascript; charset=utf-8', call);
  },
};

/** Scripts with `async = false`, and those of older browsers, run in the order of insertion. */
export const jsonpPollingCast: LaneCast = {
  initiator: 'script',
  wire: jsonpWire,
  answeredBy: answeredAsChosen,
  usesCursor: (params) => params['usesCursor'] === true,
  keepsOrder: (params) => params['keepsScriptOrder'] === true,
};
