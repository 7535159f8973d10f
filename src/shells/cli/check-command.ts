import type { Command } from './command';
import { loadScenario } from './load-scenario';
import { nameOfSource } from './read-source';

export const checkCommand: Command = {
  name: 'check',
  summary: 'Say whether a scenario is valid, or everything that is wrong with it; nothing is run',
  options: [],
  run: async ({ source, stdin }) => {
    const { scenario } = await loadScenario(source, stdin);
    const { techniques, clients, browser, durationMs } = scenario;
    const parts = [
      `${techniques.length} ${techniques.length === 1 ? 'lane' : 'lanes'} (${techniques.map(({ key }) => key).join(', ')})`,
      `${clients} ${clients === 1 ? 'client' : 'clients'}`,
      ...(browser.tabs > 1 ? [`${browser.tabs} tabs each`] : []),
      `${durationMs} ms`,
    ];
    return `ok: ${nameOfSource(source)} is a valid scenario: ${parts.join(', ')}\n`;
  },
};
