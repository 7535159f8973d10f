import type { Scenario } from '../scenario/schema';
import type { TransitSpan } from '../trace/spans';
import { readHttp2Parts } from './http2-parts';
import { readWireParts, type WirePart } from './wire-parts';
import { spokenIn, writerOf, type WrittenRun } from './wire-writer';

/** What was on the wire, part by part, in the version of HTTP that its connection speaks; empty for the packets of TCP and TLS. */
export function partsOfTransit(transit: TransitSpan, run: WrittenRun, scenario: Scenario): readonly WirePart[] {
  const bytes = writerOf(run, scenario).bytesOf(transit);
  const spoken = spokenIn(run.lane);
  const connection = run.spans.connections.find(({ id }) => id === transit.connectionId);
  if (connection?.httpVersion === '2')
    return readHttp2Parts(transit, bytes, { spoken, scheme: connection.tls === null ? 'http' : 'https' });
  return bytes === null ? [] : readWireParts(transit.content, bytes, spoken);
}
