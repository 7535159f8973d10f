/** The form: read from the schemas, filled from the scenario, named in the reader's language. */
import type { Language } from '../../i18n/catalogue';
import { formatList } from '../../i18n/formats';
import { describeFields } from '../../scenario/describe-fields';
import type { DefaultsOf } from '../../scenario/products';
import { HOLD_LIMIT_PATH, laneHoldLimitMs } from '../../scenario/lane-settings';
import {
  articleLoopSchema,
  browserSchema,
  messagesSchema,
  networkSchema,
  scenarioSchema,
  serverSchema,
  uplinkSchema,
  type Lane,
  type Scenario,
} from '../../scenario/schema';
import { findTechnique } from '../../techniques/index';
import { techniqueText } from '../../techniques/texts';
import type { HandlerKind } from '../../trace/events';
import type { ControlField, ControlGroup } from '../../views/controls/control-field';
import { toControl } from './control-of-field';
import { laneName } from './lane-text';
import { kindControl, variantKinds } from './kind-control';
import { knownDefaultsControl } from './known-defaults-control';
import { proxyFields, tellingProxyPaths } from './proxy-controls';
import { hasOwnNews } from '../../techniques/technique-of';

/** An object schema of the scenario, or a variant of them. */
type Schema = Parameters<typeof describeFields>[0];

/** Of a technique's own parameters these are what it is about; the rest is for the curious. */
const TELLING_PARAMS: readonly string[] = [
  ...['pollIntervalMs', 'growthFactor', 'pollIntervalMaxMs', 'reloadAfterMs', 'clientTimeoutMs', 'reconnectMs'],
  ...['watchdogMs', 'keepsScriptOrder', 'responseLimitBytes', 'queuePollIntervalMs', 'firewall', 'delivery'],
];

export function controlGroups(scenario: Scenario, language: Language): readonly ControlGroup[] {
  const words = language.words.controls.groups;
  const telling = tellingPaths(scenario);
  const known = (of: DefaultsOf) => [knownDefaultsControl(of, scenario, language)];
  const ofServer = partFields('server', serverSchema, scenario, language);
  const ofBrowser = partFields('browser', browserSchema, scenario, language);
  const groups = [
    group('network', words.network, partFields('network', networkSchema, scenario, language), telling),
    group('messages', words.messages, messageFields(scenario, language), telling),
    group('uplink', words.uplink, partFields('uplink', uplinkSchema, scenario, language), telling),
    ...scenario.techniques.map((lane, index) => laneGroup(lane, index, scenario, language)),
    ...articleLoopGroups(scenario, language, telling),
    group('server', words.server, [...known('push'), ...known('server'), ...ofServer], telling),
    group('proxy', words.proxy, proxyFields(scenario, language), new Set(tellingProxyPaths(scenario))),
    group('browser', words.browser, [...known('browser'), ...ofBrowser], telling),
  ];
  // A group that has nothing to show at first would be a heading over nothing: what it has goes to the last one.
  const idle = groups.filter(({ first }) => first.length === 0).flatMap(({ more }) => more);
  const run = group('run', words.run, runFields(scenario, language), telling);
  return [...groups.filter(({ first }) => first.length > 0), { ...run, more: [...run.more, ...idle] }];
}

/** The article's loop makes news of its own; what is set here does not reach the lanes that run it, and says so. */
function messageFields(scenario: Scenario, language: Language): readonly ControlField[] {
  const fields = partFields('messages', messagesSchema, scenario, language);
  const own = scenario.techniques.filter(hasOwnNews);
  if (own.length === 0) return fields;
  const { controls, explain } = language.words;
  const names = own.map((lane) => explain.inText(laneName(lane, scenario, language)));
  const note =
    own.length === scenario.techniques.length
      ? controls.allHaveOwnNews
      : controls.haveOwnNews(formatList(names, language.locale));
  return fields.map((field, place) => ({
    ...field,
    help: language.words.explain.joinSentences([field.help, note]),
    ...(place === 0 ? { note } : {}),
  }));
}

function group(id: string, label: string, fields: readonly ControlField[], telling: ReadonlySet<string>): ControlGroup {
  return {
    id,
    label,
    first: fields.filter((field) => telling.has(field.id)),
    more: fields.filter((field) => !telling.has(field.id)),
  };
}

function laneGroup(lane: Lane, index: number, scenario: Scenario, language: Language): ControlGroup {
  const technique = findTechnique(lane.id);
  const texts = techniqueText(lane.id, language.locale)?.params ?? {};
  const fields = describeFields(technique?.params as Schema, lane.params).flatMap((field) => {
    const id = `techniques.${index}.params.${field.name}`;
    return toControl(
      field,
      lane.params[field.name],
      { id, textId: field.name, nullId: `${lane.id}.${field.name}`, ...textOf(texts, field.name) },
      language,
    );
  });
  const own = ownHoldLimit(lane, scenario, language);
  const telling = new Set([
    ...TELLING_PARAMS.map((name) => `techniques.${index}.params.${name}`),
    ...own.map((field) => field.id),
  ]);
  return group(`lane/${lane.key}`, laneName(lane, scenario, language), [...own, ...fields], telling);
}

/** Where several lanes are held, each may be held for another time; the server's own slider is for all of them. */
function ownHoldLimit(lane: Lane, scenario: Scenario, language: Language): readonly ControlField[] {
  const isHeld = (each: Lane) => handlersOnStage({ techniques: [each] }).has('hold');
  if (!isHeld(lane) || scenario.techniques.filter(isHeld).length < 2) return [];
  const { label, help } = fieldText(HOLD_LIMIT_PATH, language);
  return describeFields(serverSchema)
    .filter(({ name }) => `server.${name}` === HOLD_LIMIT_PATH)
    .flatMap((field) =>
      toControl(
        field,
        laneHoldLimitMs(lane.key, scenario) ?? scenario.server.holdLimitMs,
        {
          id: `lane/${lane.key}/${HOLD_LIMIT_PATH}`,
          ...{ textId: HOLD_LIMIT_PATH, nullId: HOLD_LIMIT_PATH, help },
          label: language.words.controls.here(label),
        },
        language,
      ),
    );
}

/** None where no lane asks the article's server: its sliders would move nothing. */
function articleLoopGroups(
  scenario: Scenario,
  language: Language,
  telling: ReadonlySet<string>,
): readonly ControlGroup[] {
  if (!handlersOnStage(scenario).has('article-loop')) return [];
  const fields = partFields('articleLoop', articleLoopSchema, scenario, language);
  return [group('articleLoop', language.words.controls.groups.articleLoop, fields, telling)];
}

function textOf(texts: Readonly<Record<string, { readonly label: string; readonly help: string }>>, name: string) {
  return texts[name] ?? { label: name, help: '' };
}

type Part = 'network' | 'messages' | 'uplink' | 'articleLoop' | 'server' | 'browser';

function partFields(part: Part, schema: Schema, scenario: Scenario, language: Language): readonly ControlField[] {
  const values = scenario[part] as Readonly<Record<string, unknown>>;
  return fieldsAt(part, schema, values, language);
}

/** A variant (jitter, messages) gives its kind first, then the fields of that kind. */
function fieldsAt(
  path: string,
  schema: Schema,
  values: Readonly<Record<string, unknown>>,
  language: Language,
): readonly ControlField[] {
  const kindId = `${path}.kind`;
  const kinds = variantKinds(schema);
  const kindField =
    kinds.length === 0
      ? []
      : [kindControl(kindId, kinds, String(values['kind']), fieldText(kindId, language), language)];
  const others = describeFields(schema, values).flatMap((field): readonly ControlField[] => {
    const id = `${path}.${field.name}`;
    if (id === 'network.jitter')
      return fieldsAt(
        id,
        networkSchema.entries.jitter,
        values['jitter'] as Readonly<Record<string, unknown>>,
        language,
      );
    return toControl(field, values[field.name], { id, textId: id, nullId: id, ...fieldText(id, language) }, language);
  });
  return [...kindField, ...others];
}

function fieldText(id: string, { words }: Language) {
  return textOf(words.fields, id);
}

function runFields(scenario: Scenario, language: Language): readonly ControlField[] {
  return describeFields(scenarioSchema)
    .filter(({ name }) => name === 'seed' || name === 'durationMs' || name === 'clients')
    .flatMap((field) =>
      toControl(
        field,
        scenario[field.name as 'seed'],
        { id: field.name, textId: field.name, nullId: field.name, ...fieldText(field.name, language) },
        language,
      ),
    );
}

/** The paths that change the picture of the lanes on stage. */
function tellingPaths({ techniques, network, messages, uplink }: Scenario): ReadonlySet<string> {
  const handlers = handlersOnStage({ techniques });
  const hasInterval = techniques.some((lane) => 'pollIntervalMs' in lane.params);
  const hasOtherNews = handlers.size > 1 || !handlers.has('article-loop');
  const hasPolls = (['at-once', 'conditional', 'hold', 'article-loop'] as const).some((kind) => handlers.has(kind));
  return new Set([
    'network.oneWayLatencyMs',
    'network.jitter.kind',
    'network.lossProbability',
    ...Object.keys(network.jitter).map((name) => `network.jitter.${name}`),
    ...(hasOtherNews
      ? ['messages.kind', ...TELLING_SOURCE_FIELDS[messages.kind].map((name) => `messages.${name}`)]
      : []),
    ...(uplink.kind === 'none'
      ? []
      : ['uplink.kind', ...TELLING_SOURCE_FIELDS[uplink.kind].map((name) => `uplink.${name}`)]),
    ...(handlers.has('article-loop') ? ['articleLoop.probability', 'articleLoop.sleepMs'] : []),
    ...(handlers.has('hold') ? ['server.holdLimitMs'] : []),
    ...(hasPolls ? ['server.keepAliveMs'] : []),
    ...(hasInterval && handlers.has('article-loop') ? ['browser.connectionsPerHost'] : []),
  ]);
}

function handlersOnStage({ techniques }: Pick<Scenario, 'techniques'>): ReadonlySet<HandlerKind | undefined> {
  return new Set(techniques.map((lane) => findTechnique(lane.id)?.cast.answeredBy(lane.params)));
}

const TELLING_SOURCE_FIELDS: Readonly<Record<Scenario['messages']['kind'], readonly string[]>> = {
  at: ['timesMs'],
  every: ['periodMs'],
  poisson: ['perSecond'],
  bursts: ['everyMs', 'count'],
};
