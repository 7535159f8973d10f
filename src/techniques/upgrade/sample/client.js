/** One session, from its opening to its end, which `onClose(error)` tells once. Returns what ends it. */
function openSession({ url, onOpen, onMessage, onClose, connectTimeoutMs, timers, fetch, WebSocket }) {
  const giveUp = new AbortController();
  let [sid, deadMs, socket, isPausing, isUpgraded] = ['', 0, undefined, false, false];
  let deadline = timers.setTimeout(() => leave('no answer in time'), connectTimeoutMs);
  const addressOf = (transport) => `${url}?EIO=4&transport=${transport}${sid ? `&sid=${sid}` : ''}`;

  async function request(options) {
    const response = await fetch(addressOf('polling'), { cache: 'no-store', signal: giveUp.signal, ...options });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return (await response.text()).split('\x1e'); // one packet or several
  }
  async function run() {
    const [opened] = await request();
    const { pingInterval, pingTimeout, ...rest } = JSON.parse(opened.slice(1));
    [sid, deadMs] = [rest.sid, pingInterval + pingTimeout];
    onOpen();
    expectPing();
    openSocket();
    while (!isUpgraded) {
      const packets = await request(); // the poll: held until there is something
      isUpgraded = isPausing;
      if (isUpgraded) socket.send('5'); // no poll is under way: from here on the socket carries it all
      packets.forEach(take);
    }
  }
  function openSocket() {
    socket = new WebSocket(addressOf('websocket').replace(/^http/, 'ws'));
    socket.onopen = () => socket.send('2probe');
    socket.onmessage = ({ data }) => {
      isPausing ||= data === '3probe'; // it works: the poll under way is the last one
      take(data);
    };
    socket.onclose = () => {
      if (isUpgraded) leave('the socket has closed');
      isPausing = false; // where there is no socket, polling goes on
    };
  }
  function take(packet) {
    if (packet === '1') leave('closed by the server');
    if (packet[0] === '4') onMessage(packet.slice(1));
    if (packet !== '2') return;
    expectPing();
    if (isUpgraded) socket.send('3');
    else request({ method: 'POST', body: '3' }).catch(leave);
  }
  function expectPing() {
    timers.clearTimeout(deadline);
    deadline = timers.setTimeout(() => leave('no ping in time'), deadMs);
  }
  function leave(error) {
    if (giveUp.signal.aborted) return; // once is enough
    timers.clearTimeout(deadline);
    giveUp.abort();
    socket?.close();
    onClose(error);
  }
  run().catch(leave);
  return leave;
}

/** Engine.IO's client, version 4. `onMessage(data)` gets each message, `onFailure(error)` each end of a session. */
export function start({
  url,
  onMessage,
  onFailure,
  connectTimeoutMs = 20_000,
  retryFirstMs = 1000,
  retryFactor = 2,
  retryMaxMs = 5000,
  retryJitterFraction = 0.5,
  random = Math.random,
  timers = globalThis,
  fetch = globalThis.fetch,
  WebSocket = globalThis.WebSocket,
}) {
  let [failureCount, isStopped, waiting, leave] = [0, false];
  const onOpen = () => (failureCount = 0);

  function open() {
    leave = openSession({ url, onOpen, onMessage, onClose, connectTimeoutMs, timers, fetch, WebSocket });
  }
  function onClose(error) {
    if (isStopped) return;
    onFailure?.(error);
    const waitMs = Math.min(retryMaxMs, retryFirstMs * retryFactor ** failureCount++);
    // Chance moves it a little, either way, so that clients cut off together do not come back together.
    const spreadMs = Math.min(retryMaxMs, waitMs * (1 + retryJitterFraction * (2 * random() - 1)));
    waiting = timers.setTimeout(open, spreadMs);
  }
  open();
  return () => {
    isStopped = true;
    timers.clearTimeout(waiting);
    leave('stopped');
  };
}
