/** Parameters of techniques that ask again and again. */
export const pollingParams = {
  answers:
    'How the server takes a request. The article’s loop is the server that the article prints: it sleeps, draws a lot, and answers when the lot says news. The alternative runs the same client against an ordinary server, where what is published decides: then all lanes get the same messages and can be compared.',
  'ajax-long-polling.answers':
    'The article prints one server for all its programs, and its loop knows no hold limit. “hold” puts an ordinary long-polling server in its place, which answers when there is news or the limit has passed; “at once” shows what this client does to a server that never holds: it asks again with each answer, as fast as the network carries it.',
  'jsonp-polling.answers':
    'A script can be held like any other request: then it is long polling, across sites. Answered at once it is plain polling, and the pause alone decides how often the page asks.',
  'ajax-polling.pollIntervalMs':
    'The timer fires whether or not the request before has been answered; that is what setInterval does. Shorter than the server takes, and requests overlap: they fill connection after connection, and a later one may be answered first. The article asks every 3\u00a0s, while its server takes 3.3\u00a0s on average.',
  'iframe-polling.pollIntervalMs':
    'At each tick the page reads what the frame shows, then sends it to ask again; what was still loading is given up. Text that arrives is seen only at the next tick, so a short interval loses answers and a long one shows them late. The article takes 5\u00a0s.',
  'iframe-per-request.pollIntervalMs':
    'Each tick makes a new hidden iframe, which takes itself away when it has loaded. Nothing is given up, so a slow server collects frames: at intervals shorter than its answers they overlap, and the browser’s loading sign never rests. The article takes 5\u00a0s.',
  'adaptive-polling.pollIntervalMs':
    'The interval right after news, when more news is likely. From here it grows with each empty answer, and comes back here with the next message. Half a second feels like a conversation; ten, like letters.',
  'conditional-polling.pollIntervalMs':
    'How often the page asks whether anything has changed. A “no” costs hardly any bytes, as it is a 304 without a body, yet still a request, a head and a round trip; staleness is that of any polling, half an interval on average. GitHub’s events tell their readers in a header how many seconds to wait.',
  growthFactor:
    'At 2 an interval of one second becomes 2, 4, 8, 16; at 1 it does not grow, and this is plain polling. The larger, the fewer empty answers, and the later the first message after a lull: at 2 it may wait for as long as the lull has lasted.',
  pollIntervalMaxMs:
    'The ceiling for the growing interval, and so the longest that a message may have to wait. After a long quiet the picture settles into polls that are this far apart.',
  pollIntervalJitterFraction:
    'With jitter clients that began together drift apart, and the server is asked evenly instead of all at once. Without it a thousand pages that a restart brought into step stay in step.',
  'ajax-polling.usesCursor':
    'Where the server answers at once: with a cursor an answer brings everything since the last one; without, only the newest message, and those before it are lost although nothing on the network failed. The article’s loop makes its own news and reads no cursor.',
  'adaptive-polling.usesCursor':
    'Matters here more than elsewhere: after a lull the interval is long, and several messages may come before the next poll. With a cursor they come together, late; without, all but the newest are lost.',
  usesCursor:
    'The number of the newest message that the client has, in each request. It turns the gap between an answer and the next request from a hole into a delay: what was published meanwhile comes with the next answer. It needs a server that keeps messages. iComet calls it seq, Consul index, BOSH rid.',
  clientTimeoutMs:
    'A poll that is not answered by then is given up: the arrow ends in a cross, its connection is closed, and the next request needs a new one. Against a server that answers at once it should be met only when something is wrong. jQuery’s own default is no timeout at all.',
  'ajax-long-polling.clientTimeoutMs':
    'The article gives up after 5\u00a0s, while its server may hold for longer: more than a quarter of its requests end so. Each costs a connection and leaves the server at work for nobody. Pull it above the server’s longest answer, and the aborted ones, the new connections and the orphan work vanish together. With jQuery the clock starts at the call, so waiting for a free connection counts.',
  'long-polling.clientTimeoutMs':
    'It is for networks that have died without a word, and should never be met otherwise: longer than the hold limit and a round trip. Drag it below the hold limit and watch: each hold now ends in a cross, a new connection and orphan work. iComet waits for 1.3 times the server’s limit, Faye for 1.2.',
  pauseMs:
    'RFC 6202 allows a client to wait before it asks again. Meanwhile messages collect, and come together in one answer: fewer requests and fewer heads, but the first of them is late by up to this. At 0 the next request follows in the moment of the answer.',
  reloadAfterMs:
    'The article reloads the frame a second after each tick, with the same address. If the first request has not been answered by then, the reload aborts it: the log’s red lines. Its answer takes 0.3\u00a0s, or at least 1.9, so two in three are killed by their own successor.',
  watchdogMs:
    'A script element has no timeout, so the page sets a timer of its own, and inserts the next script when nothing has come. The old request cannot be stopped: if its answer comes after all, its call is made too, and what it brings may be there twice. iComet takes 1.3 times the server’s hold limit.',
  hearsErrors:
    'Today’s browsers fire an error event when a script cannot be loaded; the page hears that something failed, never what. Older ones kept silent, and only the watchdog helped, half a minute later.',
  keepsScriptOrder:
    'Browsers once ran scripts in the order in which they were inserted, and the async attribute still lets a page ask for that. A script that has come waits for those before it: a publish behind a held poll is not executed until the poll returns. CometD’s server therefore answers the held poll for every message that comes in.',
} as const;
