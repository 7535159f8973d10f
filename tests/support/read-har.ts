import type { Entry, Har } from 'har-format';

const EPOCH = '2013-09-26T12:00:00.000Z';

/** What an archive tells of one sending of one request, in the words of a trace. */
export interface ReadEntry {
  readonly lane: string;
  readonly request: number;
  readonly attempt: number | null;
  readonly atMs: number;
  readonly endMs: number;
  readonly entry: Entry;
}

/** Reads an archive as another program would: from its text alone. */
export function readHar(text: string): readonly ReadEntry[] {
  const { log } = JSON.parse(text) as Har;
  return log.entries.map((entry) => {
    const own = entry['_pollscope'] as Pick<ReadEntry, 'lane' | 'request' | 'attempt'>;
    const atMs = readDateTime(entry.startedDateTime);
    return { ...own, atMs, endMs: Math.round((atMs + entry.time) * 1000) / 1000, entry };
  });
}

/** Virtual ms, to the microsecond, of which `Date` keeps only the milliseconds. */
function readDateTime(text: string): number {
  const [, micros = ''] = /\.\d{3}(\d{3})?Z$/.exec(text) ?? [];
  return Date.parse(text) - Date.parse(EPOCH) + Number(micros) / 1000;
}

/** What does not hold of an archive by its specification; empty for a good one. */
export function harFaults({ entry, atMs, endMs }: ReadEntry): readonly string[] {
  const { timings, time, request, response } = entry;
  const { blocked = -1, dns = -1, connect = -1, ssl = -1, send = -1, wait, receive } = timings;
  const phases = [blocked, dns, connect, send, wait, receive].filter((phase) => phase !== -1);
  const sum = phases.reduce((total, phase) => total + phase, 0);
  const isDecoded = response.content.text === undefined || response.content.text.length === response.content.size;
  const isHttp2 = request.httpVersion === 'http/2.0';
  const faults: readonly [isFault: boolean, fault: string][] = [
    [Math.abs(sum - time) > 1e-6, `the phases last ${sum}, the entry ${time}`],
    [phases.some((phase) => phase < 0), 'a phase is negative'],
    [send < 0 || wait < 0 || receive < 0, 'send, wait and receive are always there'],
    [ssl > connect, 'ssl is part of connect'],
    [Number.isNaN(atMs) || endMs < atMs, 'it ends before it begins'],
    [!/^(http|ws)s?:\/\/example\.com\//.test(request.url), `no address: ${request.url}`],
    [request.headers.some(({ name }) => !(isHttp2 ? /^:?[a-z-]+$/ : /^[\w-]+$/).test(name)), 'a header has no name'],
    [response.status === 0 && response.headers.length > 0, 'headers without a status'],
    [!isDecoded && response.content.comment === undefined, 'the body is cut, and nothing says so'],
  ];
  return faults.flatMap(([isFault, fault]) => (isFault ? [fault] : []));
}
