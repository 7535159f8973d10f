/**
 * `onMessage({ id, data })` gets each message, `onStatus` 'open', 'waiting' or 'closed'. Returns a function that closes
 * the stream for good.
 */
export function start({ url, onMessage, onStatus, EventSource = globalThis.EventSource }) {
  // The browser does the rest: it reads the stream, reconnects, and says with Last-Event-ID where it was.
  const source = new EventSource(url);

  source.onopen = () => onStatus?.('open');
  source.onmessage = (event) => onMessage({ id: event.lastEventId, data: event.data });
  source.onerror = () => {
    // A stream that broke off is asked for again after a while. But a status other than 200 or a wrong content type is
    // final: then this is the last event, and only the application could try again.
    onStatus?.(source.readyState === source.CLOSED ? 'closed' : 'waiting');
  };

  return () => {
    source.close();
    onStatus?.('closed');
  };
}
