import { describe, expect, it } from 'vitest';
import { BROWSER_RECONNECT_MS } from '../../src/techniques/sse/machine';
import type { TechniqueAbout, TechniqueText } from '../../src/techniques/technique';

type WholeText = TechniqueText & TechniqueAbout;

const english = wholeTexts(
  import.meta.glob<TechniqueText>('../../src/techniques/*/text.en.ts', { eager: true, import: 'textEn' }),
  import.meta.glob<TechniqueAbout>('../../src/techniques/*/about.en.ts', { eager: true, import: 'aboutEn' }),
);
const chinese = wholeTexts(
  import.meta.glob<TechniqueText>('../../src/techniques/*/text.zh-CN.ts', { eager: true, import: 'textZhCn' }),
  import.meta.glob<TechniqueAbout>('../../src/techniques/*/about.zh-CN.ts', { eager: true, import: 'aboutZhCn' }),
);

/** By the technique's id. */
function wholeTexts(
  texts: Readonly<Record<string, TechniqueText>>,
  abouts: Readonly<Record<string, TechniqueAbout>>,
): Readonly<Record<string, WholeText>> {
  return Object.fromEntries(
    Object.entries(texts).map(([path, text]) => {
      const about = abouts[path.replace('/text.', '/about.')];
      if (about === undefined) throw new Error(`${path} has no about beside it.`);
      return [path.split('/').at(-2), { ...text, ...about }];
    }),
  );
}

/** What a text has to name: the parameters that a scenario may set, and the states of the machine. */
const named: Readonly<Record<string, { readonly params: readonly string[]; readonly states: readonly string[] }>> = {
  'ajax-polling': { params: ['answers', 'pollIntervalMs', 'usesCursor'], states: ['ticking'] },
  'iframe-polling': {
    params: ['answers', 'pollIntervalMs', 'reloadAfterMs'],
    states: ['idle', 'loading', 'showing'],
  },
  'iframe-per-request': { params: ['answers', 'pollIntervalMs'], states: ['ticking'] },
  'iframe-chained': { params: ['answers'], states: ['loading'] },
  'ajax-long-polling': { params: ['answers', 'clientTimeoutMs'], states: ['waiting'] },
  'long-polling': {
    params: [
      ...['clientTimeoutMs', 'pauseMs', 'usesCursor'],
      ...['retryFirstMs', 'retryFactor', 'retryMaxMs', 'retryJitterFraction'],
    ],
    states: ['waiting', 'pausing', 'backingOff'],
  },
  'iframe-streaming': {
    params: ['usesCursor', 'paddingBytes', 'browserBufferBytes', 'responseLimitBytes', 'reconnectMs'],
    states: ['loading', 'buffering', 'open', 'waiting'],
  },
  htmlfile: {
    params: [
      ...['usesCursor', 'paddingBytes', 'browserBufferBytes', 'responseLimitBytes', 'reconnectMs'],
      'queuePollIntervalMs',
    ],
    states: ['loading', 'buffering', 'running', 'queued', 'waiting'],
  },
  'xhr-streaming': {
    params: [
      ...['usesCursor', 'paddingBytes', 'browserBufferBytes', 'responseLimitBytes'],
      ...['retryFirstMs', 'retryFactor', 'retryMaxMs', 'retryJitterFraction'],
    ],
    states: ['connecting', 'buffering', 'open', 'backingOff'],
  },
  'jsonp-polling': {
    params: [
      ...['answers', 'watchdogMs', 'hearsErrors', 'keepsScriptOrder', 'pauseMs', 'usesCursor'],
      ...['retryFirstMs', 'retryFactor', 'retryMaxMs', 'retryJitterFraction'],
    ],
    states: ['waiting', 'pausing', 'backingOff'],
  },
  'flash-socket': {
    params: ['firewall', 'servesPolicyPort', 'policyTimeoutMs', 'connectTimeoutMs', 'reconnectMs'],
    states: ['askingPolicyPort', 'askingSocketPort', 'connecting', 'open', 'waiting', 'closed'],
  },
  sse: { params: ['reconnectMs'], states: ['connecting', 'open', 'waiting', 'closed'] },
  websocket: { params: ['reconnectMs'], states: ['connecting', 'open', 'waiting', 'closed'] },
  webtransport: {
    params: ['delivery', 'dropsStale', 'firewall', 'connectTimeoutMs', 'idleTimeoutMs', 'reconnectMs'],
    states: ['connecting', 'open', 'waiting', 'closed'],
  },
  'adaptive-polling': {
    params: [
      ...['pollIntervalMs', 'growthFactor', 'pollIntervalMaxMs', 'pollIntervalJitterFraction', 'usesCursor'],
      ...['clientTimeoutMs', 'retryFirstMs', 'retryFactor', 'retryMaxMs', 'retryJitterFraction'],
    ],
    states: ['waiting', 'resting', 'backingOff'],
  },
  'conditional-polling': { params: ['pollIntervalMs', 'clientTimeoutMs'], states: ['idle', 'waiting'] },
  'fetch-streaming': {
    params: [
      ...['usesCursor', 'clientTimeoutMs'],
      ...['retryFirstMs', 'retryFactor', 'retryMaxMs', 'retryJitterFraction'],
    ],
    states: ['connecting', 'open', 'backingOff'],
  },
};

/** Every number that prose may state, with what makes it a constant. Whatever a parameter sets stays out of the prose. */
const constants: Readonly<Record<string, string>> = {
  'HTTP/1.1': 'the version of the protocol',
  'HTTP/3': 'the protocol whose CONNECT opens a session of WebTransport',
  '101': 'status of an upgrade, RFC 6455',
  '200': 'the only status that a stream may have, HTML §9.2, and what a conditional request gets when there is news',
  '304': 'status of an answer that nothing has changed, RFC 9110 §15.4.5',
  '1006': 'close code of a connection that failed, RFC 6455',
  '843': 'the port where Flash asks for the policy, Adobe',
  '2020': 'the year in which Adobe ended Flash Player',
  '2013': 'the year of the article',
  '2006': 'the year of Google Talk in Gmail',
  '2': 'Engine.IO’s ping, and with the word probe the first on a new socket',
  '3': 'Engine.IO’s pong, likewise',
  '4': 'the version of Engine.IO’s protocol',
  '5': 'Engine.IO’s change of transport',
  '6': 'Engine.IO’s packet that says nothing',
  '100': 'how often, in ms, the first htmlfile clients looked into their queue, Carter 2007',
  '8': 'the version of Internet Explorer from which on there are more than two connections to a host',
  '10': 'the version of Internet Explorer from which on an XHR can be read while it grows, SockJS',
  [BROWSER_RECONNECT_MS]: 'Chromium’s reconnection time in ms, kDefaultReconnectDelay',
};

interface Pair {
  readonly id: string;
  readonly en: WholeText;
  readonly zh: WholeText;
}

const pairs: readonly Pair[] = Object.entries(english).map(([id, en]) => {
  const zh = chinese[id];
  if (zh === undefined) throw new Error(`${id} has no Chinese text.`);
  return { id, en, zh };
});

function sentencesOf(text: WholeText): readonly string[] {
  const helps = Object.values(text.params).map(({ help }) => help);
  return [text.summary, text.howItWorks, ...text.strengths, ...text.costs, ...helps];
}

/** Everything a text says itself; the sources quote others. */
function wordsOf(text: WholeText): readonly string[] {
  const labels = Object.values(text.params).map(({ label }) => label);
  return [text.name, text.laneNote, ...sentencesOf(text), ...labels, ...Object.values(text.states)];
}

function keysOf(record: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(record).sort();
}

/** Digits with what belongs to them: `HTTP/1.1`, `3000`. */
function numbersIn(sentence: string): string[] {
  return sentence.match(/HTTP\/[\d.]*\d|\d+(?:[.,]\d+)*/g) ?? [];
}

it('every technique that has parameters here has its texts', () => {
  expect(pairs.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(named)));
  expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
});

describe.each(pairs)('the texts of $id', ({ id, en, zh }) => {
  it('name every parameter and every state of the machine, in both languages', () => {
    for (const text of [en, zh]) {
      expect(keysOf(text.params)).toEqual([...(named[id]?.params ?? Object.keys(en.params))].sort());
      expect(keysOf(text.states)).toEqual([...(named[id]?.states ?? Object.keys(en.states))].sort());
    }
  });

  it('say as much in one language as in the other', () => {
    expect(zh.strengths.length).toBe(en.strengths.length);
    expect(zh.costs.length).toBe(en.costs.length);
    expect(zh.sources.map(({ url }) => url)).toEqual(en.sources.map(({ url }) => url));
    expect(en.sources.length).toBeGreaterThan(0);
    for (const { url } of en.sources) expect(url).toMatch(/^https:\/\//);
    expect(zh.sources.filter(({ label }) => label === '')).toEqual([]);
  });

  it('put only their own parameters in the note of the lane, and of those only durations', () => {
    for (const { laneNote, params } of [en, zh]) {
      const placeholders = [...laneNote.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
      expect(Object.keys(params)).toEqual(expect.arrayContaining(placeholders));
      expect(placeholders.filter((name) => name?.endsWith('Ms') !== true)).toEqual([]);
    }
    expect(
      sentencesOf(en)
        .concat(sentencesOf(zh))
        .filter((sentence) => /[{}]/.test(sentence)),
    ).toEqual([]);
  });

  it('state no number that a parameter could belie, and the same numbers in both languages', () => {
    const numbersOf = (text: WholeText) => sentencesOf(text).flatMap(numbersIn).sort();
    for (const number of numbersOf(en)) expect(constants).toHaveProperty([number]);
    expect(numbersOf(zh)).toEqual(numbersOf(en));
    expect(wordsOf(en).filter((words) => /\d/.test(words) && !sentencesOf(en).includes(words))).toEqual([]);
  });

  it('have labels that fit beside a slider', () => {
    for (const { label } of Object.values(en.params)) expect(label.length, label).toBeLessThanOrEqual(24);
    for (const { label } of Object.values(zh.params)) expect(label.length, label).toBeLessThanOrEqual(10);
  });

  it('are written in sentences', () => {
    for (const sentence of sentencesOf(en)) expect(sentence).toMatch(/^[a-zA-Z].*\.$/);
    for (const sentence of sentencesOf(zh)) expect(sentence).toMatch(/。$/);
    expect(wordsOf(en).filter((words) => /\p{Script=Han}|[，。：；（）]|'| {2}/u.test(words))).toEqual([]);
  });

  it('keep to Chinese typography in Chinese', () => {
    const labels = zh.sources.map(({ label }) => label);
    const withoutCalls = (words: string) => words.replaceAll(/\w+\(\)/g, 'call'); // `send()` is code
    for (const words of [...wordsOf(zh), ...labels].map(withoutCalls)) {
      expect(words, 'half-width punctuation beside a Han character').not.toMatch(
        /\p{Script=Han}[.,:;!?()]|[,:;!?()]\p{Script=Han}/u,
      );
      expect(words, 'a space between Han and Latin').not.toMatch(
        /\p{Script=Han} +[\p{Script=Latin}\d{]|[\p{Script=Latin}\d}] +\p{Script=Han}/u,
      );
    }
  });
});
