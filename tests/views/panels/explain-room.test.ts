import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { textWidthPx } from '../../../src/layout/text-width';
import { techniqueText } from '../../../src/techniques/texts';
import { explainMoment } from '../../../src/views/panels/explain';
import { roomForExplanation } from '../../../src/views/panels/explain-room';
import { presetLanes, presetNames } from '../../layout/preset-lanes';
import { FIRST_PAGE } from '../../../src/trace/page-id';

/** The article's figures have its server, which makes messages of its own for each lane. */
const hasOwnNews = (preset: string) => preset.startsWith('figure-');

const MOMENT_COUNT = 300;
const widthOf = (text: string) => textWidthPx(text, 1);

describe('roomForExplanation(lanes, endMs, language)', () => {
  it.each(presetNames.flatMap((name) => (['en', 'zh-CN'] as const).map((locale) => [name, locale] as const)))(
    'has room for all that is said of %s while its time runs (%s)',
    (name, locale) => {
      const language = languageOf(locale);
      const runs = presetLanes(name);
      const lanes = runs.map(({ key, spans }) => ({
        name: techniqueText(key, locale)?.name ?? key,
        spans,
        hasOwnNews: hasOwnNews(name),
        page: FIRST_PAGE,
      }));
      const endMs = Math.max(...runs.map(({ untilMs }) => untilMs));
      const room = roomForExplanation(lanes, endMs, language);
      const [headlinePx, statusPx] = [Math.max(...room.headlines.map(widthOf)), widthOf(room.status)];
      const steps = Array.from({ length: MOMENT_COUNT + 1 }, (_, step) => (endMs * step) / MOMENT_COUNT);
      const comings = lanes.flatMap(({ spans }) =>
        spans.messages.flatMap(({ deliveries }) => deliveries.map(({ atMs }) => atMs)),
      );
      for (const atMs of [...steps, ...comings]) {
        const { headline, status } = explainMoment(lanes, atMs, endMs, language);
        expect(widthOf(headline), headline).toBeLessThanOrEqual(headlinePx);
        expect(widthOf(status), status).toBeLessThanOrEqual(statusPx);
      }
    },
  );
});
