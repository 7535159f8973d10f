import type { MakeLaw } from './law';

/** Sequences count from 0, time never goes back, nothing lies beyond the run's end, and causes come before their effects. */
export const orderLaw: MakeLaw = ({ trace, report }) => {
  let nextSequence = 0;
  let lastAtMs = -Infinity;
  return (event) => {
    if (event.sequence !== nextSequence) report(event, `expected sequence ${nextSequence}`);
    nextSequence++;

    if (!Number.isFinite(event.atMs)) report(event, 'its time is not a finite number');
    else if (event.atMs < lastAtMs) report(event, `time goes back from ${lastAtMs} ms`);
    else lastAtMs = event.atMs;
    if (event.atMs > trace.untilMs) report(event, `the run goes only to ${trace.untilMs} ms`);

    const { cause } = event;
    if (cause === null) return;
    if (!Number.isInteger(cause) || cause < 0 || cause >= trace.events.length)
      report(event, `its cause #${cause} does not exist`);
    else if (cause >= event.sequence) report(event, `its cause #${cause} comes after it`);
  };
};
