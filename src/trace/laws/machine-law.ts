import type { MakeLaw } from './law';

/** Each machine's moves form a chain: it starts from nowhere, once, and every move leaves the state that the last one entered. */
export const machineLaw: MakeLaw = ({ report }) => {
  const states = new Map<string, string>();
  return (event) => {
    if (event.kind !== 'machine-moved') return;
    const name =
      event.exchangeId === null
        ? `the machine of client ${event.client}`
        : `the server's machine for attempt ${event.attempt} of request ${event.exchangeId}`;
    const state = states.get(name) ?? null;
    if (event.from !== state)
      report(
        event,
        `${name} moves from ${event.from ?? 'nowhere'} to ${event.to}, but it was in ${state ?? 'no state yet'}`,
      );
    states.set(name, event.to);
  };
};
