import { page, userEvent } from 'vitest/browser';
import { afterEach, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { laneItemKey } from '../../src/layout/item-keys';
import { mountApp } from './mount-app';

afterEach(() => page.viewport(1280, 800));

it('a log line lights its arrow, and is lit by it', async () => {
  const { explore, root } = mountApp();
  explore.closeUps = ['log'];
  await page.getByRole('button', { name: /GET\s+#3/ }).hover();
  const key = explore.pointing.key;
  expect(key).toMatch(/^long-polling\/transit\/\d+$/);
  expect(root.querySelector(`[data-key="${String(key)}"]`)).not.toBeNull();
  explore.pointing.key = null;
  await expect.poll(() => root.querySelectorAll('li.lit').length).toBe(0);
  explore.pointing.key = key;
  await expect.poll(() => root.querySelectorAll('li.lit').length).toBe(1);
});

it('the log prints what the article’s programs print, and aborted ones in red', async () => {
  const { explore, root } = mountApp();
  explore.closeUps = ['log'];
  explore.openScene('figure-2');
  await expect
    .poll(() => root.textContent)
    .toMatch(/\[data: result: 40, response time: 7800, request time: 7500, use time: 300 \]/);
  explore.openScene('figure-5');
  await expect.poll(() => root.textContent).toContain('[state: timeout, error: timeout]');
  explore.openScene('figure-3');
  await expect.poll(() => root.querySelector('li.bad')?.textContent).toMatch(/#0\s+aborted/);
});

it('a click on a mark pins it: bytes, cause, effects, connection, and the way to its bytes and code; Escape lets go', async () => {
  const { explore, root } = mountApp();
  explore.pin('long-polling/transit/3');
  const details = page.getByRole('region', { name: 'Long polling: answer' });
  await expect.element(details).toBeVisible();
  await expect.element(details).toHaveTextContent(/Because of/);
  await expect.element(details).toHaveTextContent(/headers and framing/);
  await details.getByRole('button', { name: 'Show its bytes' }).click();
  const bytes = page.getByRole('region', { name: /^Long polling: answer, .*, bytes$/ });
  await expect.element(bytes).toHaveTextContent(/HTTP\/1\.1 200 OK/);
  await details.getByRole('button', { name: 'Show its code' }).click();
  await expect.element(page.getByRole('region', { name: 'Long polling, code at the server' })).toBeVisible();
  await details.getByRole('button', { name: 'Message 2', exact: true }).first().click();
  expect(explore.pinnedKey).toMatch(/^long-polling\/message\/2/);
  await userEvent.keyboard('{Escape}');
  expect(explore.pinnedKey).toBeNull();
  expect(root.querySelector('dl')).toBeNull();
});

it('the numbers are those up to the playhead, best and worst are marked and said, and each leads to what it counts', async () => {
  const { explore } = mountApp();
  const table = page.getByRole('table');
  await expect.element(table.getByRole('row', { name: /^Delivered/ })).toHaveTextContent(/4\s*4\s*3/);
  await expect.element(table.getByRole('row', { name: /^Lost/ })).toHaveTextContent(/0, best.*0, best.*1, worst/);
  explore.seek(0);
  await expect.element(table.getByRole('row', { name: /^Delivered/ })).toHaveTextContent(/0\s*0\s*0/);
  explore.seek(8700);
  await table
    .getByRole('row', { name: /^Lost/ })
    .getByRole('button', { name: /^1\s?, worst/ })
    .click();
  expect(explore.pinnedKey).toBe('websocket/message/4');
});

it('the table tells the same as the diagram, can be sorted, and leads back to the arrow', async () => {
  const { explore, root } = mountApp();
  await page.getByRole('button', { name: 'Table' }).click();
  const transits = explore.lanes.flatMap(({ spans }) => spans.transits);
  const rows = () => [...root.querySelectorAll('.wire-table tbody tr')];
  expect(rows().length).toBeGreaterThan(Math.min(199, transits.length));
  expect(root.querySelectorAll('.wire-table tr.next')).toHaveLength(1);
  expect(root.querySelector('.wire-table')?.textContent).toMatch(/message lost: no socket was open/);
  await page.getByRole('button', { name: 'Sort by Bytes' }).click();
  await page.getByRole('button', { name: 'Sort by Bytes' }).click();
  const most = Math.max(...transits.map((transit) => transit.overheadBytes + transit.payloadBytes));
  expect(rows()[0]?.textContent).toMatch(new RegExp(`${most}\\sB`));
  // Anywhere on the row: what lies under the middle of a cell is its button.
  const { left, top, width, height } = must(rows()[0]?.querySelector('td.what'), 'a cell').getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  expect(hit).toBe(rows()[0]?.querySelector('button'));
  must(rows()[0]?.querySelector('button'), 'its button').click();
  expect(explore.pinnedKey).toMatch(/\/transit\/\d+$/);
});

it('the machine shows its state at the playhead, and the text follows the lane', async () => {
  mountApp();
  const chart = (name: string) => page.getByRole('list', { name });
  await expect
    .element(chart('Long polling, browser').getByText('waiting for an answer').first())
    .toHaveAttribute('aria-current', 'step');
  await page.getByRole('group', { name: 'Look closer at' }).getByRole('button', { name: 'WebSocket' }).click();
  await expect.element(chart('WebSocket, browser').getByText('open', { exact: true }).last()).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'WebSocket', exact: true })).toBeVisible();
});

it('what was done to the run is listed, leads to its moment, and can be taken back', async () => {
  const { explore } = mountApp();
  const faults = page.getByRole('region', { name: 'Faults' });
  await faults.getByRole('button', { name: '5.400 s' }).click();
  expect(explore.playheadMs).toBe(5400);
  await faults.getByRole('button', { name: 'Remove: streams closed' }).click();
  expect(explore.scenario.interventions).toEqual([]);
  explore.undo();
  expect(explore.scenario.interventions).toHaveLength(1);
});

it('while playing the live region is silent for five seconds after a summary; a pause speaks at once', () => {
  const { explore } = mountApp();
  const said: string[] = [];
  const say = () => said.push('summary');
  explore.announcer.sayNowAndThen(10_000, () => `${say()}`);
  explore.announcer.sayNowAndThen(14_999, () => `${say()}`);
  expect(said).toHaveLength(1);
  explore.announcer.sayNowAndThen(15_000, () => `${say()}`);
  expect(said).toHaveLength(2);
  explore.play(true);
  explore.play(false);
  expect(explore.announcer.text).toMatch(/^Paused at 8\.700\ss\.$/);
});

it('a step speaks at once: its moment, what has happened since the one before, what goes on; Home, End and fine steps too', async () => {
  const { explore, root } = mountApp();
  const sentences = () => page.getByRole('region', { name: 'Now' }).element().textContent;
  await userEvent.keyboard('{ArrowRight}');
  const first =
    'Ajax polling: its request is on the way. Long polling: the server has held its request open for 1.84\u00a0s.';
  expect(explore.announcer.text).toContain(`10.000\u00a0s. ${first}`);
  await expect
    .poll(() => root.querySelector('.visually-hidden[role="status"]')?.textContent)
    .toBe(explore.announcer.text);
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
  // Back before it, the last that happened is another: it is told.
  expect(explore.announcer.text).toMatch(/^9\.900\ss\. Ajax polling: idle/);
  await userEvent.keyboard('{Home}');
  expect(explore.announcer.text).toMatch(/^At 0\.000\ss /);
  await userEvent.keyboard('{End}');
  expect(explore.announcer.text).toMatch(/^At 30\.000\ss /);
  expect(sentences()).toContain(explore.announcer.text.split('. ').at(-1)?.slice(0, 12));
  await explore.speak('zh-CN');
  expect(explore.announcer.text).toBe('');
  explore.step(-1);
  expect(explore.announcer.text).toMatch(/^29\.047\ss 时，.*Ajax轮询：.*。$/);
});

it.each(['light', 'projector'] as const)(
  'all numbers of three techniques fit a page of 1024 px (%s)',
  async (theme) => {
    await page.viewport(1024, 768);
    const { explore, root } = mountApp();
    explore.theme = theme;
    explore.seek(explore.endMs);
    await page.getByRole('button', { name: /^All \d+ numbers$/ }).click();
    const scroll = root.querySelector('table')?.parentElement;
    await expect.poll(() => (scroll?.scrollWidth ?? Infinity) - (scroll?.clientWidth ?? 0)).toBeLessThanOrEqual(0);
  },
);

it('the server’s chart says where it stands while it is folded, and shows its states when it is not', async () => {
  mountApp();
  const fold = page.getByRole('region', { name: 'Server', exact: true }).getByRole('button').first();
  await expect.element(fold).toHaveTextContent('Request 4: holding the request');
  await fold.click();
  const states = page.getByRole('list', { name: 'Long polling, server' });
  await expect.element(states.getByText('holding the request')).toHaveAttribute('aria-current', 'step');
  await expect.element(states.getByRole('button', { name: /^hold limit over.*in 24.5/ })).toBeVisible();
});

it('pointing at a transition lights its messages; pointing at a message lights its transition', async () => {
  const { explore, root } = mountApp();
  const states = page.getByRole('list', { name: 'Long polling, browser' });
  const answered = states.getByRole('button', { name: /^answered.*else/ });
  answered.element().focus();
  const lit = () => root.querySelectorAll('.tl-tied').length;
  await expect.poll(lit).toBeGreaterThan(0);
  expect([...(explore.pointing.lit?.keys ?? [])].some((key) => key.startsWith('transit/'))).toBe(true);
  answered.element().blur();
  const answer = explore.lanes[1]!.spans.transits.find(({ content }) => content === 'response')!;
  explore.pointing.key = laneItemKey('long-polling', `transit/${answer.id}`);
  await expect.poll(() => answered.element().classList.contains('lit')).toBe(true);
});

it('a transition is named in one breath: what happens, when, where to, how often', async () => {
  mountApp();
  await expect
    .element(page.getByRole('button', { name: 'answered else 4×, to “waiting for an answer”', exact: true }))
    .toBeVisible();
  await page.getByRole('button', { name: '中文' }).click();
  const named = page.getByRole('button', { name: /^[^ ,]+ 否则 4×，到“[^ ]+”$/ });
  await expect.element(named).toBeVisible();
});

it('a click on a transition goes to the next time that it is taken, and its count follows', async () => {
  const { explore } = mountApp();
  explore.seekAndSettle(0);
  const answered = page
    .getByRole('list', { name: 'Long polling, browser' })
    .getByRole('button', { name: /^answered.*else/ });
  const taken = explore.lanes[1]!.spans.states.filter(
    ({ event, exchangeId }) => event === 'response.arrived' && exchangeId === null,
  );
  await answered.click();
  expect(explore.playheadMs).toBe(taken[0]!.enteredAtMs);
  await answered.click();
  expect(explore.playheadMs).toBe(taken[1]!.enteredAtMs);
  await expect.element(answered).toHaveTextContent('2×');
});

it('a row of the numbers says why the best and the worst are that, by hover, by key, and to a screen reader', async () => {
  mountApp();
  const table = page.getByRole('table').first();
  const row = table.getByRole('row', { name: /^Requests \/ message/ });
  await expect.element(row).toHaveTextContent(/1\.25, worst: asked again after each of 4 answers/);
  await row.hover();
  const numbers = page.getByRole('region', { name: 'So far' });
  await expect.element(numbers).toHaveTextContent(/Best, WebSocket: 3 messages pushed, 2 requests in all/);
  await expect.element(numbers).toHaveTextContent(/Worst, long polling: asked again after each of 4 answers/);
  table.getByRole('button', { name: 'Lost', exact: true }).element().focus();
  await expect.element(numbers).toHaveTextContent(/Worst, WebSocket: nobody was listening/);
});

it('more techniques than fit are announced above the numbers, and no column is cut in two', async () => {
  const { explore, root } = mountApp();
  await expect.element(page.getByText(/^Techniques \d to \d of \d$/)).not.toBeInTheDocument();
  for (const id of ['sse', 'iframe-polling', 'iframe-chained'])
    explore.edit({ ...explore.scenario, techniques: [...explore.scenario.techniques, { id }] }, true);
  await expect.element(page.getByText('Techniques 1 to 3 of 6')).toBeVisible();
  await page.getByRole('button', { name: 'Scroll the table to the right' }).click();
  await expect.element(page.getByText('Techniques 2 to 4 of 6')).toBeVisible();
  const scroller = must(root.querySelector('.metrics-table')?.parentElement, 'the table scrolls in a box');
  const edgePx = scroller.getBoundingClientRect().right;
  const isEdge = (head: Element) => Math.abs(head.getBoundingClientRect().right - edgePx) < 2;
  await expect.poll(() => [...scroller.querySelectorAll('thead th')].some(isEdge)).toBe(true);
});

it('a chart that is longer than the column shows the state that is active, at any moment', async () => {
  await page.viewport(1440, 900);
  const { explore, root } = mountApp();
  explore.openScene('upgrade');
  for (const atMs of [100, explore.endMs / 2, 100]) {
    explore.seekAndSettle(atMs);
    await expect
      .poll(() => {
        const state = must(root.querySelector('.sight .state.active'), 'a state is active');
        const [inner, outer] = [state, must(state.closest('.sight'), 'it is in a chart')].map((each) =>
          each.getBoundingClientRect(),
        );
        return inner!.top >= outer!.top && inner!.bottom <= outer!.bottom && outer!.bottom <= innerHeight;
      })
      .toBe(true);
  }
});
