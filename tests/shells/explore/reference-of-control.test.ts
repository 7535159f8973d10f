import { expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { buildReference } from '../../../src/reference/build-reference';
import { sectionsIn } from '../../../src/reference/document';
import { loadReferenceTexts } from '../../../src/reference/reference-texts';
import { controlGroups } from '../../../src/shells/explore/control-groups';
import { referenceIdOf } from '../../../src/shells/explore/reference-of-control';
import { techniques } from '../../../src/techniques/index';
import { parsed } from '../../support/scenarios';

const pages = await buildReference(languageOf('en'), await loadReferenceTexts('en'));
const ids = new Set(pages.flatMap(({ sections }) => sectionsIn(sections).map(({ id }) => id)));

const jitters = ['none', 'uniform', 'normal', 'logNormal', 'pareto'];
const messages = [{ kind: 'at', timesMs: [1] }, { kind: 'every' }, { kind: 'bursts' }, { kind: 'poisson' }];

it('referenceIdOf(control, scenario) is a section of the reference, for every control of the form', () => {
  let count = 0;
  for (let first = 0; first < techniques.length; first += 5) {
    for (const [place, kind] of jitters.entries()) {
      const scenario = parsed({
        version: 1,
        techniques: techniques.slice(first, first + 5).map(({ id }) => ({ id })),
        network: { jitter: { kind } },
        messages: messages[place % messages.length],
        ...(place % 2 === 0 ? { proxy: {} } : {}),
      });
      const fields = controlGroups(scenario, languageOf('en')).flatMap((group) => [...group.first, ...group.more]);
      for (const { id } of fields) expect([...ids], id).toContain(referenceIdOf(id, scenario));
      count += fields.length;
    }
  }
  expect(count).toBeGreaterThan(500);
});

it('referenceIdOf(control, scenario) is the field of the server where one lane has its own hold limit', () => {
  const scenario = parsed({ version: 1, techniques: [{ id: 'long-polling' }] });
  expect(referenceIdOf('lane/long-polling/server.holdLimitMs', scenario)).toBe('server.holdLimitMs');
  expect(referenceIdOf('techniques.0.params.pauseMs', scenario)).toBe('long-polling.pauseMs');
  expect(referenceIdOf('defaults/push', scenario)).toBe('defaults.of-push');
});
