/** What the charts of a lane's machines say. */
import type { Language } from '../../i18n/catalogue';
import { formatMs } from '../../i18n/formats';
import type { Scenario } from '../../scenario/schema';
import { GUARD_JOINT } from '../../techniques/describe-machine';
import { techniqueText } from '../../techniques/texts';
import type { ChartWords } from '../../views/machine/chart-words';
import type { LaneRun } from './run';

/** Parameters of techniques that give up on a request by themselves. */
const GIVING_UP = ['clientTimeoutMs', 'connectTimeoutMs'];

export function clientChartWords({ lane }: LaneRun, language: Language): ChartWords {
  const states = techniqueText(lane.id, language.locale)?.states ?? {};
  const words = chartWords((id) => states[id] ?? id, lane.params, language);
  // A page that gives up hears of it as of any other failure: the row that counts them must not seem to be of others.
  if (!GIVING_UP.some((name) => name in lane.params)) return words;
  const { failedOrTimedOut } = language.words.machine;
  return { ...words, eventText: (event) => (event === 'response.failed' ? failedOrTimedOut : words.eventText(event)) };
}

export function serverChartWords({ server, articleLoop }: Scenario, language: Language): ChartWords {
  const states: Readonly<Record<string, string>> = language.words.machine.serverState;
  return chartWords((id) => states[id] ?? id, { ...server, ...articleLoop }, language);
}

/** `lengths`: a delay named `pause` is as long as the field `pauseMs`, where there is one. */
function chartWords(
  stateText: (id: string) => string,
  lengths: Readonly<Record<string, unknown>>,
  language: Language,
): ChartWords {
  const { machine, trace, nulls } = language.words;
  const events: Readonly<Record<string, string>> = trace.event;
  const guards: Readonly<Record<string, string>> = machine.guard;
  const never: Readonly<Record<string, string>> = nulls;
  return {
    first: machine.first,
    stateText,
    eventText: (event) => events[event] ?? event,
    guardText: (guard) =>
      guard === null
        ? null
        : guard
            .split(GUARD_JOINT)
            .map((name) => guards[name] ?? name)
            .join(machine.or),
    delayText: (event) => {
      const [, delay] = /^after (.+)$/.exec(event) ?? [];
      const lengthMs = delay === undefined ? undefined : lengths[`${delay}Ms`];
      if (lengthMs === null) return never[`${delay}Ms`] ?? null;
      return typeof lengthMs === 'number' ? formatMs(lengthMs, language.locale) : null;
    },
    language,
  };
}
