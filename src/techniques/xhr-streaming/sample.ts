import { limitedStreamMoves } from '../limited-stream-sample';
import type { Sample } from '../technique';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

const ASK = ["request.open('GET'", 'request.send();'];
const READ = ['request.onprogress = read;', 'const lines =', 'cursor = message.id;', 'onMessage(message);'];
const FAILED = [
  'function retryLater(error)',
  'retryFactor ** failureCount++',
  'waiting = timers.setTimeout(ask, spreadMs);',
];
const ENDED = ['request.onload =', 'ask(); // the server has ended it', ...ASK];

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      { from: null, event: 'start', to: 'connecting', lines: ASK },
      { from: 'connecting', event: 'stream.opened', to: 'open', lines: ['request.onprogress = read;'] },
      { from: 'connecting', event: 'stream.opened', to: 'buffering', lines: ['request.send();'] },
      { from: 'connecting', event: 'response.failed', to: 'backingOff', lines: FAILED },
      { from: 'buffering', event: 'chunk.arrived', to: 'open', lines: READ },
      { from: 'buffering', event: 'chunk.arrived', to: 'buffering', lines: ['request.send();'] },
      { from: 'buffering', event: 'comment.arrived', to: 'open', lines: READ },
      { from: 'buffering', event: 'stream.ended', to: 'connecting', lines: ENDED },
      { from: 'buffering', event: 'response.failed', to: 'backingOff', lines: FAILED },
      { from: 'open', event: 'chunk.arrived', to: 'open', lines: READ },
      { from: 'open', event: 'stream.ended', to: 'connecting', lines: ENDED },
      { from: 'open', event: 'response.failed', to: 'backingOff', lines: FAILED },
      { from: 'backingOff', event: 'after retryDelay', to: 'connecting', lines: ASK },
    ],
  },
  server: {
    code: server,
    moves: {
      'limited-stream': limitedStreamMoves({
        begin: "response.write(`${' '.repeat(paddingBytes)}",
        publish: 'stream.write(toLine(message));',
        write: 'response.write(text);',
      }),
    },
  },
  comments: { 'zh-CN': async () => (await import('./comments.zh-CN')).comments },
};
