/** What many believe, and a run that shows how it is: how these scenes are looked at first. Their words are in `i18n/*-beliefs.ts`. */
import type { Catalogue } from '../../i18n/catalogue';
import type { SceneLook } from './scene-look';

export type BeliefId = keyof Catalogue['beliefs'];

/** In the order of the menu: connections, polls, long polls, sockets, what stands between, browsers, servers. */
export const beliefScenes: Readonly<Record<BeliefId, SceneLook>> = {
  // Polls share one connection, a poll is held on another, and the third has an answer that does not end.
  'belief-one-thing': { window: { fromMs: 0, toMs: 9600 }, restAtMs: 8000 },
  // The fifth request has gone out on the connection of the first.
  'belief-new-connection': { window: { fromMs: 0, toMs: 10500 }, restAtMs: 9400 },
  // The second poll of each pair has left before the first was answered.
  'belief-interval-waits': { window: { fromMs: 0, toMs: 7000 }, restAtMs: 5300 },
  // The third request had its answer before the second.
  'belief-answers-in-order': { window: { fromMs: 1100, toMs: 9600 }, restAtMs: 8600 },
  // The server has worked for the first request to the end of its limit, and news came to the fourth.
  'belief-abort-stops-server': { window: { fromMs: 0, toMs: 12000 }, restAtMs: 11000 },
  // The first of three came at once; the others had to wait for the next request.
  'belief-as-fast-as-a-socket': { window: { fromMs: 0, toMs: 9500 }, restAtMs: 7700, laneKey: 'long-polling' },
  // Two polls, and many more held requests.
  'belief-fewer-requests': { window: { fromMs: 0, toMs: 6500 }, restAtMs: 6400 },
  // Message 2 fell into the gap: one lane got it late, the other never.
  'belief-the-gap-is-safe': { window: { fromMs: 0, toMs: 9000 }, restAtMs: 6200 },
  // Three empty answers, then news.
  'belief-empty-is-an-error': { window: { fromMs: 0, toMs: 10000 }, restAtMs: 8500 },
  // The impatient client has got late what the patient one had at once.
  'belief-any-timeout-will-do': { window: { fromMs: 0, toMs: 12000 }, restAtMs: 11200, laneKey: 'impatient' },
  // Neither is connected any more, and nobody will change that.
  'belief-reconnects-by-itself': { window: { fromMs: 0, toMs: 10500 }, restAtMs: 10000 },
  // What six tabs had let go has been taken by the seventh.
  'belief-six-for-each-tab': { window: { fromMs: 0, toMs: 9000 }, restAtMs: 5900, page: { client: 0, tab: 6 } },
  // The buffer was full at last.
  'belief-heartbeat-passes-buffers': { window: { fromMs: 0, toMs: 9500 }, restAtMs: 7000 },
  // The proxy has waited for 3 s in vain.
  'belief-read-timeout-is-total': { window: { fromMs: 0, toMs: 13000 }, restAtMs: 12000 },
  // All three have got three messages.
  'belief-comet-is-a-protocol': { window: { fromMs: 0, toMs: 9500 }, restAtMs: 7800 },
  // Three messages have come, each on a stream that its page had opened.
  'belief-http2-push': { window: { fromMs: 0, toMs: 9500 }, restAtMs: 7800, laneKey: 'sse' },
  // The socket has been cut with a message on its way.
  'belief-sent-is-delivered': { window: { fromMs: 0, toMs: 9500 }, restAtMs: 5000 },
  // The server is back.
  'belief-retry-at-once': { window: { fromMs: 0, toMs: 8000 }, restAtMs: 6600, laneKey: 'at-once' },
  // Both have got three messages; one of the two pages looks busy.
  'belief-push-shows-loading': { window: { fromMs: 0, toMs: 9500 }, restAtMs: 7800, laneKey: 'iframe-streaming' },
  // Polls come a second apart while the tab is hidden.
  'belief-hidden-tabs-go-on': { window: { fromMs: 0, toMs: 9500 }, restAtMs: 6600, laneKey: 'ajax-polling' },
  // The third client has been taken up at last.
  'belief-threads-are-free': { window: { fromMs: 0, toMs: 9500 }, restAtMs: 5400, page: { client: 2, tab: 0 } },
};
