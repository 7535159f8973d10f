/** How a scene is looked at first: its window in time, and the telling moment at which the playhead rests. */
import { UNSAID_LOOK, USUAL_LOOK, type SceneLook } from './scene-look';
import { beliefScenes } from './belief-scenes';
import { systemScenes } from './system-scenes';

/** By the scene's name; of one that has none, unsaid. */
export function lookOf(id: string | null): SceneLook {
  const systems: Readonly<Record<string, { readonly look: SceneLook }>> = systemScenes;
  const beliefs: Readonly<Record<string, SceneLook>> = beliefScenes;
  return LOOKS[id ?? ''] ?? systems[id ?? '']?.look ?? beliefs[id ?? ''] ?? UNSAID_LOOK;
}

const LOOKS: Readonly<Record<string, SceneLook>> = {
  compare: USUAL_LOOK,
  // The poll has just brought what the socket brought half a second ago; its headers have the table's length by now.
  'quantum-leap': { window: { fromMs: 10_900, toMs: 12_900 }, restAtMs: 12_200 },
  // Message 5 was lost: the socket has just brought it with all behind it; on its stream it came alone, and earlier.
  overtaking: { window: { fromMs: 1500, toMs: 5600 }, restAtMs: 3300 },
  // The seventh tab has its second message where all have streams of one connection, and waits for its first elsewhere.
  'seven-tabs': { window: { fromMs: 0, toMs: 5600 }, restAtMs: 4300, page: { client: 0, tab: 6 } },
  // The first of two quick words is at the server, the second waits for a connection; on the socket both are there.
  chat: { window: { fromMs: 0, toMs: 8200 }, restAtMs: 4300 },
  // All three ends of a held request lie above the playhead, and the next cycle has brought news again.
  'figure-1': { window: { fromMs: 0, toMs: 12_800 }, restAtMs: 12_200 },
  // The second request has just got its answer, the first still waits: overtaken.
  'figure-2': { window: { fromMs: 2500, toMs: 11_500 }, restAtMs: 8500 },
  'figure-3': { window: { fromMs: 4400, toMs: 10_600 }, restAtMs: 9300 },
  'figure-4': { window: { fromMs: 4400, toMs: 14_200 }, restAtMs: 12_500 },
  // The client has given up, the server has found news for nobody.
  'figure-5': { window: { fromMs: 0, toMs: 11_500 }, restAtMs: 10_400 },
  // The fourth request has its answer, the third still waits: overtaken.
  'ajax-polling': { window: { fromMs: 5400, toMs: 15_600 }, restAtMs: 14_500 },
  // The reload has just given up what the tick had asked for.
  'iframe-polling': { window: { fromMs: 4400, toMs: 14_000 }, restAtMs: 11_600 },
  // Two frames load at once.
  'iframe-per-request': { window: { fromMs: 4400, toMs: 13_200 }, restAtMs: 10_900 },
  'iframe-chained': { window: { fromMs: 0, toMs: 11_000 }, restAtMs: 4700 },
  // The client has given up; the server found news for nobody.
  'ajax-long-polling': { window: { fromMs: 0, toMs: 9500 }, restAtMs: 7600 },
  // An empty answer, a heartbeat, has just come.
  'long-polling': { window: { fromMs: 0, toMs: 9500 }, restAtMs: 8200 },
  // The frame has reached its limit; what was published before it was open again is lost.
  'iframe-streaming': { window: { fromMs: 2600, toMs: 12_000 }, restAtMs: 8900 },
  // No throbber, and with a cursor nothing is lost.
  htmlfile: { window: { fromMs: 2600, toMs: 12_000 }, restAtMs: 8900 },
  // The server has ended the response at its limit; the next request has failed, and the page waits.
  'xhr-streaming': { window: { fromMs: 2400, toMs: 11_600 }, restAtMs: 5900 },
  // What the watchdog had given up has come all the same, and with it a message that is there twice now.
  'jsonp-polling': { window: { fromMs: 4400, toMs: 13_800 }, restAtMs: 10_900 },
  // Port 843 kept silent, what was published meanwhile is lost, and the open socket has just brought its first message.
  'flash-socket': { window: { fromMs: 0, toMs: 9000 }, restAtMs: 6900 },
  // The stream is open again and has brought what was missed.
  sse: { window: { fromMs: 3400, toMs: 12_400 }, restAtMs: 10_700 },
  // The socket is closed, and a message is published to nobody.
  websocket: { window: { fromMs: 3400, toMs: 12_000 }, restAtMs: 8000 },
  // The socket has taken over, and has just brought what had waited for it.
  upgrade: { window: { fromMs: 0, toMs: 5600 }, restAtMs: 4300 },
  // The server is back, and the page waits for its next try.
  'fetch-streaming': { window: { fromMs: 3400, toMs: 13_000 }, restAtMs: 9000 },
  // What was lost comes by its resending, and two messages after it have overtaken it.
  webtransport: { window: { fromMs: 0, toMs: 9000 }, restAtMs: 5600 },
  // The interval has grown to its longest, and two messages have waited for its end.
  'adaptive-polling': { window: { fromMs: 2900, toMs: 15_900 }, restAtMs: 14_600 },
  // The second 304 in a row has just come.
  'conditional-polling': { window: { fromMs: 1600, toMs: 11_200 }, restAtMs: 9100 },
};
