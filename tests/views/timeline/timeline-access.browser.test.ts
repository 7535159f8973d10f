import axe from 'axe-core';
import { page } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { Viewport } from '../../../src/layout/viewport';
import { timelineLabels } from '../../../src/views/chrome/timeline-labels';
import { emulateMedia } from '../../support/emulate-media';
import { showTimeline } from './timeline-stage';

const rules = {
  runOnly: { type: 'tag' as const, values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
};
/** Rules about a whole page, which a component alone is not. */
const pageRules = ['landmark-one-main', 'page-has-heading-one', 'region', 'html-has-lang', 'document-title', 'bypass'];

async function faultsOf(element: Element): Promise<readonly string[]> {
  const { violations } = await axe.run(element, {
    ...rules,
    rules: Object.fromEntries(pageRules.map((id) => [id, { enabled: false }])),
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

describe('Timeline: access', () => {
  it('axe finds nothing', async () => {
    const { svg } = await showTimeline();
    expect(await faultsOf(svg.parentElement!)).toEqual([]);
  });
  it('axe finds nothing where no mark is in view, in a still picture, in Chinese, pinned and pointed at', async () => {
    const views = [
      { viewport: new Viewport(5000, 5500) },
      { gestures: 'none' as const },
      { labels: timelineLabels(languageOf('zh-CN')) },
      { selectedKey: 'one/transit/1' as const, hoveredKey: 'two/message/1' as const },
    ];
    for (const view of views) {
      const { svg } = await showTimeline(view);
      expect(await faultsOf(svg.parentElement!)).toEqual([]);
    }
  });
  it('reads as lanes of sentences, in the order of time', async () => {
    await showTimeline();
    await expect.element(page.getByRole('list', { name: 'Long polling' })).toMatchAriaInlineSnapshot(`
      - list "Long polling, 9 marks in view":
        - listitem "1. Browser to server, request, sent at 1.000 s, arrives at 1.100 s"
        - listitem "2. Message 1 is published at 2.000 s, delivered at 2.100 s": "1"
        - listitem "3. Server to browser, answer, status 200, with message 1, sent at 2.000 s, after being held for 0.90 s, arrives at 2.100 s"
        - listitem "4. Message 1 is delivered at 2.100 s, 0.10 s old": "1"
        - listitem "5. Browser to server, request, sent at 2.100 s, arrives at 2.200 s"
        - listitem "6. Message 2 is published at 3.000 s, lost: its answer was dropped": "2"
        - listitem "7. Server to browser, answer, status 200, with message 2, sent at 3.000 s, after being held for 0.80 s, dies at 3.050 s, dropped"
        - listitem "8. Message 2 is lost at 3.050 s: its answer was dropped": "2"
        - listitem "9. Request timed out at 4.000 s, after 1.90 s"
    `);
  });
  it('is named and described, and tells its language', async () => {
    const { svg } = await showTimeline();
    expect(svg.getAttribute('aria-label')).toBe('Sequence diagram, time runs down');
    expect(document.getElementById(svg.getAttribute('aria-describedby')!)?.textContent).toContain('lane');
    expect(svg.getAttribute('lang')).toBe('en');
  });
  it('shows dots in flight only where motion is welcome', async () => {
    const moving = await showTimeline();
    expect(moving.svg.querySelectorAll('.tl-dot')).toHaveLength(2);
    const still = await showTimeline({ motion: 'reduce' });
    expect(still.svg.querySelectorAll('.tl-dot')).toHaveLength(0);
  });
});

describe('Timeline: forced colours', () => {
  it('every mark takes a colour of the system', async () => {
    await emulateMedia('', { 'forced-colors': 'active' });
    try {
      const { svg } = await showTimeline();
      const probe = document.createElement('i');
      document.body.append(probe);
      const system = (name: string) => {
        probe.style.color = name;
        return getComputedStyle(probe).color;
      };
      const allowed = new Set(
        ['Canvas', 'CanvasText', 'LinkText', 'GrayText', 'Highlight', 'HighlightText'].map(system),
      );
      for (const mark of svg.querySelectorAll(
        '.tl-line, .tl-head, .tl-disc, .tl-work-bar, .tl-cross, .tl-lifeline, text',
      )) {
        const { stroke, fill } = getComputedStyle(mark);
        for (const colour of [stroke, fill])
          if (colour !== 'none') expect([...allowed], mark.outerHTML.slice(0, 80)).toContain(colour);
      }
    } finally {
      await emulateMedia('', {});
    }
  });
});
