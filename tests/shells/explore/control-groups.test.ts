import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/i18n/locale';
import { languageOf } from '../../../src/i18n/catalogue';
import { withControlValue } from '../../../src/shells/explore/control-edits';
import { controlGroups } from '../../../src/shells/explore/control-groups';
import { withLane } from '../../../src/scenario/edits';
import type { Scenario } from '../../../src/scenario/schema';
import { oneLane, parsed } from '../../support/scenarios';

const messages = { kind: 'at', timesMs: [1000] };
const loop = oneLane('ajax-polling', { answers: 'article-loop' }, { messages });
const fieldsOf = (scenario: unknown, locale: (typeof LOCALES)[number]) =>
  controlGroups(parsed(scenario), languageOf(locale))
    .flatMap(({ first, more }) => [...first, ...more])
    .filter(({ id }) => id.startsWith('messages.'));

describe('controlGroups(scenario, language): what is published', () => {
  it.each(LOCALES)('says that it moves nothing where the article’s server makes its own (%s)', (locale) => {
    const fields = fieldsOf(loop, locale);
    const { allHaveOwnNews } = languageOf(locale).words.controls;
    expect(fields.map(({ note }) => note).filter((note) => note !== undefined)).toEqual([allHaveOwnNews]);
    expect(fields.every(({ help }) => help.endsWith(allHaveOwnNews))).toBe(true);
  });

  it('names the lanes that it does not reach, beside others; says nothing where it reaches all', () => {
    const both = withLane(loop, 'long-polling', {});
    expect(fieldsOf(both, 'en')[0]?.note).toMatch(/^Not for Ajax polling: /);
    expect(fieldsOf(oneLane('long-polling', {}, { messages }), 'en').map(({ note }) => note)).not.toContain(
      expect.any(String),
    );
  });
});

describe('controlGroups(scenario, language): the proxy', () => {
  const groupOf = (scenario: unknown) =>
    controlGroups(parsed(scenario), languageOf('en')).find(({ id }) => id === 'proxy');
  const idsOf = (fields: readonly { readonly id: string }[] = []) => fields.map(({ id }) => id.replace('proxy.', ''));

  it('is a switch alone where there is none', () => {
    const group = groupOf(oneLane('sse', {}));
    expect(group?.first).toMatchObject([{ id: 'proxy', type: 'switch', value: false }]);
    expect(group?.more).toEqual([]);
  });

  it('has every field of one that is there; first what has an effect on the lanes on stage', () => {
    const streamed = groupOf(oneLane('sse', {}, { proxy: {} }));
    expect(idsOf(streamed?.first)).toEqual([
      'proxy',
      'defaults/proxy',
      'idleTimeoutMs',
      'isBuffering',
      'upstreamConnections',
    ]);
    expect(idsOf(streamed?.more)).toEqual(['firstByteTimeoutMs', 'bufferBytes', 'passesUpgrade']);
    const buffering = groupOf(oneLane('websocket', {}, { proxy: { isBuffering: true } }));
    expect(idsOf(buffering?.first)).toEqual(expect.arrayContaining(['bufferBytes', 'passesUpgrade']));
    const least = streamed?.first.find(({ id }) => id === 'proxy.upstreamConnections');
    expect(least).toMatchObject({
      type: 'number',
      value: null,
      min: 1,
      isWhole: true,
      nullable: { text: 'unlimited' },
    });
  });

  it('withControlValue(…, "proxy", isOn) puts a plain one there, or takes it away with all that was set', () => {
    const bare = oneLane('sse', {});
    const put = parsed(withControlValue(bare, 'proxy', true, []));
    expect(put.proxy).toEqual(parsed({ ...bare, proxy: {} }).proxy);
    const set = parsed(withControlValue(put, 'proxy.isBuffering', true, []));
    expect(set.proxy).toMatchObject({ isBuffering: true, idleTimeoutMs: 60_000 });
    expect(parsed(withControlValue(set, 'proxy', false, [])).proxy).toBeNull();
  });
});

describe('controlGroups(scenario, language): known defaults', () => {
  const choiceIn = (scenario: Scenario, of: string, locale: 'en' | 'zh-CN' = 'en') =>
    controlGroups(scenario, languageOf(locale))
      .flatMap(({ first, more }) => [...first, ...more])
      .find(({ id }) => id === `defaults/${of}`);

  it('a choice sets every number of a server; one number changed, and it is nobody’s', () => {
    const before = oneLane('long-polling', {});
    expect(choiceIn(before, 'server')).toMatchObject({ type: 'choice', value: 'own' });
    const tomcat = parsed(withControlValue(before, 'defaults/server', 'tomcat', []));
    expect(choiceIn(tomcat, 'server')).toMatchObject({
      value: 'tomcat',
      note: 'maxThreads\u00a0200, acceptCount\u00a0100, connectionTimeout (server.xml)\u00a020\u00a0s',
      sources: [{ url: 'https://tomcat.apache.org/tomcat-10.1-doc/config/http.html' }],
    });
    const changed = parsed(withControlValue(tomcat, 'server.backlog', 5, []));
    expect(choiceIn(changed, 'server')).toMatchObject({ value: 'own' });
    expect(withControlValue(tomcat, 'defaults/server', 'own', [])).toBe(tomcat);
  });

  it('those of a proxy are offered where there is one, in the reader’s language', () => {
    expect(choiceIn(oneLane('sse', {}), 'proxy')).toBeUndefined();
    const nginx = parsed(withControlValue(oneLane('sse', {}, { proxy: {} }), 'defaults/proxy', 'nginx', []));
    expect(choiceIn(nginx, 'proxy', 'zh-CN')).toMatchObject({
      label: '默认值取自',
      value: 'nginx',
      note: expect.stringContaining('proxy_buffering on') as unknown,
    });
  });
});
