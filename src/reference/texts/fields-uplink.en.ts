/** What pages say to the server. */
export const uplinkFields = {
  'uplink.kind':
    'Chat goes both ways. A socket sends what the page says in a frame at once; where there is only HTTP, a second request goes out beside the one that is held, and waits if all connections are taken. In an hour of reading nobody writes, so it is off at first.',
  'uplink.timesMs':
    'The moments themselves, one after another: for showing one press of the Send button and what it sets off.',
  'uplink.periodMs':
    'From one message to the next. The shorter it is, the more a second request for each costs beside a frame of a few bytes.',
  'uplink.firstMs': 'Moves the whole row against the clock of the polls.',
  'uplink.perSecond':
    'How many messages each client sends on average, at moments that know nothing of each other. One person types about one in ten seconds; a game sends twenty in one.',
  'uplink.everyMs': 'From the beginning of one burst to the next.',
  'uplink.count':
    'How many messages come in one burst. Each may need a request of its own: six at a time have a connection, the rest wait in the browser.',
  'uplink.withinMs': 'How much time a burst takes. At 0 all are said at one moment, in order.',
  'uplink.payloadBytes':
    'What the message itself weighs. A POST carries some hundred bytes of head beside it, a WebSocket frame 6 to 14.',
} as const;
