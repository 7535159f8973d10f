/**
 * A run as the text of a Mermaid sequence diagram: the arrows and words of the picture, each with its moment, since the
 * rows of such a diagram are not to scale in time. TCP's and TLS's own packets are left out.
 */
import type { Language } from '../i18n/catalogue';
import { hasProxy } from '../scenario/lane-proxy';
import type { ExportedRun } from './exported-run';
import { arrowSteps } from './mermaid-arrows';
import { noteSteps } from './mermaid-notes';
import { declaredLane, participantsOf } from './mermaid-participants';
import { mermaidText } from './mermaid-text';

/** Virtual ms, both ends included. */
export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** One line of the text, at its place among the others. */
export interface Step {
  readonly atMs: number;
  /** What happens at one moment stands in the order of its events in the trace. */
  readonly sequence: number;
  readonly line: string;
}

const WHOLE_RUN: TimeWindow = { fromMs: 0, toMs: Infinity };

/** What begins within `window`. Of one moment, lane by lane. */
export function writeMermaid(run: ExportedRun, language: Language, { fromMs, toMs } = WHOLE_RUN): string {
  const lanes = run.lanes.map((lane, place) => {
    const participants = participantsOf(lane, place, hasProxy(lane.lane.key, run.scenario));
    return {
      declared: declaredLane(lane, participants, language),
      steps: [...arrowSteps(lane, participants, language), ...noteSteps(lane, participants, language)].sort(
        (one, other) => one.atMs - other.atMs || one.sequence - other.sequence,
      ),
    };
  });
  const steps = lanes
    .flatMap((lane) => lane.steps)
    .filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
    .sort((one, other) => one.atMs - other.atMs);
  const lines = [
    'sequenceDiagram',
    `  accTitle: ${mermaidText(language.words.diagram.title)}`,
    ...lanes.flatMap(({ declared }) => declared),
    ...steps.map(({ line }) => `  ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}
