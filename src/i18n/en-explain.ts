import { grouped } from './grouped';

/**
 * What is going on now, in words: first what matters most, at its own moment, then a sentence for each lane.
 * `name` is the lane's name, durations and moments come in as text.
 */
export const explain = {
  /** The moment, then a sentence that begins in lower case where it may. */
  at: (moment: string, sentence: string) => `At ${moment} ${sentence}`,
  joinSentences: (sentences: readonly string[]) => sentences.join(' '),
  /** Sentences of one moment, as one. */
  joinClauses: (sentences: readonly string[]) =>
    sentences.map((sentence) => sentence.replace(/\.$/, '')).join('; ') + '.',
  /** A technique's name in the middle of a sentence. */
  inText: (name: string) => {
    if (/^(Ajax|Flash|JSONP|Web|XHR)/.test(name)) return name;
    const article = /^(Single|Recursive)/.test(name) ? 'the ' : name.startsWith('An ') ? 'the page with ' : '';
    return article + name.charAt(0).toLowerCase() + name.slice(1);
  },
  /** A lane, at one of several clients. */
  atClient: (name: string, client: number) => `${name} at client ${grouped(client)}`,
  /** A lane, in one of several tabs. */
  inTab: (name: string, tab: number) => `${name} in tab ${tab}`,
  message: (id: number) => `message ${id}`,
  /** `ids` as `3–5, 9`. */
  messages: (ids: string) => `messages ${ids}`,
  messageOf: (id: number, name: string) => `message ${id} of ${name}`,
  lane: {
    opening: (name: string) => `${name}: opening a connection.`,
    queued: (name: string) => `${name}: its request waits in the browser for a free connection.`,
    queuedForStream: (name: string) => `${name}: its request waits in the browser for its turn on the connection.`,
    behindTabs: (name: string, tabCount: number) =>
      `${name}: its request waits in the browser, whose connections ${tabCount === 1 ? 'another tab has' : `${tabCount} other tabs have`}.`,
    asking: (name: string) => `${name}: its request is on the way.`,
    atServer: (name: string) => `${name}: its request has just reached the server.`,
    working: (name: string, duration: string) => `${name}: the server has been busy with its request for ${duration}.`,
    held: (name: string, duration: string) => `${name}: the server has held its request open for ${duration}.`,
    backlogged: (name: string, duration: string) =>
      `${name}: its request has waited for ${duration} to be taken up by the server.`,
    proxied: (name: string, duration: string) =>
      `${name}: its request has waited for ${duration} at the proxy, whose connections to the server are all in use.`,
    withheld: (name: string, bytes: string) =>
      `${name}: the proxy keeps back ${bytes} of its stream until its buffer is full.`,
    givenUp: (name: string, status: number) =>
      `${name}: the proxy has given its request up; a ${status} is on the way.`,
    stripped: (name: string) => `${name}: the proxy left Upgrade out of its handshake; a 426 is on the way.`,
    swallowed: (name: string, port: number) =>
      `${name}: a firewall swallows what goes to port ${port}; nobody says so, and it waits.`,
    policyComing: (name: string) => `${name}: the policy file is on the way.`,
    answering: (name: string) => `${name}: an answer is on the way.`,
    emptyAnswering: (name: string) => `${name}: an empty answer is on the way.`,
    failing: (name: string) => `${name}: its request has failed; the news of that is on its way.`,
    idle: (name: string, duration: string) => `${name}: idle, the next request in ${duration}.`,
    idleBeside: (name: string, duration: string, count: number) =>
      `${name}: ${grouped(count)} ${count === 1 ? 'request' : 'requests'} will never be answered; the next in ${duration}.`,
    unread: (name: string, moment: string) => `${name}: an answer lies in the iframe, unread until ${moment}.`,
    retrying: (name: string, duration: string) => `${name}: failed, the next try in ${duration}.`,
    reopening: (name: string, duration: string) => `${name}: disconnected, the next try in ${duration}.`,
    connecting: (name: string) => `${name}: connecting.`,
    listening: (name: string) => `${name}: connected, listening.`,
    growing: (name: string, bytes: string) => `${name}: connected, listening; the open response has grown to ${bytes}.`,
    keptBack: (name: string) => `${name}: connected; the browser keeps back what comes until there is more of it.`,
    pushing: (name: string) => `${name}: a message is on the way.`,
    closing: (name: string) => `${name}: its connection is being closed.`,
    deaf: (name: string) => `${name}: cut off; the news of that is on its way.`,
    stuck: (name: string) => `${name}: no more requests in this run.`,
    overlapping: (name: string, count: number) => `${name}: ${grouped(count)} requests are under way at once.`,
    overlappingQueued: (name: string, sentCount: number, queuedCount: number) =>
      `${name}: ${grouped(sentCount)} under way, ${grouped(queuedCount)} waiting in the browser for a connection.`,
    unanswered: (name: string) => `${name}: no answer will come; only the timeout can tell.`,
    ignored: (name: string) => `${name}: the server has its request and will never answer it.`,
    closed: (name: string) => `${name}: closed for good.`,
  },
  /** Those published after the one that is told of, which wait as it does. */
  andLater: (count: number) => (count === 1 ? ', nor has a later one' : `, nor have ${grouped(count)} later ones`),
  others: (count: number) => `And ${grouped(count)} more.`,
  outage: (moment: string) => `Since ${moment} the network is down.`,
  serverDown: (moment: string) => `Since ${moment} the server is down.`,
  lull: {
    'server-stall': (moment: string) => `Since ${moment} the server does nothing: what arrives waits.`,
    slowdown: (moment: string) => `Since ${moment} the server is slow.`,
    'tab-hiding': (moment: string) => `Since ${moment} the tab is hidden: its timers are throttled.`,
    sleep: (moment: string) => `Since ${moment} the computer of the client is asleep.`,
  },
  event: {
    lost: (message: string, name: string, reason: string) => `${message} was lost for ${name}: ${reason}.`,
    lostSince: (message: string, name: string, reason: string, moment: string) =>
      `${message} was lost for ${name}: ${reason} (since ${moment}).`,
    lostForAll: (message: string, reason: string) => `${message} was lost for all: ${reason}.`,
    uplinkLost: (id: number, name: string, reason: string) =>
      `message ${id} from ${name} to the server was lost: ${reason}.`,
    duplicate: (message: string, name: string) => `${message} came again to ${name}.`,
    timeout: (request: number, name: string, after: string) =>
      `request ${request} of ${name} timed out, after ${after}.`,
    networkError: (request: number, name: string) => `request ${request} of ${name} met a network error.`,
    aborted: (request: number, name: string) => `request ${request} of ${name} was aborted by the page.`,
    httpError: (request: number, name: string, status: number) =>
      `request ${request} of ${name} was answered with an error, ${status}.`,
    proxyGaveUp: (request: number, name: string, status: number) =>
      `request ${request} of ${name} was given up by the proxy, which answered ${status}.`,
    proxyEnded: (name: string) =>
      `the proxy had ended the connection of ${name}, as it heard nothing more from the server.`,
    stripped: (name: string) =>
      `${name} could not be opened: the proxy had left Upgrade out of the handshake, and the server answered 426.`,
    notHttp: (name: string) => `${name} could not be opened: the proxy takes nothing but HTTP.`,
    overtaken: (later: number, earlier: number, name: string) =>
      `request ${later} of ${name} was answered before request ${earlier}: overtaken.`,
    unanswerable: (requestId: number, name: string) =>
      `what was to answer request ${requestId} of ${name} was dropped: it will never come.`,
    disconnected: (name: string) => `the connection of ${name} was closed.`,
    streamEnded: (name: string) => `the server had ended the stream of ${name}.`,
  },
  news: {
    published: (message: string) => `${message} is published.`,
    /** `later`: `andLater`, or empty. */
    waiting: (message: string, age: string, names: string, later: string) =>
      `${message}, published ${age} ago, has not reached ${names} yet${later}.`,
    waitingForAll: (message: string, age: string, later: string) =>
      `${message}, published ${age} ago, has reached nobody yet${later}.`,
    waitingForMany: (message: string, age: string, count: number, total: number, later: string) =>
      `${message}, published ${age} ago, has not reached ${grouped(count)} of ${grouped(total)} yet${later}.`,
    unread: (message: string) => `${message} arrived in the iframe, where it lies unread.`,
    blocked: (message: string) => `${message} arrived, but its script has to wait until an older one has run.`,
    keptBack: (message: string) => `${message} has come, but the browser has not given it to the page yet.`,
    keptAtProxy: (message: string) => `${message} came to the proxy, which keeps it back until its buffer is full.`,
    delivered: (message: string, name: string, age: string) =>
      `${message} reached ${name}, ${age} after it was published.`,
    deliveredToAll: (message: string, name: string, age: string) =>
      `${message} reached ${name}, the last to get it, ${age} after it was published.`,
    batchDelivered: (messages: string, name: string, age: string) =>
      `${messages} reached ${name}, the oldest ${age} after it was published.`,
    batchDeliveredToAll: (messages: string, name: string, age: string) =>
      `${messages} reached ${name}, the last to get them, the oldest ${age} after it was published.`,
    /** Whom it reached, where those are too many to be named. */
    all: 'all',
    someOf: (count: number, total: number) => `${grouped(count)} of ${grouped(total)}`,
    /** After "no message", where others get messages of their own. */
    forPage: (client: string | null, tab: string | null) =>
      tab === null ? ` for client ${client}` : ` for tab ${tab}${client === null ? '' : ` of client ${client}`}`,
    first: (forWhom: string, duration: string) =>
      `no message${forWhom} is published yet; the first comes in ${duration}.`,
    none: (forWhom: string) => `No message${forWhom} is published in this run.`,
    noneSince: (forWhom: string, moment: string) => `No message${forWhom} has been published since ${moment}.`,
  },
  end: 'This far the run is drawn; play goes on from here.',
} as const;
