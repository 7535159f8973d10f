import type { TransitSpan } from '../trace/spans';
import type { LaneIndex } from './lane-index';

/** TLS 1.3's last flight is in the segment of the first request, whose label says both, unless it is lost. */
export function leavesWithRequest({ content, direction, resentAtMs }: TransitSpan): boolean {
  return content === 'tls-finished' && direction === 'up' && resentAtMs.length === 0;
}

/** What is said of it before the request. */
export function finishedBefore({ id, connectionId }: TransitSpan, { transitById }: LaneIndex): string {
  const last = transitById.get(id - 1);
  // HTTP/2's preface is between them, in the same segment.
  const before = last?.content === 'http2-preface' ? transitById.get(id - 2) : last;
  return before?.connectionId === connectionId && leavesWithRequest(before) ? 'Finished + ' : '';
}
