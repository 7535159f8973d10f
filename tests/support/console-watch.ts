type Complaint = 'error' | 'warn';

/**
 * Notes every `error` and `warn` of a console, and every script, style or picture that the page could not load,
 * which the browser reports without calling the console. What is noted is still written.
 */
export function watchConsole(
  watched: Pick<Console, Complaint>,
  page: Pick<EventTarget, 'addEventListener'>,
): { takeFaults: () => string[] } {
  let faults: string[] = [];
  for (const kind of ['error', 'warn'] as const) {
    const write = watched[kind].bind(watched);
    watched[kind] = (...args: unknown[]) => {
      faults.push(`console.${kind}: ${args.map(String).join(' ')}`);
      write(...args);
    };
  }
  // Such an event does not bubble, and so is only seen on its way down.
  const noteAddress = ({ target }: Event) => {
    const address = addressOf(target);
    if (address !== null) faults.push(`not loaded: ${address}`);
  };
  page.addEventListener('error', noteAddress, true);
  return {
    takeFaults: () => {
      const taken = faults;
      faults = [];
      return taken;
    },
  };
}

/** What an element was to load; null for anything else, such as the window, whose errors fail the test by themselves. */
function addressOf(target: EventTarget | null): string | null {
  if (target === null) return null;
  if ('src' in target && typeof target.src === 'string') return target.src;
  return 'href' in target && typeof target.href === 'string' ? target.href : null;
}
