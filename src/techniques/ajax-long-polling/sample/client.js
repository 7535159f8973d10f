/**
 * The article's fifth program: ask again whatever happens. `onMessage(text)` gets each answer, `onFailure(what)` each
 * 'timeout' and 'error'. Returns a function that stops asking.
 */
export function start({
  url,
  onMessage,
  onFailure,
  clientTimeoutMs = 5000,
  now = Date.now,
  XMLHttpRequest = globalThis.XMLHttpRequest,
}) {
  let isStopped = false;
  let request;

  function ask() {
    if (isStopped) return;
    request = new XMLHttpRequest();
    request.open('GET', `${url}?timed=${now()}`);
    // Counts from `send`, so a wait for a free connection is part of it. The server's loop may well take longer: its
    // answer then finds nobody, and the connection is gone. 0 means none.
    request.timeout = clientTimeoutMs ?? 0;
    request.onload = () => {
      if (request.status === 200) onMessage(request.responseText);
      else onFailure?.('error');
      ask();
    };
    // At once in all cases, as the article has it. With the server down, this asks as fast as it is refused.
    request.ontimeout = () => {
      onFailure?.('timeout');
      ask();
    };
    request.onerror = () => {
      onFailure?.('error');
      ask();
    };
    request.send();
  }

  ask();
  return () => {
    isStopped = true;
    request.abort();
  };
}
