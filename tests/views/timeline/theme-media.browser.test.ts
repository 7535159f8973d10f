import { cdp } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../src/views/theme/tokens.css';

/** Chromium's own protocol; vitest types its sessions as empty. */
interface Emulation {
  send(method: 'Emulation.setEmulatedMedia', parts: object): Promise<unknown>;
}

async function emulate(media: string, features: Readonly<Record<string, string>>): Promise<void> {
  const session = cdp() as unknown as Emulation;
  await session.send('Emulation.setEmulatedMedia', {
    media,
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}

const root = document.documentElement;
const paper = () => getComputedStyle(root).getPropertyValue('--ps-paper');

afterEach(async () => {
  delete root.dataset['theme'];
  await emulate('', {});
});

describe.each(['auto', undefined, 'dark'])('tokens.css, a dark system, data-theme %s', (theme) => {
  it('is dark on a screen, white in print, the system’s in forced colours', async () => {
    if (theme !== undefined) root.dataset['theme'] = theme;
    await emulate('', { 'prefers-color-scheme': 'dark' });
    expect(paper()).toBe('#15181c');
    await emulate('print', { 'prefers-color-scheme': 'dark' });
    expect(paper()).toBe('#ffffff');
    await emulate('', { 'prefers-color-scheme': 'dark', 'forced-colors': 'active' });
    expect(paper()).toBe('Canvas');
  });
});
