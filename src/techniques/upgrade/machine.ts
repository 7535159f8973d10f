import { assign, cancel, emit, raise, setup } from 'xstate';
import type { ClientFact, ClientWish, Signal } from '../../world/protocol';
import { failedOnce, retryDelayMs, type Backoff } from '../backoff';
import { messagesIn, paramsAfter } from '../facts';
import type { UpgradeParams } from './params';

interface Context extends Backoff {
  readonly params: UpgradeParams;
  readonly session: number | null;
}

type Fact = ClientFact<UpgradeParams> | { readonly type: 'deadline.due' };

/** Whether a fact brings this signal: a poll's answer may bring several, a frame is one. */
function brings(fact: Fact, signal: Signal): boolean {
  if (fact.type === 'signal.arrived') return fact.signal === signal;
  return fact.type === 'response.arrived' && (fact.signals ?? []).includes(signal);
}

const upgradeSetup = setup({
  types: {
    input: {} as UpgradeParams,
    context: {} as Context,
    events: {} as Fact,
    emitted: {} as ClientWish,
  },
  delays: {
    connectTimeout: ({ context }) => context.params.connectTimeoutMs,
    pingDeadline: ({ context }) => context.params.pingIntervalMs + context.params.pingTimeoutMs,
    retryDelay: ({ context }) => retryDelayMs(context),
  },
  guards: {
    bringsClose: ({ event }) => brings(event, 'close'),
    bringsPing: ({ event }) => brings(event, 'ping'),
    bringsProbeAnswer: ({ event }) => brings(event, 'probe-answer'),
    // Not that of the POST which brought a pong.
    isPoll: ({ event }) => event.type === 'response.arrived' && event.name === 'poll',
  },
  actions: {
    openSession: emit({ type: 'request.send', name: 'session', kind: 'poll', cursor: null }),
    giveUpOpening: emit({ type: 'request.abort', name: 'session', reason: 'client-timeout' }),
    noteSession: assign(({ context, event }) => ({
      session: event.type === 'response.arrived' ? (event.session ?? null) : context.session,
      failureCount: 0,
    })),
    poll: emit(({ context: { session } }): ClientWish => ({
      type: 'request.send',
      name: 'poll',
      kind: 'poll',
      cursor: null,
      session,
    })),
    postPong: emit(({ context: { session } }): ClientWish => ({
      type: 'request.send',
      name: 'pong',
      kind: 'publish',
      cursor: null,
      session,
      signals: ['pong'],
    })),
    openSocket: emit(({ context: { session } }): ClientWish => ({ type: 'socket.open', session })),
    sendProbe: emit({ type: 'socket.send', signal: 'probe' }),
    sendUpgrade: emit({ type: 'socket.send', signal: 'upgrade' }),
    sendPong: emit({ type: 'socket.send', signal: 'pong' }),
    leaveSession: emit({ type: 'request.abort', name: 'poll', reason: 'superseded' }),
    closeSocket: emit({ type: 'socket.close' }),
    // The server pings; a client that misses a ping takes the connection for dead.
    expectPing: raise({ type: 'deadline.due' }, { delay: 'pingDeadline', id: 'ping' }),
    expectNoPing: cancel('ping'),
    deliverMessages: emit(({ event }): ClientWish => ({ type: 'messages.deliver', messages: messagesIn(event) })),
    noteFailure: assign(({ context, event }) => failedOnce(context, event)),
    adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
  },
});

/** What a poll's answer leads to while polls go on. */
const pollingOn = upgradeSetup.createStateConfig({
  on: {
    'response.arrived': [
      { guard: 'bringsClose', target: '#backingOff', actions: ['deliverMessages', 'noteFailure'] },
      { guard: 'bringsPing', actions: ['deliverMessages', 'expectPing', 'postPong', 'poll'] },
      { guard: 'isPoll', actions: ['deliverMessages', 'poll'] },
    ],
  },
}).on;

/**
 * Engine.IO's client: it polls from the first moment and opens a WebSocket beside the poll. When a probe has come back
 * on it, the poll under way is let end, no other is sent, and the socket takes over. Where there is no socket to be had,
 * it polls on.
 */
export const upgradeMachine = upgradeSetup.createMachine({
  id: 'upgrade',
  context: ({ input }) => ({ params: input, session: null, failureCount: 0, random01: 0 }),
  initial: 'opening',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    opening: {
      entry: 'openSession',
      on: {
        'response.arrived': { target: 'connected', actions: 'noteSession' },
        'response.failed': { target: 'backingOff', actions: 'noteFailure' },
      },
      after: { connectTimeout: { actions: 'giveUpOpening' } },
    },
    connected: {
      entry: ['expectPing', 'poll', 'openSocket'],
      exit: ['expectNoPing', 'leaveSession', 'closeSocket'],
      initial: 'connectingSocket',
      on: {
        'response.failed': { target: 'backingOff', actions: 'noteFailure' },
        'deadline.due': { target: 'backingOff', actions: 'noteFailure' },
      },
      states: {
        connectingSocket: {
          on: {
            ...pollingOn,
            'socket.opened': { target: 'probing', actions: 'sendProbe' },
            'socket.closed': 'polling',
          },
        },
        probing: {
          on: {
            ...pollingOn,
            'signal.arrived': { guard: 'bringsProbeAnswer', target: 'pausing' },
            'socket.closed': 'polling',
          },
        },
        pausing: {
          on: {
            'response.arrived': [
              { guard: 'bringsClose', target: '#backingOff', actions: ['deliverMessages', 'noteFailure'] },
              {
                guard: 'bringsPing',
                target: 'upgraded',
                actions: ['deliverMessages', 'expectPing', 'sendUpgrade', 'sendPong'],
              },
              { guard: 'isPoll', target: 'upgraded', actions: ['deliverMessages', 'sendUpgrade'] },
            ],
            'socket.closed': 'polling',
          },
        },
        upgraded: {
          on: {
            'frame.arrived': { actions: 'deliverMessages' },
            'signal.arrived': { guard: 'bringsPing', actions: ['expectPing', 'sendPong'] },
            'socket.closed': { target: '#backingOff', actions: 'noteFailure' },
          },
        },
        polling: { on: pollingOn },
      },
    },
    backingOff: { id: 'backingOff', after: { retryDelay: 'opening' } },
  },
});
