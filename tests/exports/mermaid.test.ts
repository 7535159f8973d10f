import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import type { ExportedRun } from '../../src/exports/exported-run';
import { writeMermaid } from '../../src/exports/mermaid';
import { mermaidText } from '../../src/exports/mermaid-text';
import { languageOf } from '../../src/i18n/catalogue';
import { LOCALES } from '../../src/i18n/locale';
import type { TransitSpan } from '../../src/trace/spans';
import { exportedRun } from '../support/exported-runs';
import { LAW_LIMIT_MS, lawParameters } from '../support/law-runs';
import { presets } from '../support/presets';
import { runnableScenario } from '../support/random-scenarios';
import { readMermaid, type ReadStatement } from '../support/read-mermaid';
import { oneLane, parsed } from '../support/scenarios';

const english = languageOf('en');
const isOfConnection = ({ content }: TransitSpan) =>
  /^(syn|syn-ack|fin|reset|cut|quic-close|http2-preface|http2-settings|goaway|tls-.*)$/.test(content);
const linesOf = (run: ExportedRun) =>
  readMermaid(writeMermaid(run, english)).statements.map(({ text }) => text.replaceAll('\u00a0', ' '));

/** Every request, message, loss and transit of the run is told, each in its lane, in the order of time. */
function expectAllTold(run: ExportedRun) {
  const { boxes, statements } = readMermaid(writeMermaid(run, english));
  expect(boxes.map(({ title }) => title)).toEqual(run.lanes.map(({ name }) => name));
  const moments = statements.map(({ text }) =>
    Number(must(/^([\d,.]+)\u00a0s/.exec(text)?.[1], text).replaceAll(',', '')),
  );
  expect(moments).toEqual(moments.toSorted((one, other) => one - other));
  run.lanes.forEach(({ spans, lane }, place) => {
    const { participants } = must(boxes[place], 'a box for each lane');
    const own = statements.filter(({ from }) => participants.includes(from));
    const count = (matches: (statement: ReadStatement) => boolean) => own.filter(matches).length;
    const seen = spans.transits.filter((transit) => !isOfConnection(transit));
    const passedOn = spans.exchanges.flatMap(({ attempts }) =>
      attempts.filter(({ proxy }) => proxy?.wait?.toMs != null),
    );
    expect({
      lane: lane.key,
      arrows: count(({ kind }) => kind === 'arrow'),
      lost: count(({ isLost }) => isLost),
    }).toEqual({
      lane: lane.key,
      arrows: seen.length + passedOn.length,
      lost: seen.filter(({ droppedAtMs }) => droppedAtMs !== null).length,
    });
    for (const { id } of spans.exchanges)
      expect(
        own.some(({ text }) => new RegExp(`\\brequest ${id}\\b`).test(text)),
        `request ${id}`,
      ).toBe(true);
    for (const { id, losses } of spans.messages) {
      expect(count(({ text }) => text.endsWith(`message published · ${id}`))).toBe(1);
      expect(count(({ text }) => text.includes('message lost: ') && text.endsWith(` · ${id}`))).toBe(losses.length);
    }
  });
}

describe('writeMermaid(run, language, window)', () => {
  it('tells every request, message, loss and arrow, in every preset', () => {
    for (const input of Object.values(presets)) expectAllTold(exportedRun(parsed(input)));
  });

  it(
    'tells every request, message, loss and arrow, whatever is run',
    () => {
      fc.assert(
        fc.property(runnableScenario, (scenario) => expectAllTold(exportedRun(scenario))),
        lawParameters(30),
      );
    },
    LAW_LIMIT_MS,
  );

  it('tells causes before effects where all happens at one moment', () => {
    const scenario = oneLane(
      'long-polling',
      {},
      { durationMs: 1000, network: { oneWayLatencyMs: 0 }, messages: { kind: 'at', timesMs: [500] } },
    );
    expect(linesOf(exportedRun(scenario))).toEqual([
      '0.000 s → 0.000 s, GET, request 0',
      '0.000 s, held at the server, request 0, 0.50 s',
      '0.500 s, message published · 1',
      '0.500 s → 0.500 s, 200 · 1, request 0',
      '0.500 s → 0.500 s, GET, request 1',
    ]);
  });

  it('ends what never arrived in a cross, and says what stopped it', () => {
    const scenario = oneLane(
      'ajax-polling',
      { answers: 'at-once', pollIntervalMs: 1000 },
      { durationMs: 2500, interventions: [{ on: 'ajax-polling/request/0', do: 'drop-response' }] },
    );
    const lost = readMermaid(writeMermaid(exportedRun(scenario), english)).statements.filter(({ isLost }) => isLost);
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({ from: 'L1S', to: 'L1B' });
    expect(lost[0]?.text).toMatch(/request 0, dropped$/);
  });

  it('stops at the proxy what waits there, and starts there what it answers itself', () => {
    const waiting = oneLane(
      'long-polling',
      {},
      {
        durationMs: 4000,
        clients: 2,
        proxy: { upstreamConnections: 1, idleTimeoutMs: 1000 },
        messages: { kind: 'at', timesMs: [] },
      },
    );
    const ways = readMermaid(writeMermaid(exportedRun(waiting), english)).statements.flatMap(({ kind, from, to }) =>
      kind === 'arrow' ? [`${from} ${to}`] : [],
    );
    expect(ways).toContain('L1B2 L1P');
    expect(ways).toContain('L1P L1S');
    expect(ways).toContain('L1P L1B1');
  });

  it('keeps to its window', () => {
    const run = exportedRun(parsed(presets['compare']));
    const all = readMermaid(writeMermaid(run, english)).statements;
    const some = readMermaid(writeMermaid(run, english, { fromMs: 5000, toMs: 8000 })).statements;
    expect(some).toEqual(all.filter(({ text }) => Number.parseFloat(text) >= 5 && Number.parseFloat(text) <= 8));
    expect(some.length).toBeGreaterThan(3);
  });

  it.each(LOCALES)('is plain text whatever its lanes are called (%s)', (locale) => {
    const name = 'red; %%{init: {}}%% <script>"a"</script> #1 $$x$$ `b` @{} end\r\nend\u2028--> L1S: x';
    const run = exportedRun(parsed(presets['compare']), () => name);
    const { boxes } = readMermaid(writeMermaid(run, languageOf(locale)));
    expect(boxes[0]?.title).toBe(name.replace(/\r\n|\u2028/g, ' '));
  });
});

describe('mermaidText(text)', () => {
  it('is one line without any sign that Mermaid reads, and shows the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = mermaidText(text);
        expect(written).toMatch(/^(?:[^#;:%<>{}"`$@\\\p{Cc}\u2028\u2029]|#\d+;)*$/u);
        const shown = written.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
        expect(shown.replace(/\s/g, '')).toBe(text.replace(/[\s\p{Cc}]/gu, ''));
      }),
    );
  });

  it('does not begin with what asks for line breaks', () => {
    expect(mermaidText('wrap: this')).toBe('#119;rap#58; this');
    expect(mermaidText('nowrap')).toBe('#110;owrap');
  });
});
