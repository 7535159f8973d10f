import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { simulate } from '../../src/simulate';
import { behaviourMachines } from '../../src/techniques/behaviours/behaviour-machines';
import { describeMachine } from '../../src/techniques/describe-machine';
import type { MoveLines, Technique } from '../../src/techniques/technique';
import { buildSpans } from '../../src/trace/build-spans';
import { FIRST_PAGE, isSamePage } from '../../src/trace/page-id';
import { indexCodeMoves, latestMove, placeOfLine } from '../../src/views/panels/code-moves';
import { presets } from '../support/presets';
import { sampledTechniques } from '../support/sampled-techniques';
import { oneLane, parsed } from '../support/scenarios';

const samples = new Map(sampledTechniques.map(({ id, sample }) => [id, sample]));
const sampleOf = (id: string) => must(samples.get(id), id);

const named = ({ from, event, to }: Pick<MoveLines, 'from' | 'event' | 'to'>) => `${from ?? '●'} ${event} → ${to}`;

/** Every transition that a machine can take, its start included. */
function movesOf(machine: Parameters<typeof describeMachine>[0]): string[] {
  const { initial, transitions } = describeMachine(machine);
  return [named({ from: null, event: 'start', to: initial }), ...transitions.map(named)].sort();
}

/** The ways in which its server answers, whatever its parameters. */
function handlersOf({ id, cast }: Technique): string[] {
  const choices = ['article-loop', 'at-once', 'hold'].flatMap((answers) => {
    try {
      return [oneLane(id, { answers })];
    } catch {
      return [];
    }
  });
  const lanes = [oneLane(id), ...choices].map((scenario) => must(scenario.techniques[0], id));
  const requests = [
    { kind: cast.hasRawSockets ? 'handshake' : 'poll', session: null },
    ...(cast.hasRawSockets ? [{ kind: 'policy', session: null } as const] : []),
    ...(cast.session === undefined
      ? []
      : (['poll', 'publish', 'handshake'] as const).map((kind) => ({ kind, session: 0 }))),
  ] as const;
  return [
    ...new Set(lanes.flatMap(({ params }) => requests.map((request) => cast.answeredBy(params, request)))),
  ].sort();
}

describe.each(sampledTechniques)('the lines of $id', ({ technique, sample: { client, server } }) => {
  const allMoves = [
    ...client.moves.map((move) => ({ move, code: client.code })),
    ...Object.values(server.moves).flatMap((moves) => moves.map((move) => ({ move, code: server.code }))),
  ];

  it('are declared for every transition of the client’s machine, and for no other', () => {
    expect(client.moves.map(named).sort()).toEqual([...new Set(movesOf(technique.machine))]);
  });

  it('are declared for every transition of each server that may answer', () => {
    expect(Object.keys(server.moves).sort()).toEqual(handlersOf(technique));
    for (const [handler, moves] of Object.entries(server.moves))
      expect(moves.map(named).sort(), handler).toEqual(
        movesOf(behaviourMachines[handler as keyof typeof server.moves]),
      );
  });

  it('are each told by a text that stands on one line, once', () => {
    for (const { move, code } of allMoves) {
      expect(move.lines.length, named(move)).toBeGreaterThan(0);
      for (const text of [...move.lines, ...(move.linesAtStart ?? [])])
        expect([text, code.split(text).length - 1]).toEqual([text, 1]);
    }
  });

  it('are lines of code, unless what runs is not the page’s', () => {
    const comments = allMoves.flatMap(({ move, code }) => {
      const lines = code.split('\n');
      return move.lines
        .map((text) => lines[placeOfLine(code, text)]?.trim() ?? '')
        .filter((line) => /^(\/\/|\/?\*|$)/.test(line));
    });
    // The browser reconnects by itself, a plug-in asks for its policy; a frame that has loaded waits for the next tick.
    expect(comments.filter((line) => !/^\/\/ (The (browser|player) does the rest|No load handler)/.test(line))).toEqual(
      [],
    );
  });
});

const runs = Object.entries(presets).flatMap(([name, input]) =>
  simulate(parsed(input))
    .lanes.filter(({ techniqueId }) => samples.has(techniqueId))
    .map((trace) => ({ name, lane: trace.laneKey, trace, spans: buildSpans(trace) })),
);

describe.each(runs)('the run of $lane in $name', ({ trace, spans }) => {
  const moves = indexCodeMoves(spans, sampleOf(trace.techniqueId), FIRST_PAGE);
  // Requests that only bring something to the server are beside the technique.
  const beside = spans.exchanges.filter(({ kind, uplinkIds }) => kind === 'publish' && uplinkIds.length > 0);
  const states = spans.states.filter(
    (stay) => isSamePage(stay, FIRST_PAGE) && !beside.some(({ id }) => id === stay.exchangeId),
  );

  it('lights lines for every transition that it takes', () => {
    const taken = states.filter(({ client, event }) => client === 0 && event !== 'params.changed');
    const lit = new Set([...moves.client, ...moves.server].map(({ stay }) => stay));
    expect(taken.filter((stay) => !lit.has(stay))).toEqual([]);
    expect(taken.length).toBeGreaterThan(0);
  });

  // A change of parameters by a reader, or by an act, is none of the program's own.
  it('lights, at every moment, those of the latest transition', () => {
    const moments = new Set(states.map(({ enteredAtMs }) => enteredAtMs));
    for (const moment of moments) {
      for (const atMs of [moment, moment + 0.0005, moment - 0.0005]) {
        for (const side of ['client', 'server'] as const) {
          const latest = states.findLast(
            ({ enteredAtMs, exchangeId, event }) =>
              enteredAtMs <= atMs && (exchangeId === null) === (side === 'client') && event !== 'params.changed',
          );
          expect(latestMove(moves[side], atMs)?.stay, `${side} at ${atMs}`).toBe(latest);
        }
      }
    }
  });
});

describe('latestMove(moves, atMs)', () => {
  it('is null before the first, and passes over what only adjusts a machine', () => {
    const scenario = oneLane(
      'long-polling',
      {},
      {
        interventions: [{ atMs: 5000, do: 'set', path: 'params.pauseMs', value: 100 }],
        messages: { kind: 'at', timesMs: [] },
      },
    );
    const spans = buildSpans(must(simulate(scenario).lanes[0], 'a lane'));
    const { client, server } = indexCodeMoves(spans, sampleOf('long-polling'), FIRST_PAGE);
    expect(latestMove(server, 0)).toBeNull();
    expect(spans.states.some(({ event }) => event === 'params.changed')).toBe(true);
    expect(latestMove(client, 6000)?.stay.event).toBe('start');
  });

  it('tells an answer that could be given at once from one that had to wait for its news', () => {
    const { code } = sampleOf('long-polling').server;
    const scenario = oneLane(
      'long-polling',
      {},
      { network: { oneWayLatencyMs: 100 }, messages: { kind: 'at', timesMs: [1000, 1150] }, durationMs: 2000 },
    );
    const spans = buildSpans(must(simulate(scenario).lanes[0], 'a lane'));
    const answers = indexCodeMoves(spans, sampleOf('long-polling'), FIRST_PAGE).server.filter(
      ({ stay }) => stay.event === 'news.available',
    );
    expect(answers.map(({ lines }) => code.split('\n')[lines[0] ?? 0]?.trim())).toEqual([
      'messages.push({ id: ++newestId, data });',
      'if (newestId > cursor) answer();',
    ]);
  });
});
