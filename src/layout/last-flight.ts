import type { TransitSpan } from '../trace/spans';
import type { LaneIndex } from './lane-index';

/** TLS 1.3's last flight is in the segment of the first request, whose label says both, unless it is lost. */
export function leavesWithRequest({ content, direction, resentAtMs }: TransitSpan): boolean {
  return content === 'tls-finished' && direction === 'up' && resentAtMs.length === 0;
}

/** What is said of it before the request. */
export function finishedBefore({ id, connectionId }: TransitSpan, { transitById }: LaneIndex): string {
  const before = transitById.get(id - 1);
  return before?.connectionId === connectionId && leavesWithRequest(before) ? 'Finished + ' : '';
}
