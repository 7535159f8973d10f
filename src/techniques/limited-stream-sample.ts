/** What the servers have in common that end a stream at a limit: the same code around what they write. */
import type { MoveLines } from './technique';

interface WriteLines {
  /** What the response begins with. */
  readonly begin: string;
  readonly publish: string;
  /** Runs for all that is written after that. */
  readonly write: string;
}

export function limitedStreamMoves({ begin, publish, write }: WriteLines): readonly MoveLines[] {
  const end = ['timers.clearInterval(heartbeat);', 'streams.delete(stream);', 'response.end();'];
  return [
    {
      from: null,
      event: 'start',
      to: 'streaming',
      lines: [
        'http.createServer((request, response) =>',
        'const heartbeat =',
        'response.writeHead(200',
        begin,
        'streams.add(stream);',
        'const since =',
      ],
    },
    {
      from: 'streaming',
      event: 'news.available',
      to: 'streaming',
      lines: ['messages.push(message);', publish, write],
      linesAtStart: ['if (missed.length > 0)', write],
    },
    { from: 'streaming', event: 'after heartbeat', to: 'streaming', lines: ['const heartbeat =', write] },
    {
      from: 'streaming',
      event: 'limit.reached',
      to: 'ended',
      lines: ['if (writtenBytes >= responseLimitBytes)', ...end],
    },
    { from: 'streaming', event: 'streams.close', to: 'ended', lines: ['closeStreams: () =>', ...end] },
    { from: 'streaming', event: 'request.closed', to: 'abandoned', lines: ["response.on('close'", ...end] },
  ];
}
