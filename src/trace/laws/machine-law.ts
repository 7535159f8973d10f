import type { MakeLaw } from './law';

/** Each machine's moves form a chain: it starts from nowhere, once, and every move leaves the state that the last one entered. */
export const machineLaw: MakeLaw = ({ report }) => {
  const states = new Map<string, string>();
  return {
    'machine-moved': (event) => {
      const { client, exchangeId, attempt, from, to } = event;
      const name =
        exchangeId === null
          ? `the machine of client ${client}`
          : `the server's machine for attempt ${attempt ?? '?'} of request ${exchangeId}`;
      const state = states.get(name) ?? null;
      if (from !== state) {
        report(event, `${name} moves from ${from ?? 'nowhere'} to ${to}, but it was in ${state ?? 'no state yet'}`);
      }
      states.set(name, to);
    },
  };
};
