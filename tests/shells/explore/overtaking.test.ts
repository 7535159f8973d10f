import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/simulate';
import { buildSpans } from '../../../src/trace/build-spans';
import { must } from '../../../src/core/assert';
import { presets } from '../../support/presets';
import { parsed } from '../../support/scenarios';

const [socket, streams, datagrams] = simulate(parsed(presets.overtaking)).lanes.map((trace) => buildSpans(trace));
type Spans = ReturnType<typeof buildSpans>;

/** Message 5 is lost in each lane, and 6 to 8 are published before a socket has it. */
const arrivals = (spans: Spans | undefined) =>
  [5, 6, 7, 8].map((id) => must(spans, 'a lane').messages.find((message) => message.id === id)?.deliveries[0]?.atMs);

describe('the scene overtaking', () => {
  it('lets all that is behind a lost packet wait on a socket', () => {
    expect(arrivals(socket)).toEqual([3220, 3220, 3220, 3220]);
  });

  it('lets only its own message wait on streams', () => {
    expect(arrivals(streams)).toEqual([2100 + 745 + 120, 2520, 2820, 3120]);
  });

  it('loses it for good in a datagram, and nobody waits', () => {
    expect(arrivals(datagrams)).toEqual([undefined, 2520, 2820, 3120]);
  });
});
