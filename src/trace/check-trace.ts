import type { Trace, TraceEvent } from './events';
import { connectionLaw } from './laws/connection-law';
import { http2Law } from './laws/http2-law';
import type { CheckedWorld, Law, MakeLaw } from './laws/law';
import { machineLaw } from './laws/machine-law';
import { messageLaw } from './laws/message-law';
import { checkOrder } from './laws/order-law';
import { proxyLaw } from './laws/proxy-law';
import { requestLaw } from './laws/request-law';
import { stopLaw } from './laws/stop-law';
import { tlsLaw } from './laws/tls-law';
import { transitLaw } from './laws/transit-law';
import { uplinkLaw } from './laws/uplink-law';
import { workLaw } from './laws/work-law';

const LAWS: readonly MakeLaw[] = [
  connectionLaw,
  tlsLaw,
  http2Law,
  transitLaw,
  requestLaw,
  proxyLaw,
  workLaw,
  messageLaw,
  uplinkLaw,
  machineLaw,
  stopLaw,
];

/** A broken run breaks many laws at once; the first faults are the telling ones. */
const FAULTS_MAX = 100;

/**
 * The faults of a trace, each a sentence with the event's sequence, time and ids; empty when it is sound. It judges from
 * the events alone and never throws, whatever they say. O(n). At most 100 faults, then a line with the number of others.
 */
export function checkTrace(trace: Trace, world: CheckedWorld): string[] {
  const faults: string[] = [];
  let untoldCount = 0;
  const report = (event: TraceEvent, fault: string): void => {
    if (faults.length < FAULTS_MAX) faults.push(`#${event.sequence} ${event.kind} at ${event.atMs} ms: ${fault}`);
    else untoldCount++;
  };
  checkOrder(trace, report);
  const laws = LAWS.map((makeLaw) => makeLaw({ trace, world, report }));
  for (const event of trace.events) {
    for (const law of laws) tell(law, event);
  }
  if (untoldCount > 0) faults.push(`and ${untoldCount} more faults`);
  return faults;
}

function tell(law: Law, event: TraceEvent): void {
  // TypeScript cannot follow that the handler found under an event's kind takes that very event.
  const hear = law[event.kind] as ((event: TraceEvent) => void) | undefined;
  hear?.(event);
}
