/** The parameters of every technique without its machine, for whoever only reads scenarios. A test holds it to the registry. */
import type { ParamsSchemas } from '../scenario/schema';
import { adaptivePollingParams } from './adaptive-polling/params';
import { ajaxLongPollingParams } from './ajax-long-polling/params';
import { ajaxPollingParams } from './ajax-polling/params';
import { conditionalPollingParams } from './conditional-polling/params';
import { fetchStreamingParams } from './fetch-streaming/params';
import { flashSocketParams } from './flash-socket/params';
import { htmlfileParams } from './htmlfile/params';
import { iframeChainedParams } from './iframe-chained/params';
import { iframePerRequestParams } from './iframe-per-request/params';
import { iframePollingParams } from './iframe-polling/params';
import { iframeStreamingParams } from './iframe-streaming/params';
import { jsonpPollingParams } from './jsonp-polling/params';
import { longPollingParams } from './long-polling/params';
import { sseParams } from './sse/params';
import { upgradeParams } from './upgrade/params';
import { websocketParams } from './websocket/params';
import { webtransportParams } from './webtransport/params';
import { xhrStreamingParams } from './xhr-streaming/params';

export const paramsSchemas: ParamsSchemas = {
  'ajax-polling': ajaxPollingParams,
  'iframe-polling': iframePollingParams,
  'iframe-per-request': iframePerRequestParams,
  'iframe-chained': iframeChainedParams,
  'ajax-long-polling': ajaxLongPollingParams,
  'long-polling': longPollingParams,
  'iframe-streaming': iframeStreamingParams,
  htmlfile: htmlfileParams,
  'xhr-streaming': xhrStreamingParams,
  'jsonp-polling': jsonpPollingParams,
  'flash-socket': flashSocketParams,
  sse: sseParams,
  websocket: websocketParams,
  upgrade: upgradeParams,
  'adaptive-polling': adaptivePollingParams,
  'conditional-polling': conditionalPollingParams,
  'fetch-streaming': fetchStreamingParams,
  webtransport: webtransportParams,
};
