import { expect, it } from 'vitest';
import { watchConsole } from './console-watch';

function watchFake() {
  const written: unknown[][] = [];
  const fake = { error: (...args: unknown[]) => written.push(args), warn: (...args: unknown[]) => written.push(args) };
  const page = new EventTarget();
  return { written, fake, page, watch: watchConsole(fake, page) };
}

it('watchConsole(console).takeFaults() gives what was said since the last call, once', () => {
  const { fake, watch, written } = watchFake();
  fake.warn('slow', 3);
  fake.error(new Error('broken'));
  expect(watch.takeFaults()).toEqual(['console.warn: slow 3', 'console.error: Error: broken']);
  expect(watch.takeFaults()).toEqual([]);
  expect(written).toHaveLength(2);
});

it('watchConsole(console, page) notes an address that could not be loaded, and no other error', () => {
  const { page, watch } = watchFake();
  page.dispatchEvent(new Event('error'));
  expect(watch.takeFaults()).toEqual([]);
  Object.assign(page, { src: 'missing.png' });
  page.dispatchEvent(new Event('error'));
  expect(watch.takeFaults()).toEqual(['not loaded: missing.png']);
});
