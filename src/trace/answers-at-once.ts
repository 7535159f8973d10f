import type { HandlerKind } from './events';

/** Whether a request is answered as soon as it is taken up: what of it takes time is work, not waiting for news. */
export function answersAtOnce(handler: HandlerKind | null): boolean {
  return handler === 'at-once' || handler === 'conditional' || handler === 'session-open' || handler === 'policy';
}

/** Whether its answer goes on until someone ends it. */
export function isStream(handler: HandlerKind): boolean {
  return ['stream', 'limited-stream', 'socket', 'session-socket'].includes(handler);
}
