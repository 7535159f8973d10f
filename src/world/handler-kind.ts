import type { HandlerKind } from '../trace/events';
import type { AskedOfServer, LaneCast } from './protocol';

/** Which server behaviour takes a request. What only brings something is answered at once, whoever holds the others. */
export function handlerKindFor(
  cast: LaneCast,
  params: Readonly<Record<string, unknown>>,
  request: AskedOfServer,
): HandlerKind {
  return request.kind === 'publish' && cast.session === undefined ? 'at-once' : cast.answeredBy(params, request);
}
