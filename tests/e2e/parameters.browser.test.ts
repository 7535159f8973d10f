import { page, userEvent } from 'vitest/browser';
import { withValue } from '../../src/scenario/edits';
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

const latencyProblem = '“abc” is not a number';

async function enterWrongly(): Promise<void> {
  await valueBox('One-way latency').fill('abc');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(latencyProblem)).toBeVisible();
}

it('a wrong entry stays, marked and told, whatever else is done, until it is corrected', async () => {
  const { explore } = mountApp();
  await enterWrongly();
  (document.activeElement as HTMLElement).blur();
  dragSlider(slider('Loss'), [20]);
  const box = valueBox('One-way latency');
  await expect.element(box).toHaveValue('abc');
  await expect.element(box).toHaveAttribute('aria-invalid', 'true');
  await expect.element(box).toHaveAccessibleDescription(/^One-way latency: “abc” is not a number; .* Still 300\sms\.$/);
  await box.click();
  await expect.element(box).toHaveValue('abc');
  await expect.element(page.getByText(latencyProblem)).toBeVisible();
  await box.fill('120 ms');
  await expect.element(page.getByText(latencyProblem)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(page.getByText(latencyProblem).query()).toBeNull();
  await expect.element(box).toHaveAttribute('aria-invalid', 'false');
  expect(explore.scenario.network.oneWayLatencyMs).toBe(120);
});

it('Escape gives a wrong entry up and brings back the value', async () => {
  const { explore } = mountApp();
  explore.pin('long-polling/transit/3');
  await enterWrongly();
  await userEvent.keyboard('{Escape}');
  await expect.element(valueBox('One-way latency')).toHaveValue('300\u00a0ms');
  expect(page.getByText(latencyProblem).query()).toBeNull();
  expect(explore.pinnedKey).toBe('long-polling/transit/3');
});

it('another value of the field takes the place of a wrong entry: its slider, undo', async () => {
  const { explore } = mountApp();
  await enterWrongly();
  dragSlider(slider('One-way latency'), [60]);
  expect(page.getByText(latencyProblem).query()).toBeNull();
  await enterWrongly();
  explore.undo();
  await expect.poll(() => page.getByText(latencyProblem).query()).toBeNull();
  await expect.element(valueBox('One-way latency')).toHaveValue('300\u00a0ms');
});

it('on a phone, what was wrong with an entry comes into sight within the sheet', async () => {
  await page.viewport(390, 844);
  mountApp();
  await page.getByRole('button', { name: 'Parameters' }).click();
  await enterWrongly();
  const told = page.getByText(latencyProblem).element();
  const help = page.getByText('How long a message travels').last().element();
  await expect.poll(() => told.getBoundingClientRect().bottom).toBeLessThan(help.getBoundingClientRect().top);
  await page.viewport(1280, 800);
});

it('an empty entry is wrong where there must be a number', async () => {
  mountApp();
  await valueBox('One-way latency').fill('');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('One-way latency: nothing is entered; allowed is 0 ms to 60 s.')).toBeVisible();
});

it('a wrong list of moments stays as it was typed, and names the item that is wrong', async () => {
  const { explore } = mountApp();
  await page.getByRole('combobox', { name: 'Published' }).selectOptions('at set moments');
  const before = explore.scenario.messages;
  const box = page.getByRole('textbox', { name: 'At', exact: true });
  await box.fill('1 s, soon, 3 s');
  await userEvent.keyboard('{Enter}');
  const told = page.getByText('At: “soon” is not a number; allowed is 0 ms to 24 h.');
  await expect.element(told).toBeVisible();
  await expect.element(box).toHaveValue('1 s, soon, 3 s');
  await expect.element(box).toHaveAccessibleDescription(/“soon” is not a number/);
  expect(explore.scenario.messages).toBe(before);
  await userEvent.keyboard('{Escape}');
  expect(told.query()).toBeNull();
  await box.fill('1 s, 3 s');
  await userEvent.keyboard('{Enter}');
  expect(explore.scenario.messages).toMatchObject({ kind: 'at', timesMs: [1000, 3000] });
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
    .element(page.getByText('One-way latency: “999999999 ms” is out of range; allowed is 0 ms to 60 s. Still 300 ms.'))
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
  explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', 1), true);
  await expect.poll(() => page.getByText(/The run was stopped/).query()).toBeNull();
});

it('the focus of one who removes a technique goes to the next one, and at last to what adds one', async () => {
  mountApp();
  page.getByRole('button', { name: 'Remove Ajax polling' }).element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Remove Long polling' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('combobox', { name: /^Add a technique/ })).toHaveFocus();
});

it('Undo keeps the focus when there is nothing left to undo, and then does nothing', async () => {
  const { explore } = mountApp();
  slider('Loss').focus();
  await userEvent.keyboard('{ArrowRight}');
  const undo = page.getByRole('button', { name: 'Undo' });
  undo.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(undo).toHaveAttribute('aria-disabled', 'true');
  await expect.element(undo).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(explore.scenario.network.lossProbability).toBe(0);
});

it("the article's server has sliders only while one on stage asks it", async () => {
  const { explore } = mountApp();
  const loop = page.getByRole('group', { name: 'The article’s server', exact: true });
  await expect.element(loop).not.toBeInTheDocument();
  explore.openScene('ajax-long-polling');
  await expect.element(loop).toBeVisible();
});

it('techniques are put into another order with arrow keys and by dragging, in one step of undo each; the focus stays', async () => {
  const { explore } = mountApp();
  const order = () => explore.scenario.techniques.map(({ key }) => key);
  page.getByRole('button', { name: 'Move WebSocket, 3 of 3' }).element().focus();
  await userEvent.keyboard('{ArrowUp}');
  expect(order()).toEqual(['ajax-polling', 'websocket', 'long-polling']);
  await expect.element(page.getByRole('button', { name: 'Move WebSocket, 2 of 3' })).toHaveFocus();
  await userEvent.dragAndDrop(
    page.getByRole('button', { name: 'Move Ajax polling, 1 of 3' }),
    page.getByRole('button', { name: 'Move Long polling, 3 of 3' }),
  );
  expect(order()).toEqual(['websocket', 'long-polling', 'ajax-polling']);
  explore.undo();
  explore.undo();
  expect(order()).toEqual(['ajax-polling', 'long-polling', 'websocket']);
});

it('text that was refused does not come back with the value that it was refused for', async () => {
  const { explore } = mountApp();
  await valueBox('One-way latency').fill('1.5s');
  await userEvent.keyboard('{Enter}');
  await valueBox('One-way latency').fill('80');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/“80\ss” is out of range/)).toBeVisible();
  explore.undo();
  await expect.element(valueBox('One-way latency')).toHaveValue('300\u00a0ms');
  explore.redo();
  await expect.element(valueBox('One-way latency')).toHaveValue('1.5\u00a0s');
});

it('a proxy is put beside the server by a switch, and then has sliders and switches of its own; each is a step of undo', async () => {
  const { explore, root } = mountApp();
  const bare = pictureOf(root);
  const isThere = page.getByRole('switch', { name: 'Beside the server' });
  await expect.element(page.getByRole('group', { name: 'Proxy', exact: true })).toBeVisible();
  expect(page.getByRole('slider', { name: 'Proxy gives up after' }).query()).toBeNull();
  await isThere.click();
  expect(explore.scenario.proxy).toMatchObject({ isBuffering: false, upstreamConnections: null });
  expect(pictureOf(root) === bare).toBe(false);
  const plain = pictureOf(root);
  await valueBox('Proxy gives up after').fill('2 s');
  await userEvent.keyboard('{Enter}');
  expect(explore.scenario.proxy?.idleTimeoutMs).toBe(2000);
  expect(pictureOf(root) === plain).toBe(false);
  expect(slider('Proxy connections').getAttribute('aria-valuetext')).toBe('unlimited');
  dragSlider(slider('Proxy connections'), [3, 1]);
  expect(explore.scenario.proxy?.upstreamConnections).toBe(2);
  await page.getByRole('switch', { name: 'Proxy passes Upgrade' }).click();
  expect(explore.scenario.proxy?.passesUpgrade).toBe(false);
  await page.getByRole('switch', { name: 'Proxy buffers' }).click();
  await expect.element(page.getByRole('slider', { name: 'Proxy buffer', exact: true })).toBeVisible();
  for (let step = 0; step < 5; step++) explore.undo();
  expect(explore.scenario.proxy).toBeNull();
  await expect.poll(() => pictureOf(root) === bare).toBe(true);
});

it('workers, backlog and what a held request takes stand in the server’s group', async () => {
  const { explore } = mountApp();
  await page.getByRole('button', { name: /^Server: \d+ more parameters$/ }).click();
  await valueBox('Workers').fill('1');
  await userEvent.keyboard('{Enter}');
  await valueBox('Backlog').fill('2');
  await userEvent.keyboard('{Enter}');
  await page.getByRole('combobox', { name: 'A held request' }).selectOptions('needs none');
  expect(explore.scenario.server).toMatchObject({ workers: 1, backlog: 2, concurrency: 'event-loop' });
});
