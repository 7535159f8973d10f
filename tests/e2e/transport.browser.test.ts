import { page, userEvent } from 'vitest/browser';
import { flushSync } from 'svelte';
import { expect, it, vi } from 'vitest';
import { mountApp, pictureOf } from './mount-app';

it('play moves the playhead and the picture, pause holds them', async () => {
  const { explore, root } = mountApp();
  const [startMs, startPicture] = [explore.playheadMs, pictureOf(root)];
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => explore.playheadMs).toBeGreaterThan(startMs);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  const pausedMs = explore.playheadMs;
  expect(pictureOf(root)).not.toBe(startPicture);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(explore.playheadMs).toBe(pausedMs);
});

it('play goes on past the end with reduced motion too, by steps', async () => {
  const { explore } = mountApp();
  explore.time.prefersSteps = true;
  const endMs = explore.scenario.durationMs;
  explore.seek(endMs);
  explore.playback.play();
  await expect.poll(() => explore.playheadMs).toBeGreaterThan(endMs);
  expect(explore.playback.isPlaying).toBe(true);
});

it('keys: Space, arrows, brackets, Home, End, ? and Escape', async () => {
  const { explore } = mountApp();
  await userEvent.keyboard('{Home}');
  expect(explore.playheadMs).toBe(0);
  await userEvent.keyboard('{ArrowRight}');
  expect(explore.playheadMs).toBe(300);
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}');
  expect(explore.playheadMs).toBe(300);
  await userEvent.keyboard(']');
  expect(explore.playheadMs).toBe(400);
  await userEvent.keyboard('[[');
  expect(explore.playheadMs).toBe(300);
  await userEvent.keyboard('{End}');
  expect(explore.playheadMs).toBe(explore.endMs);
  await userEvent.keyboard('{Home} ');
  expect(explore.playback.isPlaying).toBe(true);
  await userEvent.keyboard(' ');
  expect(explore.playback.isPlaying).toBe(false);
  await userEvent.keyboard('?');
  await expect.element(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => page.getByRole('dialog').query()).toBeNull();
});

it('keys can be switched off in their own dialog, for readers whose tools type by themselves', async () => {
  const { explore } = mountApp();
  await userEvent.keyboard('?');
  await page.getByRole('checkbox', { name: 'Use these keys' }).click();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => page.getByRole('dialog').query()).toBeNull();
  const before = explore.playheadMs;
  await userEvent.keyboard('{ArrowLeft}[[ ?');
  expect(explore.playheadMs).toBe(before);
  expect(explore.playback.isPlaying).toBe(false);
  expect(page.getByRole('dialog').query()).toBeNull();
});

it('keys leave a field in which somebody types alone', async () => {
  const { explore } = mountApp();
  const before = explore.playheadMs;
  await page.getByRole('textbox', { name: 'One-way latency, value' }).click();
  await userEvent.keyboard('{End}{ArrowLeft} ]?');
  expect(explore.playheadMs).toBe(before);
  expect(explore.playback.isPlaying).toBe(false);
  expect(page.getByRole('dialog').query()).toBeNull();
});

it('the scrubber seeks, tells its moment in words, and steps by message', async () => {
  const { explore } = mountApp();
  const scrubber = page.getByRole('slider', { name: 'Moment in the run' });
  const input = scrubber.element() as HTMLInputElement;
  input.value = '12000';
  input.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
  expect(explore.playheadMs).toBe(12_000);
  expect(explore.window.viewport.contains(12_000)).toBe(true);
  await expect.element(scrubber).toHaveAttribute('aria-valuetext', '12 seconds of 30 seconds');
  input.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(explore.time.moments).toContain(explore.playheadMs);
  expect(explore.playheadMs).toBeGreaterThan(12_000);
});

it('the first and last buttons and the keys of the scrubber write the link', async () => {
  const { explore, writes } = mountApp();
  await page.getByRole('button', { name: explore.language.words.transport.toEnd, exact: true }).click();
  expect(explore.playheadMs).toBe(explore.endMs);
  expect(writes).toHaveLength(1);
  await page.getByRole('button', { name: explore.language.words.transport.toStart, exact: true }).click();
  expect(explore.playheadMs).toBe(0);
  expect(writes).toHaveLength(2);
  (page.getByRole('slider', { name: 'Moment in the run' }).element() as HTMLInputElement).focus();
  await userEvent.keyboard('{End}');
  expect(explore.playheadMs).toBe(explore.endMs);
  expect(writes).toHaveLength(3);
  await userEvent.keyboard('{PageDown}');
  expect(explore.playheadMs).toBeLessThan(explore.endMs);
  expect(writes).toHaveLength(4);
});

it('while the scrubber is held, time waits', async () => {
  const { explore } = mountApp();
  explore.play(true);
  explore.hold(true);
  const heldMs = explore.playheadMs;
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(explore.playheadMs).toBe(heldMs);
  explore.hold(false);
  await expect.poll(() => explore.playheadMs).toBeGreaterThan(heldMs);
  explore.play(false);
});

it('with reduced motion, play goes on by steps from message to message', async () => {
  const { explore } = mountApp();
  explore.time.prefersSteps = true;
  flushSync();
  explore.time.prefersSteps = true;
  explore.play(true);
  await expect.poll(() => explore.playheadMs).toBeGreaterThan(8700);
  expect(explore.time.moments).toContain(explore.playheadMs);
  explore.play(false);
});

it('play goes on past the end of the scenario; what comes is drawn, and the scrubber has it', async () => {
  const { explore, root } = mountApp();
  const { endMs } = explore;
  explore.seek(endMs - 20);
  explore.time.setSpeed(1);
  explore.play(true);
  await expect.poll(() => explore.playheadMs).toBeGreaterThan(endMs + 100);
  expect(explore.playback.isPlaying).toBe(true);
  explore.play(false);
  flushSync();
  expect(explore.endMs).toBeGreaterThan(explore.window.viewport.toMs - 1);
  const scrubber = page.getByRole('slider', { name: 'Moment in the run' });
  await expect.element(scrubber).toHaveAttribute('max', String(explore.endMs));
  expect(pictureOf(root)).toContain((explore.playheadMs / 1000).toFixed(3));
  await userEvent.keyboard('{Home}');
  expect(explore.playheadMs).toBe(0);
});

it('Space after a click on a step button plays; on a button reached by keyboard it presses that button', async () => {
  const { explore } = mountApp();
  const onward = page.getByRole('button', { name: 'Step on' });
  await onward.click();
  await userEvent.keyboard(' ');
  expect(explore.playback.isPlaying).toBe(true);
  await userEvent.keyboard(' ');
  expect(explore.playback.isPlaying).toBe(false);
  onward.element().focus();
  const before = explore.playheadMs;
  await userEvent.keyboard(' ');
  expect(explore.playback.isPlaying).toBe(false);
  expect(explore.playheadMs).toBeGreaterThan(before);
});

it('a hidden tab never jumps: time waits for it, and goes on from where it was', async () => {
  const { explore } = mountApp();
  explore.play(true);
  const startMs = explore.playheadMs;
  await expect.poll(() => explore.playheadMs).toBeGreaterThan(startMs);
  const isHidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  document.dispatchEvent(new Event('visibilitychange'));
  const hiddenMs = explore.playheadMs;
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(explore.playheadMs).toBe(hiddenMs);
  isHidden.mockReturnValue(false);
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.poll(() => explore.playheadMs).toBeGreaterThan(hiddenMs);
  expect(explore.playheadMs).toBeLessThan(hiddenMs + 1000);
  explore.play(false);
  isHidden.mockRestore();
});

it('< and > change the speed by a stop of its slider, down to 1/1000', async () => {
  const { explore } = mountApp();
  await userEvent.keyboard('>');
  expect(explore.time.speed).toBe(0.4);
  await userEvent.keyboard('<<');
  expect(explore.time.speed).toBe(0.25);
  expect(explore.announcer.text).toBe('0.25 times real time');
  explore.time.setSpeed(1 / 1000);
  flushSync();
  const slider = page.getByRole('slider', { name: 'Speed' });
  await expect.element(slider).toHaveAttribute('aria-valuetext', '1/1000 times real time');
  await expect.element(page.getByText('1/1000\u00a0×')).toBeVisible();
});

it('the pointer over the scrubber tells the moment and the nearest event; a click near an event goes to it', async () => {
  const { explore, root } = mountApp();
  const scrubber = page.getByRole('slider', { name: 'Moment in the run' });
  const box = scrubber.element().getBoundingClientRect();
  const published = explore.lanes[0]?.spans.messages[3]?.publishedAtMs ?? 0;
  // The middle of the thumb runs from 9 px after the start to 9 px before the end.
  const xPx = Math.round(9 + (published / explore.endMs) * (box.width - 18)) + 3;
  await scrubber.hover({ position: { x: xPx, y: box.height / 2 } });
  await expect.poll(() => root.querySelector('.ghost')?.textContent).toContain('Message 4 published');
  expect(root.querySelector('.ghost')?.textContent).toContain((published / 1000).toFixed(3));
  await scrubber.click({ position: { x: xPx, y: box.height / 2 } });
  await expect.poll(() => explore.playheadMs).toBe(published);
});
