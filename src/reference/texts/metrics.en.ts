/** What each number tells, and what moves it. */
export const metrics = {
  requestCount:
    'What the page has asked, answered or not. With polling it goes by the clock alone; with long polling by the news, as long as those are rare; with a stream or a socket it stays at one until something breaks.',
  requestsPerMessage:
    'What a message costs in requests. Polling every 3\u00a0s for one message a minute makes twenty of them; long polling one or so; below one, several messages have shared an answer. It may be above 1: it is a ratio, no share.',
  emptyResponseFraction:
    'Answers that were asked for and brought nothing. For polling with period T and random messages at rate λ it is e to the minus λT: at one message a minute and 3\u00a0s, 95\u00a0% of all answers are empty. The heartbeat of a long poll counts too, and is the price of knowing that the line is alive.',
  timedOutFraction:
    'Requests on which the client lost patience. In a healthy run it is 0. In the article’s fifth program it is 0.27, since its timeout of 5\u00a0s is shorter than one in four of its server’s answers.',
  abortedFraction:
    'Requests that were stopped by a later one: the single iframe’s own doing, which sends its frame elsewhere before the answer has come. The article’s picture of it shows them in red.',
  overtakenFraction:
    'Of two polls in a row the later one was answered first. It needs two connections and answers of unequal length: with the article’s first program it is 0.26. What shows answers as they come shows old news after new ones then.',
  deliveredCount:
    'Messages that the page has, each counted once. What is still under way is in neither this nor the lost; at the end of a run there is always some.',
  lostCount:
    'Messages that will never arrive, and it is known: nobody listened and nobody kept them, or the connection died with them. Turn on the cursor and the server’s queue to see which techniques need no luck.',
  duplicateCount:
    'Messages that the page had already. A retry after a lost answer, a late script behind a watchdog, a frame that is read twice. A page that looks at ids can throw them away; one that appends to a log cannot.',
  stalenessMedianMs:
    'The age of a message on arrival, in the middle of all. For polling half an interval and one transit; for a push one transit; for a long poll between one and two on average. Vertical distance from disc to ring: you can see it.',
  stalenessP95Ms:
    'What nineteen of twenty messages stay below: here retries, lost packets and full intervals show, which the median forgives. People remember this number, not the middle one.',
  stalenessMaxMs:
    'The worst of all. A long poll’s worst without any fault is three transits: the answer that it just missed, the next request, its answer. An outage, a hidden tab or a grown interval shows here first.',
  headerBytes:
    'Heads of requests and answers, chunk sizes, frame headers, TLS handshakes. Some 700 to 800\u00a0bytes for the head of a request were common when SPDY was designed; a WebSocket frame has 2 to 14.',
  payloadBytes:
    'The messages themselves, as often as they were on the wire: what is sent twice counts twice. Neither much nor little of it is good by itself.',
  overheadBytesPerMessage:
    'Everything on the wire that is no message, for each message that arrived. In the published table of the Quantum Leap it is 871\u00a0bytes for a poll and 2 for a WebSocket frame; empty polls make the real figure worse, and rare messages much worse.',
  connectionsOpenedCount:
    'Each new connection is a round trip before the first byte, two or three with TLS. It grows with every abort and timeout, and with each poll that comes after the keep-alive has run out.',
  connectionsHeldMean:
    'What a client keeps open, on average. One for a long poll, a stream or a socket; up to six where polls overlap. A server has room for thousands of them, a proxy perhaps not.',
  workersBusyMean:
    'How much of the server this costs. For plain polling it is the rate of requests times their length; for long polling with a thread per request nearly the number of clients. In an event loop what is held counts only while it is computed.',
  workersBusyMax:
    'The moment that decides whether the workers suffice: beyond their number requests wait, beyond the backlog they are turned away. Bursts and restarts make this number, not the average.',
  orphanWorkMs:
    'Time in which the server worked for somebody who had gone. Nothing on the client shows it, but it fills workers all the same: the article’s fifth program keeps more than one thread busy for each tab.',
  uplinkSentCount:
    'What the pages had to say, whether it came or not. It is the same for all lanes, so that they can be compared.',
  uplinkReceivedCount:
    'What the server’s program has had. Less than what was said means that some is under way, or lost; a message that was sent again and came twice counts once.',
  uplinkLostCount:
    'What will never come: the request that carried it failed, or the socket was gone. A chat shows “not sent” beside it and lets the reader try again.',
  uplinkDelayMedianMs:
    'From the wish to say something to the server’s program. One way through the network on an open socket; a handshake more on a new connection; longer still where six requests are under way already.',
  uplinkDelayMaxMs: 'The slowest one: usually that which had to wait for a connection, or for a socket to open again.',
  uplinkBytes:
    'Heads make the difference: a request of its own costs some hundred bytes each way for a line of twenty, a frame costs half a dozen.',
} as const;
