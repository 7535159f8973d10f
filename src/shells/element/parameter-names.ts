/** The attributes, which are properties too. A test holds them to the table of parameters, which is not in the first script. */
export const ATTRIBUTE_NAMES = [
  ...['scenario', 'technique', 'seed', 'until', 'latency', 'jitter', 'loss', 'bandwidth', 'hold', 'rate', 'interval'],
  ...['faults', 't', 'end', 'lang', 'theme', 'selected', 'idle', 'speed', 'autoplay', 'loop', 'view', 'controls'],
  ...['lock', 'motion', 'keyboard', 'loading', 'fit', 'links', 'src', 'state'],
] as const;
