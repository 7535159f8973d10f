import { adaptivePolling } from './adaptive-polling/index';
import { ajaxLongPolling } from './ajax-long-polling/index';
import { ajaxPolling } from './ajax-polling/index';
import { conditionalPolling } from './conditional-polling/index';
import './english-texts';
import { fetchStreaming } from './fetch-streaming/index';
import { flashSocket } from './flash-socket/index';
import { htmlfile } from './htmlfile/index';
import { iframeChained } from './iframe-chained/index';
import { iframePerRequest } from './iframe-per-request/index';
import { iframePolling } from './iframe-polling/index';
import { iframeStreaming } from './iframe-streaming/index';
import { jsonpPolling } from './jsonp-polling/index';
import { longPolling } from './long-polling/index';
import { sse } from './sse/index';
import { upgrade } from './upgrade/index';
import { websocket } from './websocket/index';
import { webtransport } from './webtransport/index';
import { xhrStreaming } from './xhr-streaming/index';
import type { ParamsSchemas } from '../scenario/schema';
import type { Technique } from './technique';

/** Every technique, in teaching order: the article's five programs, then what is made of them and what came after. */
export const techniques: readonly Technique[] = [
  ajaxPolling,
  iframePolling,
  iframePerRequest,
  iframeChained,
  ajaxLongPolling,
  longPolling,
  iframeStreaming,
  htmlfile,
  xhrStreaming,
  jsonpPolling,
  flashSocket,
  sse,
  websocket,
  upgrade,
  adaptivePolling,
  conditionalPolling,
  fetchStreaming,
  webtransport,
];

/** What `parseScenario` needs of the registry. */
export const paramsSchemas: ParamsSchemas = Object.fromEntries(techniques.map(({ id, params }) => [id, params]));

/** The technique with this id; undefined for an unknown one. */
export function findTechnique(id: string): Technique | undefined {
  return techniques.find((technique) => technique.id === id);
}
