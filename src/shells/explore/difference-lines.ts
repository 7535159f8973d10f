/** What differs between two runs, a line each, with the mark or the moment that it leads to. */
import type { MessageChange, MessageState, MetricChange, RequestChange } from '../../difference/run-difference';
import { diffScenarios, type ScenarioChange } from '../../difference/scenario-difference';
import type { Language } from '../../i18n/catalogue';
import { formatList, formatMeasuredMs, formatMoment, formatNumber } from '../../i18n/formats';
import { laneItemKey } from '../../layout/item-keys';
import { readTarget } from '../../scenario/act-target';
import type { Scenario } from '../../scenario/schema';
import { techniqueText } from '../../techniques/texts';
import type { ControlField } from '../../views/controls/control-field';
import { valueText } from '../../views/controls/value-text';
import type { DifferenceLine, MetricDifference } from '../../views/panels/difference-rows';
import { TELLING_METRICS } from '../../views/panels/metric-rows';
import { metricText } from '../../views/panels/metric-text';
import { controlGroups } from './control-groups';
import { actText } from './fault-lines';
import { laneName } from './lane-text';

/** Parameters with their values before and after, acts with what became of them. */
export function changeLines(before: Scenario, after: Scenario, language: Language): readonly DifferenceLine[] {
  const [fieldsBefore, fieldsAfter] = [controlsOf(before, language), controlsOf(after, language)];
  return diffScenarios(before, after).map((change): DifferenceLine => {
    const words = language.words.difference;
    switch (change.kind) {
      case 'field':
      case 'param': {
        const [one, other] = [fieldsBefore.get(pathIn(change, before)), fieldsAfter.get(pathIn(change, after))];
        const [was, is] = [controlText(one, change.before, language), controlText(other, change.after, language)];
        return { text: words.change(nameOf(change, one ?? other, after, language), was, is), to: null };
      }
      case 'lane':
        return { text: words.lane[change.is](techniqueText(change.id, language.locale)?.name ?? change.id), to: null };
      case 'act':
        return actLine(change, change.is === 'removed' ? before : after, language);
    }
  });
}

function actLine(
  { act, is }: Extract<ScenarioChange, { kind: 'act' }>,
  scenario: Scenario,
  language: Language,
): DifferenceLine {
  const words = language.words.difference;
  const what = actText(act, scenario, language);
  if ('atMs' in act) {
    const text = words.actAt(what, formatMoment(act.atMs, language.locale));
    return { text: words.act[is](text), to: { atMs: act.atMs } };
  }
  const target = readTarget(act);
  const to = target.kind === 'request' ? { key: laneItemKey(target.laneKey, `exchange/${target.requestId}`) } : null;
  return { text: words.act[is](what), to };
}

type FieldChange = Extract<ScenarioChange, { kind: 'field' | 'param' }>;

function pathIn(change: FieldChange, { techniques }: Scenario): string {
  if (change.kind === 'field') return change.path;
  return `techniques.${techniques.findIndex(({ key }) => key === change.laneKey)}.params.${change.name}`;
}

/** With its lane, where there are several. */
function nameOf(change: FieldChange, field: ControlField | undefined, scenario: Scenario, language: Language): string {
  if (change.kind === 'field') return field?.label ?? change.path;
  const name = field?.label ?? change.name;
  const lane = scenario.techniques.find(({ key }) => key === change.laneKey);
  if (lane === undefined || scenario.techniques.length === 1) return name;
  return [laneName(lane, scenario, language), name].join(language.words.page.comma);
}

function controlsOf(scenario: Scenario, language: Language): ReadonlyMap<string, ControlField> {
  const fields = controlGroups(scenario, language).flatMap(({ first, more }) => [...first, ...more]);
  return new Map(fields.map((field) => [field.id, field]));
}

/** A value as its control says it; as it is written down where there is no control. */
function controlText(field: ControlField | undefined, value: unknown, language: Language): string {
  const { words, locale } = language;
  switch (field?.type) {
    case 'number':
      return field.value === null
        ? (field.nullable?.text ?? words.difference.nothing)
        : valueText(field.value, field.unit, language);
    case 'switch':
      return field.value ? words.difference.on : words.difference.off;
    case 'choice':
      return field.options.find((option) => option.value === field.value)?.text ?? field.value;
    case 'moments':
      return formatList(
        field.value.map((atMs) => formatMeasuredMs(atMs, locale)),
        locale,
      );
    default:
      return value === undefined || value === null ? words.difference.nothing : JSON.stringify(value);
  }
}

/** Those that came to another end before those that only have other moments. */
export function messageLines(
  messages: readonly MessageChange[],
  laneKey: string,
  /** Of which there are several, and so they are told. */
  has: { readonly clients: boolean; readonly tabs: boolean },
  language: Language,
): readonly DifferenceLine[] {
  const { details, difference: words } = language.words;
  const told = [
    ...messages.filter(({ laterMs }) => laterMs === null),
    ...messages.filter(({ laterMs }) => laterMs !== null),
  ];
  return told.map(({ messageId, client, tab, before, after, laterMs }) => {
    const message = details.message(messageId);
    const ofClient = has.clients ? words.ofClient(message, client + 1) : message;
    const name = has.tabs ? words.ofTab(ofClient, tab + 1) : ofClient;
    const [was, is] = [stateText(before, language), stateText(after, language)];
    const by = formatMeasuredMs(Math.abs(laterMs ?? 0), language.locale);
    const [wasAt, isAt] = [before, after].map(({ atMs }) => formatMoment(atMs ?? 0, language.locale));
    const text =
      laterMs === null
        ? words.change(name, was, is)
        : (laterMs < 0 ? words.sooner : words.delayed)(name, by, wasAt!, isAt!);
    return {
      text,
      to: after.fate === 'absent' ? at(before.atMs) : { key: laneItemKey(laneKey, `message/${messageId}`) },
    };
  });
}

function stateText({ fate, atMs }: MessageState, { words, locale }: Language): string {
  // The run is over, as far as it is compared: nothing is on its way.
  const text = fate === 'absent' || fate === 'pending' ? words.difference[fate] : words.trace.fate[fate];
  return atMs === null ? text : words.difference.stateAt(text, formatMoment(atMs, locale));
}

/** Those that came, went or ended otherwise before those that only have other moments. */
export function requestLines(
  requests: readonly RequestChange[],
  laneKey: string,
  language: Language,
): readonly DifferenceLine[] {
  const isMoved = ({ before, after }: RequestChange) => before?.outcome === after?.outcome;
  return [...requests.filter((each) => !isMoved(each)), ...requests.filter(isMoved)].map((change) =>
    requestLine(change, laneKey, language),
  );
}

function requestLine({ before, after }: RequestChange, laneKey: string, language: Language): DifferenceLine {
  const { details, difference: words, trace } = language.words;
  const moment = (atMs: number | null) => (atMs === null ? trace.outcome.open : formatMoment(atMs, language.locale));
  if (after === null) {
    return { text: words.onlyBefore(details.request(before?.id ?? 0)), to: at(before?.askedAtMs ?? null) };
  }
  const name = details.request(after.id);
  const to = { key: laneItemKey(laneKey, `exchange/${after.id}`) };
  if (before === null) return { text: words.onlyAfter(name), to };
  if (before.outcome !== after.outcome)
    return { text: words.change(name, trace.outcome[before.outcome], trace.outcome[after.outcome]), to };
  if (before.askedAtMs !== after.askedAtMs)
    return { text: words.asked(name, moment(before.askedAtMs), moment(after.askedAtMs)), to };
  return { text: words.ended(name, moment(before.endedAtMs), moment(after.endedAtMs)), to };
}

function at(atMs: number | null): { readonly atMs: number } | null {
  return atMs === null ? null : { atMs };
}

/** What a reader asks first comes first. */
export function metricDifferences(metrics: readonly MetricChange[], language: Language): readonly MetricDifference[] {
  const isTelling = ({ name }: MetricChange) => TELLING_METRICS.includes(name);
  return [...metrics.filter(isTelling), ...metrics.filter((metric) => !isTelling(metric))].map((metric) => ({
    name: metric.name,
    label: language.words.metrics[metric.name].label,
    before: metricText(metric.before, metric.unit, language.locale),
    after: metricText(metric.after, metric.unit, language.locale),
    by: metric.delta === null ? '–' : signed(metric.delta, metric.unit, language),
  }));
}

function signed(delta: number, unit: MetricChange['unit'], language: Language): string {
  const { locale, words } = language;
  const size = Math.abs(delta);
  const text =
    unit === 'fraction' ? words.difference.points(formatNumber(100 * size, locale, 1)) : metricText(size, unit, locale);
  return (delta < 0 ? '−' : '+') + text;
}
