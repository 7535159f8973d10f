import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/i18n/locale';
import { languageOf } from '../../../src/i18n/catalogue';
import { controlGroups } from '../../../src/shells/explore/control-groups';

import { withLane } from '../../../src/scenario/edits';
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
