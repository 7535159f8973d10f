import { afterEach, describe, expect, it } from 'vitest';
import '../../../src/views/theme/tokens.css';
import { emulateMedia } from '../../support/emulate-media';

const root = document.documentElement;
const paper = () => getComputedStyle(root).getPropertyValue('--ps-paper');

afterEach(async () => {
  delete root.dataset['theme'];
  await emulateMedia('', {});
});

describe.each(['auto', undefined, 'dark'])('tokens.css, a dark system, data-theme %s', (theme) => {
  it('is dark on a screen, white in print, the system’s in forced colours', async () => {
    if (theme !== undefined) root.dataset['theme'] = theme;
    await emulateMedia('', { 'prefers-color-scheme': 'dark' });
    expect(paper()).toBe('#15181c');
    await emulateMedia('print', { 'prefers-color-scheme': 'dark' });
    expect(paper()).toBe('#ffffff');
    await emulateMedia('', { 'prefers-color-scheme': 'dark', 'forced-colors': 'active' });
    expect(paper()).toBe('Canvas');
  });
});
