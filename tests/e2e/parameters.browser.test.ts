import { page, userEvent } from 'vitest/browser';
import { expect, it } from 'vitest';
import { dragSlider, mountApp, pictureOf } from './mount-app';

const slider = (name: string) => page.getByRole('slider', { name }).element() as HTMLInputElement;
const valueBox = (name: string) => page.getByRole('textbox', { name: `${name}, value` });

it('a drag re-simulates and redraws at each position, but is one step of undo and one write of the link', async () => {
  const { explore, root, writes } = mountApp();
  const pictures = new Set([pictureOf(root)]);
  const before = explore.scenario.network.oneWayLatencyMs;
  const latency = slider('One-way latency');
  for (const position of [140, 100, 60]) {
    latency.value = String(position);
    latency.dispatchEvent(new Event('input', { bubbles: true }));
    await Promise.resolve();
    pictures.add(pictureOf(root));
  }
  expect(writes).toHaveLength(0);
  dragSlider(latency, [60]);
  expect(pictures.size).toBe(4);
  expect(writes).toHaveLength(1);
  expect(explore.scenario.network.oneWayLatencyMs).toBeLessThan(before);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(explore.scenario.network.oneWayLatencyMs).toBe(before);
  expect(pictureOf(root) === [...pictures][0]).toBe(true); // the pictures themselves would fill the screen
  expect(explore.history.canUndo).toBe(false);
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  expect(explore.scenario.network.oneWayLatencyMs).toBeLessThan(before);
});

it('a drag after Tab has passed over the slider is still a step of undo', async () => {
  const { explore, writes } = mountApp();
  const latency = slider('One-way latency');
  latency.focus();
  await userEvent.keyboard('{Tab}');
  dragSlider(latency, [100, 60]);
  expect(writes).toHaveLength(1);
  expect(explore.history.canUndo).toBe(true);
});

it('Ctrl+Z on a slider keeps what can be done again', async () => {
  const { explore } = mountApp();
  const before = explore.scenario.network.oneWayLatencyMs;
  const latency = slider('One-way latency');
  latency.focus();
  dragSlider(latency, [60]);
  const dragged = explore.scenario.network.oneWayLatencyMs;
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(explore.scenario.network.oneWayLatencyMs).toBe(before);
  expect(explore.history.canRedo).toBe(true);
  await userEvent.keyboard('{Control>}y{/Control}');
  expect(explore.scenario.network.oneWayLatencyMs).toBe(dragged);
});

it('an arrow key on a slider is one step of undo, written once', async () => {
  const { explore, writes } = mountApp();
  const before = explore.scenario.network.oneWayLatencyMs;
  slider('One-way latency').focus();
  await userEvent.keyboard('{ArrowLeft}');
  expect(explore.scenario.network.oneWayLatencyMs).toBeLessThan(before);
  expect(writes).toHaveLength(1);
});

it('a number without a unit takes the one shown', async () => {
  const { explore } = mountApp();
  await valueBox('Loss').fill('5');
  await userEvent.keyboard('{Enter}');
  expect(explore.scenario.network.lossProbability).toBe(0.05);
});

it('what was wrong with an entry is said until the next edit, language or focus', async () => {
  const { explore } = mountApp();
  const problem = () => page.getByText('“abc” is not a number').query();
  const enterWrongly = async () => {
    await valueBox('One-way latency').fill('abc');
    await userEvent.keyboard('{Enter}');
    expect(problem()).not.toBeNull();
    (document.activeElement as HTMLElement).blur();
    expect(problem()).not.toBeNull();
  };
  await enterWrongly();
  dragSlider(slider('Loss'), [20]);
  expect(problem()).toBeNull();
  await enterWrongly();
  await valueBox('One-way latency').click();
  expect(problem()).toBeNull();
  await enterWrongly();
  explore.speak('zh-CN');
  await expect.poll(() => page.getByText('abc').query()).toBeNull();
});

it('a number may be typed with its unit', async () => {
  const { explore } = mountApp();
  await valueBox('One-way latency').fill('0.08 s');
  await userEvent.keyboard('{Enter}');
  expect(explore.scenario.network.oneWayLatencyMs).toBe(80);
  await valueBox('Loss').fill('2%');
  await userEvent.keyboard('{Tab}');
  expect(explore.scenario.network.lossProbability).toBe(0.02);
  await expect.element(valueBox('Loss')).toHaveValue('2%');
});

it('a wrong entry names the field, the value and what is allowed, and keeps the old value', async () => {
  const { explore } = mountApp();
  await valueBox('One-way latency').fill('999999999');
  await userEvent.keyboard('{Enter}');
  await expect
    .element(page.getByText('One-way latency: “999999999” is out of range; allowed is 0 ms to 60 s. Still 300 ms.'))
    .toBeVisible();
  await valueBox('One-way latency').fill('two cows');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('One-way latency: “two cows” is not a number')).toBeVisible();
  expect(explore.scenario.network.oneWayLatencyMs).toBe(300);
});

it('a technique can be added up to six lanes, and removed down to one', async () => {
  const { explore, root } = mountApp();
  const add = page.getByRole('combobox', { name: 'Add a technique…' });
  for (let lanes = 4; lanes <= 6; lanes += 1) {
    await add.selectOptions('Server-sent events');
    expect(explore.lanes).toHaveLength(lanes);
  }
  expect(add.query()).toBeNull();
  expect(pictureOf(root)).toContain('Server-sent events 3');
  for (let lanes = 5; lanes >= 1; lanes -= 1) {
    await page
      .getByRole('button', { name: /^Remove / })
      .first()
      .click();
    expect(explore.lanes).toHaveLength(lanes);
  }
  expect(page.getByRole('button', { name: /^Remove Server/ }).query()).toBeNull();
});

it('choosing a kind of jitter or message brings its own fields; the picture of the messages stays', async () => {
  const { explore } = mountApp();
  const publishedAtMs = explore.lanes[0]?.spans.messages.map((message) => message.publishedAtMs);
  await page.getByRole('combobox', { name: 'Published' }).selectOptions('at set moments');
  expect(explore.scenario.messages).toMatchObject({ kind: 'at', timesMs: publishedAtMs });
  await page.getByRole('combobox', { name: 'Jitter' }).selectOptions('uniform');
  await expect.element(page.getByRole('slider', { name: 'Jitter, up to' })).toBeVisible();
});

it('a run that spends its event budget says so, and the last good picture stays', async () => {
  const { explore, root } = mountApp();
  const before = pictureOf(root);
  const [first] = explore.scenario.techniques;
  explore.edit(
    {
      ...explore.scenario,
      durationMs: 86_400_000,
      techniques: [{ ...first, params: { answers: 'at-once', pollIntervalMs: 0 } }],
    },
    true,
  );
  await expect.element(page.getByText(/The run was stopped: event budget/)).toBeVisible();
  expect(pictureOf(root) === before).toBe(true);
  explore.undo();
  await expect.poll(() => page.getByText(/The run was stopped/).query()).toBeNull();
});
