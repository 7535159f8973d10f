import { isStream } from '../trace/answers-at-once';
import type { RequestHandler } from './request-handler';
import type { SuspendableTime } from './suspendable-time';

/**
 * The intervention `close-streams`: every stream and socket is ended in good order, one after the other over so long;
 * those that are opened meanwhile stay.
 */
export function closeStreams(handlers: ReadonlySet<RequestHandler>, serverTime: SuspendableTime, overMs: number): void {
  const open = [...handlers].filter(({ kind }) => isStream(kind));
  open.forEach((handler, place) => {
    const close = () => {
      if (handlers.has(handler)) handler.tell({ type: 'streams.close' });
    };
    if (overMs === 0) close();
    else serverTime.schedule((overMs * place) / open.length, 'close of one stream', close);
  });
}
