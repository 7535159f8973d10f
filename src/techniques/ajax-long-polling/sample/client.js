/**
 * The article's fifth program: ask again whatever happens. `onMessage(text)` gets each answer, `onFailure(what)` each
 * 'timeout' and 'error'. The cursor is our addition, for a server that holds or answers at once. Returns a function
 * that stops asking.
 */
export function start({
  url,
  onMessage,
  onFailure,
  clientTimeoutMs = 5000,
  usesCursor = false,
  now = Date.now,
  XMLHttpRequest = globalThis.XMLHttpRequest,
}) {
  let cursor = 0;
  let isStopped = false;
  let request;

  function ask() {
    if (isStopped) return;
    request = new XMLHttpRequest();
    request.open('GET', `${url}?timed=${now()}${usesCursor ? `&since=${cursor}` : ''}`);
    // Counts from `send`, so a wait for a free connection is part of it. The server's loop may well take longer: its
    // answer then finds nobody, and the connection is gone. 0 means none.
    request.timeout = clientTimeoutMs ?? 0;
    request.onload = () => {
      if (request.status !== 200) return fail('error');
      if (usesCursor) cursor = JSON.parse(request.responseText).at(-1)?.id ?? cursor;
      onMessage(request.responseText);
      ask();
    };
    request.ontimeout = () => fail('timeout');
    request.onerror = () => fail('error');
    request.send();
  }

  /** The article makes no difference: it asks again at once. With the server down, as fast as it is refused. */
  function fail(what) {
    onFailure?.(what);
    ask();
  }

  ask();
  return () => {
    isStopped = true;
    request.abort();
  };
}
