import type { HeaderField } from './hpack-tables';

/** Fields that are HTTP/1.1's alone: they speak of its connection, which many requests share in HTTP/2. Source: RFC 9113 §8.2.2. */
const OF_ONE_CONNECTION: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host']);

/** The head of an HTTP/1.1 message as HTTP/2 has it: its first line as pseudo-fields, names in lower case, and none that speaks of the connection. */
export function http2Fields(head: string, scheme: 'http' | 'https'): readonly HeaderField[] {
  const [startLine = '', ...lines] = head.split('\r\n').filter((line) => line !== '');
  const fields = lines.map((line): HeaderField => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const authority = fields.find(([name]) => name === 'host')?.[1] ?? '';
  return [...pseudoFields(startLine, authority, scheme), ...fields.filter(([name]) => !OF_ONE_CONNECTION.has(name))];
}

/** In Chromium's order. Source: RFC 9113 §8.3. */
function pseudoFields(startLine: string, authority: string, scheme: string): readonly HeaderField[] {
  const [first = '', second = ''] = startLine.split(' ');
  if (first.startsWith('HTTP/')) return [[':status', second]];
  return [
    [':method', first],
    [':authority', authority],
    [':scheme', scheme],
    [':path', second],
  ];
}
