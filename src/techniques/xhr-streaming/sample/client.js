/** `onMessage({ id, data })` gets each message, `onFailure(error)` each failure. The function returned stops it all. */
export function start({
  url,
  onMessage,
  onFailure,
  usesCursor = true,
  retryFirstMs = 1000,
  retryFactor = 2,
  retryMaxMs = 30_000,
  retryJitterFraction = 0.5,
  random = Math.random,
  timers = globalThis,
  XMLHttpRequest = globalThis.XMLHttpRequest,
}) {
  let cursor = 0;
  let failureCount = 0;
  let request;
  let waiting;

  function ask() {
    let readLength = 0; // of the text, which keeps all that has come
    request = new XMLHttpRequest();
    request.open('GET', usesCursor ? `${url}?since=${cursor}` : url);
    request.onprogress = read; // readyState is 3: there is more to come
    request.onload = () => {
      if (request.status !== 200) return retryLater(`status ${request.status}`);
      read();
      ask(); // the server has ended it, so that the text begins anew
    };
    request.onerror = () => retryLater('network error');
    request.send();

    function read() {
      if (request.status !== 200) return; // the text of an error page is no news
      failureCount = 0;
      // What has come may end in the middle of a line; an empty line only shows life.
      const end = request.responseText.lastIndexOf('\n') + 1;
      const lines = request.responseText.slice(readLength, end).split('\n');
      readLength = end;
      for (const line of lines.filter((each) => each.trim() !== '')) {
        const message = JSON.parse(line);
        cursor = message.id;
        onMessage(message);
      }
    }
  }

  function retryLater(error) {
    onFailure?.(error);
    const waitMs = Math.min(retryMaxMs, retryFirstMs * retryFactor ** failureCount++);
    // Chance moves it a little, either way, so that clients cut off together do not come back together.
    const spreadMs = Math.min(retryMaxMs, waitMs * (1 + retryJitterFraction * (2 * random() - 1)));
    waiting = timers.setTimeout(ask, spreadMs);
  }

  ask();
  return () => (timers.clearTimeout(waiting), request.abort());
}
