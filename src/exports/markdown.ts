/** A run told in Markdown: its moments in plain sentences, the log of each lane, and the numbers at its end. */
import { spokenKind } from '../layout/spoken-kind';
import type { Language } from '../i18n/catalogue';
import { exportWords } from '../i18n/export-words';
import { formatList, formatMoment, formatMs } from '../i18n/formats';
import { techniqueText } from '../techniques/texts';
import { hasOwnNews } from '../techniques/technique-of';
import { isSamePage, pagesOf, type PageId } from '../trace/page-id';
import { unanswerableSinceMs } from '../trace/unanswerable';
import { logLines } from '../views/panels/log-lines';
import { metricRows } from '../views/panels/metric-rows';
import { metricText } from '../views/panels/metric-text';
import type { ExportedLane, ExportedRun } from './exported-run';
import { momentSentences } from './markdown-moments';
import { markdownText } from './markdown-text';
import { pageTitle } from './page-title';

export function writeMarkdown(run: ExportedRun, language: Language): string {
  const { locale, words } = language;
  const { lanes, scenario } = run;
  const { about, moments, log, numbers } = exportWords[locale];
  const names = lanes.map(({ name }) => name);
  const blocks = [
    `# ${markdownText(formatList(names, locale))}`,
    about(formatMs(untilMs(run), locale), scenario.clients, scenario.seed),
    list(lanes.map((lane) => summary(lane, language))),
    `## ${moments}`,
    ...titledPages(run, language).flatMap(({ page, title }) => [
      ...(title === '' ? [] : [`### ${title}`]),
      toldMoments(run, page, language),
    ]),
    `## ${log}`,
    ...lanes.flatMap((lane) =>
      titledPages(run, language).flatMap(({ page, title }) => [
        `### ${markdownText(title === '' ? lane.name : lane.name + words.diagram.say.join + title)}`,
        fenced(loggedLines(lane, page, language)),
      ]),
    ),
    `## ${numbers}`,
    numberTable(run, language),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function untilMs({ lanes }: ExportedRun): number {
  return Math.max(...lanes.map(({ trace }) => trace.untilMs));
}

/** With what they are called where there are several. */
function titledPages({ lanes }: ExportedRun, language: Language) {
  const [first] = lanes;
  return first === undefined
    ? []
    : pagesOf(first.trace).map((page) => ({ page, title: pageTitle(page, first.trace, language) }));
}

function summary({ lane, name }: ExportedLane, { locale }: Language): string {
  const text = techniqueText(lane.id, locale)?.summary ?? '';
  return `**${markdownText(name)}** – ${markdownText(text)}`;
}

function toldMoments(run: ExportedRun, page: PageId, language: Language): string {
  const lanes = run.lanes.map(({ lane, name, spans }) => ({ name, spans, page, hasOwnNews: hasOwnNews(lane) }));
  const sentences = momentSentences(lanes, untilMs(run), language);
  return list((sentences.length === 0 ? [exportWords[language.locale].nothing] : sentences).map(markdownText));
}

/** As a browser's network panel would print them; a request of which it has nothing to say stands at its beginning. */
function loggedLines({ lane, spans }: ExportedLane, page: PageId, language: Language): readonly string[] {
  const { locale, words } = language;
  const logged = logLines({ key: lane.key, spans, style: 'network', bodyOf: () => '' }, page, language);
  // A line is named after its lane, then its request.
  const loggedIds = new Set(logged.map(({ id }) => id.slice(lane.key.length + 1).split('/')[0]));
  const unanswerable = unanswerableSinceMs(spans);
  const silent = spans.exchanges
    .filter((exchange) => isSamePage(exchange, page) && !loggedIds.has(`${exchange.id}`))
    .map(({ id, kind, initiator, askedAtMs, openedAtMs }) => {
      const name = `${kind === 'poll' ? 'GET ' : words.trace.requestKind[spokenKind({ kind, initiator })]} #${id}`;
      const waiting = unanswerable.has(id) ? words.trace.act['never-answer'] : words.diagram.say.inFlight;
      const state = openedAtMs === null ? waiting : words.log.opened;
      return { atMs: openedAtMs ?? askedAtMs, text: `${name}  ${state}` };
    });
  return [...logged, ...silent]
    .sort((one, other) => one.atMs - other.atMs)
    .map(({ atMs, text }) => `${formatMoment(atMs, locale)}  ${text}`);
}

function numberTable({ lanes, ...run }: ExportedRun, { locale, words }: Language): string {
  const measured = lanes.map(({ lane, spans }) => ({ spans, hasOwnNews: hasOwnNews(lane) }));
  const rows = metricRows(measured, untilMs({ lanes, ...run })).map(({ name, unit, cells }) => [
    words.metrics[name].label,
    ...cells.map(({ value }) => metricText(value, unit, locale)),
  ]);
  const row = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
  const head = [words.panels.metric, ...lanes.map(({ name }) => name)];
  return [row(head), `| --- |${' ---: |'.repeat(lanes.length)}`, ...rows.map(row)].join('\n');
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Lines that stay as they are. None of them begins with three backticks: each begins with its moment. */
function fenced(lines: readonly string[]): string {
  return ['```text', ...lines, '```'].join('\n');
}
