/** What the servers of the article's five programs have in common: the same lines of code, so the same places in it. */
import type { MoveLines } from './technique';

const REQUEST_COMES = 'http.createServer((request, response) =>';
const LOOKS = ['await sleep(300)', 'const draw ='];
const IS_READY = 'if (draw > 20 && draw < 56)';

export const articleLoopMoves: readonly MoveLines[] = [
  {
    from: null,
    event: 'start',
    to: 'sleepingFirst',
    lines: [REQUEST_COMES, 'else answerFromLoop(response', 'await sleep(300)'],
  },
  { from: 'sleepingFirst', event: 'after firstSleep', to: 'drawing', lines: LOOKS },
  { from: 'drawing', event: 'draw.blank', to: 'sleeping', lines: [IS_READY, 'await sleep(1300)'] },
  { from: 'sleeping', event: 'after sleep', to: 'drawing', lines: LOOKS },
  {
    from: 'drawing',
    event: 'draw.ready',
    to: 'answered',
    lines: [IS_READY, 'const times =', 'return response.end(`result:'],
  },
];

/** Where `answerLines` are what a server that answers at once runs. */
export function atOnceMoves(...answerLines: readonly string[]): readonly MoveLines[] {
  return [{ from: null, event: 'start', to: 'answered', lines: [REQUEST_COMES, ...answerLines] }];
}

const ANSWER = 'const answer = () => held.delete(answer) && response.end(';

export const articleHoldMoves: readonly MoveLines[] = [
  {
    from: null,
    event: 'start',
    to: 'holding',
    lines: [
      REQUEST_COMES,
      "if (answers === 'hold') hold(response",
      'const cursor = since === null',
      'const limit = timers.setTimeout(answer, holdLimitMs)',
      'held.add(answer);',
    ],
  },
  {
    from: 'holding',
    event: 'news.available',
    to: 'answered',
    lines: ['messages.push({', 'for (const answer of held) answer();', ANSWER],
    linesAtStart: ['if (messages.length > cursor) answer();', ANSWER],
  },
  {
    from: 'holding',
    event: 'after holdLimit',
    to: 'answered',
    lines: ['const limit = timers.setTimeout(answer, holdLimitMs)', ANSWER],
  },
  {
    from: 'holding',
    event: 'request.closed',
    to: 'abandoned',
    lines: ["response.on('close'", 'timers.clearTimeout(limit);', 'held.delete(answer);'],
  },
];
