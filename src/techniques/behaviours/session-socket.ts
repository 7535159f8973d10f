import { emit, setup } from 'xstate';
import type { HandlerFact, HandlerInput, HandlerWish, Signal } from '../../world/protocol';

/** How often the poll that is held is ended while the client waits to leave it. Source: engine.io, `socket.ts`. */
const FLUSH_INTERVAL_MS = 100;

function isSignal(fact: HandlerFact, signal: Signal): boolean {
  return fact.type === 'signal.arrived' && fact.signal === signal;
}

const socketSetup = setup({
  types: {
    input: {} as HandlerInput,
    context: {} as HandlerInput,
    events: {} as HandlerFact,
    emitted: {} as HandlerWish,
  },
  delays: {
    flushInterval: FLUSH_INTERVAL_MS,
    upgradeTimeout: ({ context }) => context.upgradeTimeoutMs ?? Infinity,
  },
  guards: {
    isProbe: ({ event }) => isSignal(event, 'probe'),
    isUpgrade: ({ event }) => isSignal(event, 'upgrade'),
  },
  actions: {
    openStream: emit({ type: 'stream.open' }),
    answerProbe: emit({ type: 'signal.send', signal: 'probe-answer' }),
    flushPoll: emit({ type: 'poll.flush' }),
    takeOver: emit({ type: 'session.upgrade' }),
    sendNews: emit({ type: 'chunk.send' }),
    sendPing: emit({ type: 'signal.send', signal: 'ping' }),
    endStream: emit({ type: 'stream.end' }),
  },
});

const leaving = socketSetup.createStateConfig({
  on: {
    'streams.close': { target: '#ended', actions: 'endStream' },
    'session.ended': { target: '#ended', actions: 'endStream' },
    'request.closed': '#abandoned',
  },
}).on;

/**
 * A WebSocket that is to take over a session from its polls: it answers the probe, ends the poll that is held, and at the
 * client's word carries the session. One that takes too long is closed, and the session is polled on.
 */
export const sessionSocketMachine = socketSetup.createMachine({
  id: 'session-socket',
  context: ({ input }) => input,
  initial: 'upgrading',
  entry: 'openStream',
  states: {
    upgrading: {
      initial: 'awaitingProbe',
      on: leaving,
      after: { upgradeTimeout: { target: '#ended', actions: 'endStream' } },
      states: {
        awaitingProbe: { on: { 'signal.arrived': { guard: 'isProbe', target: 'flushing', actions: 'answerProbe' } } },
        flushing: {
          on: { 'signal.arrived': { guard: 'isUpgrade', target: '#carrying', actions: 'takeOver' } },
          after: { flushInterval: { target: 'flushing', reenter: true, actions: 'flushPoll' } },
        },
      },
    },
    carrying: {
      id: 'carrying',
      on: { ...leaving, 'news.available': { actions: 'sendNews' }, 'ping.due': { actions: 'sendPing' } },
    },
    ended: { id: 'ended', type: 'final' },
    abandoned: { id: 'abandoned', type: 'final' },
  },
});
