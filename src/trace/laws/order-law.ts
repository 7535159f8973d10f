import type { Trace, TraceEvent } from '../events';
import type { Report } from './law';

/** Sequences count from 0, time never goes back, nothing lies beyond the run's end, and causes come before their effects. */
export function checkOrder(trace: Trace, report: Report): void {
  let lastAtMs = -Infinity;
  trace.events.forEach((event, index) => {
    if (event.sequence !== index) report(event, `expected sequence ${index}`);
    if (!Number.isFinite(event.atMs)) report(event, 'its time is not a finite number');
    else if (event.atMs < lastAtMs) report(event, `time goes back from ${lastAtMs} ms`);
    else lastAtMs = event.atMs;
    if (event.atMs > trace.untilMs) report(event, `the run goes only to ${trace.untilMs} ms`);
    checkCause(event, trace, report);
  });
}

function checkCause(event: TraceEvent, trace: Trace, report: Report): void {
  const { cause } = event;
  if (cause === null) return;
  if (!Number.isInteger(cause) || cause < 0 || cause >= trace.events.length) {
    report(event, `its cause #${cause} does not exist`);
  } else if (cause >= event.sequence) report(event, `its cause #${cause} does not come before it`);
}
