import type { Language } from '../../i18n/catalogue';
import { describeFields } from '../../scenario/describe-fields';
import { proxySchema, type Scenario } from '../../scenario/schema';
import type { ControlField } from '../../views/controls/control-field';
import { toControl } from './control-of-field';
import { knownDefaultsControl } from './known-defaults-control';

/** The control that puts a proxy beside the server, or takes it away. */
export const PROXY_SWITCH = 'proxy';

/** Whether there is a proxy; where there is one, all that it has. */
export function proxyFields(scenario: Scenario, language: Language): readonly ControlField[] {
  const { proxy } = scenario;
  const { fields } = language.words;
  const texts: Readonly<Record<string, { readonly label: string; readonly help: string }>> = fields;
  const isThere: ControlField = { type: 'switch', id: PROXY_SWITCH, ...fields.proxy, value: proxy !== null };
  if (proxy === null) return [isThere];
  const values: Readonly<Record<string, unknown>> = proxy;
  const own = describeFields(proxySchema).flatMap((field) => {
    const id = `proxy.${field.name}`;
    const text = texts[id] ?? { label: field.name, help: '' };
    return toControl(field, values[field.name], { id, textId: id, nullId: id, ...text }, language);
  });
  return [isThere, knownDefaultsControl('proxy', scenario, language), ...own];
}

/** Those that change the picture of the lanes on stage. */
export function tellingProxyPaths({ proxy, techniques }: Scenario): readonly string[] {
  return [
    ...[PROXY_SWITCH, 'defaults/proxy'],
    ...['proxy.idleTimeoutMs', 'proxy.isBuffering', 'proxy.upstreamConnections'],
    ...(proxy?.isBuffering === true ? ['proxy.bufferBytes'] : []),
    ...(techniques.some(({ id }) => id === 'websocket') ? ['proxy.passesUpgrade'] : []),
  ];
}
