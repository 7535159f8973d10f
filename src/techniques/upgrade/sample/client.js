/** Engine.IO's client, version 4. `onMessage(data)` gets each message, `onFailure(error)` each lost session. */
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
  let [failureCount, session, timer] = [0];
  const addressOf = (transport, sid) => `${url}?EIO=4&transport=${transport}${sid ? `&sid=${sid}` : ''}`;

  async function request(my, options) {
    const address = addressOf('polling', my.sid);
    const response = await fetch(address, { cache: 'no-store', signal: my.giveUp.signal, ...options });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return (await response.text()).split('\x1e'); // one packet or several
  }
  async function run() {
    const my = (session = { giveUp: new AbortController() });
    try {
      timer = timers.setTimeout(() => leave(my, 'no answer in time'), connectTimeoutMs);
      const [opened] = await request(my);
      Object.assign(my, JSON.parse(opened.slice(1))); // sid, upgrades, pingInterval, pingTimeout
      failureCount = 0;
      expectPing(my);
      openSocket(my);
      while (!my.isUpgraded) {
        const packets = await request(my); // the poll: held until there is something
        if (my.isPausing) my.isUpgraded = true;
        if (my.isUpgraded) my.socket.send('5'); // no poll is under way: from here on the socket carries it all
        packets.forEach((packet) => take(my, packet));
      }
    } catch (error) {
      leave(my, error);
    }
  }
  function openSocket(my) {
    my.socket = new WebSocket(addressOf('websocket', my.sid).replace(/^http/, 'ws'));
    my.socket.onopen = () => my.socket.send('2probe');
    my.socket.onmessage = ({ data }) => {
      my.isPausing ||= data === '3probe'; // it works: the poll under way is the last one
      take(my, data);
    };
    my.socket.onclose = () => {
      if (my.isUpgraded) leave(my, 'the socket has closed');
      my.isPausing = false; // where there is no socket, polling goes on
    };
  }
  function take(my, packet) {
    if (packet === '1') leave(my, 'closed by the server');
    if (packet[0] === '4') onMessage(packet.slice(1));
    if (packet !== '2') return;
    expectPing(my);
    if (my.isUpgraded) my.socket.send('3');
    else request(my, { method: 'POST', body: '3' }).catch((error) => leave(my, error));
  }
  function expectPing(my) {
    timers.clearTimeout(timer);
    timer = timers.setTimeout(() => leave(my, 'no ping in time'), my.pingInterval + my.pingTimeout);
  }
  function leave(my, error) {
    if (my.giveUp.signal.aborted) return; // once is enough
    stop(my);
    onFailure?.(error);
    const waitMs = Math.min(retryMaxMs, retryFirstMs * retryFactor ** failureCount++);
    timer = timers.setTimeout(run, Math.min(retryMaxMs, waitMs * (1 + retryJitterFraction * (2 * random() - 1))));
  }
  function stop(my = session) {
    timers.clearTimeout(timer);
    my.giveUp.abort();
    my.socket?.close();
  }
  run();
  return () => stop();
}
