/** Names and one line of help for the metrics of the contract, by their ids. */
export const metrics = {
  requestCount: { label: 'Requests', help: 'Asked by the page so far; silent retries of the browser count once.' },
  requestsPerMessage: { label: 'Requests / message', help: 'Requests, divided by messages that arrived.' },
  emptyResponseFraction: { label: 'Empty answers', help: 'Share of the answers that brought no message.' },
  timedOutFraction: { label: 'Timed out', help: 'Share of the requests on which the client gave up by its timeout.' },
  abortedFraction: { label: 'Aborted', help: 'Share of the requests that were stopped by a later one.' },
  overtakenFraction: {
    label: 'Overtaken',
    help: 'Share of pairs of consecutive polls in which the later one was answered first.',
  },
  deliveredCount: { label: 'Delivered', help: 'Rings: messages that the page has. Those under way are not in it.' },
  lostCount: { label: 'Lost', help: 'Dashed rings: messages that will never reach the page.' },
  duplicateCount: { label: 'Duplicates', help: 'Messages that the page got again.' },
  stalenessMedianMs: {
    label: 'Staleness, median',
    help: 'From disc to ring: how old a message is when the page gets it. Half are older.',
  },
  stalenessP95Ms: {
    label: 'Staleness, 95th percentile',
    help: 'Nineteen messages of twenty are younger than this on arrival.',
  },
  stalenessMaxMs: { label: 'Staleness, maximum', help: 'From disc to ring: the oldest message when the page got it.' },
  headerBytes: { label: 'Headers and framing', help: 'Bytes on the wire that are not payload.' },
  payloadBytes: { label: 'Payload', help: 'Bytes of messages on the wire.' },
  overheadBytesPerMessage: {
    label: 'Overhead / message',
    help: 'All bytes on the wire that are no message, divided by messages that arrived.',
  },
  connectionsOpenedCount: {
    label: 'Connections opened',
    help: 'Each costs a round trip before the first byte, and with TLS one or two more.',
  },
  connectionsHeldMean: {
    label: 'Connections held',
    help: 'Connections that the browser has open, on average over time.',
  },
  workersBusyMean: {
    label: 'Busy workers, mean',
    help: 'Bars at the server: requests that it works on or holds at once, on average over time.',
  },
  workersBusyMax: { label: 'Busy workers, most', help: 'Bars at the server: the most at any one moment.' },
  orphanWorkMs: {
    label: 'Orphan work',
    help: 'The pale ends of bars: time the server spent on requests that had been given up.',
  },
  uplinkSentCount: { label: 'To the server: messages', help: 'What the pages had to say to the server.' },
  uplinkReceivedCount: {
    label: 'To the server: received',
    help: 'Messages that the server’s program has had, each counted once.',
  },
  uplinkLostCount: {
    label: 'To the server: lost',
    help: 'Messages that will never come: their request failed, or their connection was gone.',
  },
  uplinkDelayMedianMs: {
    label: 'To the server: delay, median',
    help: 'From the moment at which the page had it to the server’s program, waits for a connection included.',
  },
  uplinkDelayMaxMs: { label: 'To the server: delay, most', help: 'The same, for the slowest one.' },
  uplinkBytes: {
    label: 'To the server: bytes',
    help: 'All bytes of the requests and frames that bring them, and of the answers to requests of their own.',
  },
} as const;
