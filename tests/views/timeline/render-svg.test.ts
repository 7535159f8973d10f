import { describe, expect, it, vi } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { timelineLabels } from '../../../src/views/chrome/timeline-labels';
import { renderTimelineSvg, type TimelineSvgOptions } from '../../../src/views/timeline/render-svg';
import { longPollSpans } from '../../layout/hand-made-spans';
import { presetLanes } from '../../layout/preset-lanes';

// Vitest empties stylesheets that a module imports; here they are the point.
const sheet = vi.hoisted(() => async (path: string) => {
  const { readFile } = await import('node:fs/promises');
  return { default: await readFile(new URL(`../../../src/views/${path}`, import.meta.url), 'utf8') };
});
vi.mock('../../../src/views/theme/tokens.css?raw', () => sheet('theme/tokens.css'));
vi.mock('../../../src/views/timeline/timeline.css?raw', () => sheet('timeline/timeline.css'));

const labels = timelineLabels(languageOf('en'));
const lane = {
  key: 'long-polling',
  title: 'Long <polling> & "more"',
  note: 'held until news',
  spans: longPollSpans(),
  untilMs: 6000,
  clients: 1,
};
const draw = (options: Partial<TimelineSvgOptions> = {}) => renderTimelineSvg({ lanes: [lane], labels, ...options });

/** A strict reader: every tag closed, in order, attributes quoted and there once. */
function faultsOfXml(text: string): readonly string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const bare = text.replace(/<style>[\s\S]*?<\/style>/g, '');
  for (const [tag, closing, name, attributes, selfClosing] of bare.matchAll(
    /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    const names = [...(attributes ?? '').matchAll(/([\w:-]+)="/g)].map(([, attribute]) => attribute);
    if (new Set(names).size !== names.length) faults.push(`an attribute twice in ${tag}`);
    if (closing) {
      if (open.pop() !== name) faults.push(`${tag} closes nothing`);
    } else if (!selfClosing) open.push(name ?? '');
  }
  const left = bare.replace(/<\/?[a-zA-Z]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, '');
  // A closing bracket may stand in text.
  if (left.includes('<')) faults.push(`stray angle bracket: ${/.{0,30}<.{0,30}/.exec(left)?.[0] ?? ''}`);
  return [...faults, ...open.map((name) => `<${name}> is not closed`)];
}

describe('renderTimelineSvg(options)', () => {
  const svg = draw({ playheadMs: 2050 });
  it('is one svg element with a size, a name, a description and a language', () => {
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"[^>]*viewBox="0 0 960 450"/);
    expect(svg).toMatch(
      /^<svg role="img" aria-labelledby="pollscope-title pollscope-about" xml:lang="en" [^>]*lang="en"/,
    );
    expect(svg).toContain(`<title id="pollscope-title">${labels.title}</title>`);
    expect(svg).toContain(`<desc id="pollscope-about">${labels.description}</desc>`);
    expect(svg.endsWith('</svg>\n')).toBe(true);
  });
  it('is well-formed, with text from outside as text', () => {
    expect(faultsOfXml(svg)).toEqual([]);
    expect(svg).toContain('Long &lt;polling>');
  });
  it('needs nothing else: no custom property, no script, no link, no foreign object, no mark of Svelte', () => {
    expect(svg).not.toMatch(/var\(|calc\(|<script|foreignObject|href=|<!--|url\((?!#pollscope)/);
  });
  it('carries no part that only a page can use', () => {
    expect(svg).not.toMatch(/tabindex|tl-hit|data-key|role="slider"|role="list/);
  });
  it('rounds its numbers to two decimals', () => {
    expect([...svg.matchAll(/="[^"]*\d\.\d{3,}[^"]*"/g)].map(([value]) => value)).toEqual([]);
  });
  it('keeps the playhead’s moment to the millisecond', () => {
    expect(svg).toContain('>2.050</text>');
  });
  it('has light colours, and dark ones for a dark system', () => {
    expect(svg).toMatch(
      /<style>[^<]*\.tl-request \.tl-line\{stroke:#0072b2\}[^<]*@media \(prefers-color-scheme:dark\)\{[^<]*\.tl-request \.tl-line\{stroke:#5cb3e6\}/,
    );
    expect(draw({ theme: 'dark' })).not.toContain('@media');
  });
  it('is the same, to the byte, for the same input', () => {
    expect(draw({ playheadMs: 2050 })).toBe(svg);
  });
  it('without a playhead shows all in full ink', () => {
    expect(draw()).not.toMatch(/class="tl-veil"|class="tl-flag"/);
  });
  it('leaves out the label of a tick that the playhead’s flag would cover in part', () => {
    const ticks = (playheadMs: number) =>
      [...draw({ playheadMs }).matchAll(/class="tl-tick"[^>]*>([^<]+)</g)].map(([, text]) => text);
    expect(ticks(2050)).toEqual(ticks(2550).filter((text) => text !== '2'));
  });
  it('says the axis’ unit at the first tick that is to be read, and at the flag where that has another', () => {
    const textsOf = (svg: string, name: string) =>
      [...svg.matchAll(new RegExp(`class="${name}"[^>]*>([^<]+)<`, 'g'))].map(([, text]) => text);
    const atStart = draw({ playheadMs: 0 });
    expect([textsOf(atStart, 'tl-tick')[0], textsOf(atStart, 'tl-flag-text')[0]]).toEqual(['1\u00a0s', '0.000']);
    const long = draw({ playheadMs: 0, toMs: 1_200_000 });
    expect([textsOf(long, 'tl-tick')[0], textsOf(long, 'tl-flag-text')[0]]).toEqual(['1\u00a0min', '0.0\u00a0s']);
    expect(textsOf(draw({ playheadMs: 300, toMs: 900 }), 'tl-flag-text')).toEqual(['0.300\u00a0s']);
  });
  it('says the whole of a title that had to be cut', () => {
    const title = 'Ajax long polling as the article has it, with all of its sleeps and loops, told at length';
    expect(draw({ lanes: [{ ...lane, title }], widthPx: 240 })).toContain(`<title>${title}</title>`);
    expect(draw()).not.toContain('<title>');
  });
  it('draws the outline of a pinned mark under the mark’s own words', () => {
    const pinned = draw({ selectedKey: 'long-polling/transit/0' });
    expect(pinned.lastIndexOf('>GET</text>')).toBeGreaterThan(pinned.indexOf('class="tl-pinned"'));
    expect(pinned.match(/>GET<\/text>/g)).toHaveLength(draw().match(/>GET<\/text>/g)!.length + 1);
  });
  it('speaks Chinese when its labels do', () => {
    const chinese = draw({ labels: timelineLabels(languageOf('zh-CN')) });
    expect(chinese).toContain('xml:lang="zh-CN"');
    expect(chinese).toContain('浏览器');
  });
  it('draws a real run, well-formed', () => {
    const lanes = presetLanes('ajax-long-polling').map(({ key, spans, untilMs }) => ({
      key,
      spans,
      untilMs,
      title: key,
      note: '',
      clients: 1,
    }));
    expect(faultsOfXml(draw({ lanes }))).toEqual([]);
  });
});
