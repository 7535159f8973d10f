import { launchBrowser, PAGE_PX } from './support/browser';
import { goalLine } from './support/goal';
import { medianOf, rankOf } from './support/ranks';
import { serveSizePage } from './support/size-page';
import type { Contender, SizeQuestion } from './size/main';

const MESSAGE_COUNTS = [100, 1000, 10_000, 100_000];
const IN_VIEW_COUNT = 60;
const SAMPLE_COUNT = 5;
const PAN_COUNT = 24;
/** A contender that does not answer within this has given up. */
const GIVE_UP_MS = 60_000;
/** It gets no further sample of a size when it has spent this much on it, and pans no longer than this. */
const SAMPLES_MS = 30_000;
const PANS_MS = 20_000;

interface Row {
  readonly name: string;
  readonly contender: Contender;
  readonly inViewCount: number;
  /** Sizes that it is asked for. */
  readonly leastCount?: number;
  readonly mostCount?: number;
}

const OURS: Row = { name: 'Pollscope', contender: 'pollscope', inViewCount: IN_VIEW_COUNT };
const OURS_ALL: Row = { name: '… all in view', contender: 'pollscope', inViewCount: Infinity, leastCount: 1000 };
const MERMAID: Row = { name: 'mermaid', contender: 'mermaid', inViewCount: IN_VIEW_COUNT, mostCount: 1000 };
const ROWS: readonly Row[] = [
  OURS,
  { name: '… 1,000 in view', contender: 'pollscope', inViewCount: 1000, leastCount: 10_000 },
  OURS_ALL,
  { name: 'D3 join', contender: 'd3-join', inViewCount: IN_VIEW_COUNT },
  MERMAID,
  { name: 'vis-timeline', contender: 'vis-timeline', inViewCount: IN_VIEW_COUNT },
];

/** What was measured of one row at one size. */
interface Tally {
  readonly paintsMs: number[];
  readonly pansMs: number[];
  spentMs: number;
  hasGivenUp: boolean;
}

/** One sample, in a process of its own; null when the contender gave up. */
async function sample(address: string, question: SizeQuestion) {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: PAGE_PX });
    await page.goto(address);
    await page.waitForFunction(() => 'sizeBench' in globalThis);
    await page.evaluate((asked) => globalThis.sizeBench.prepare(asked), question);
    const paintMs = await orNull(page.evaluate(() => globalThis.sizeBench.firstPaintMs()));
    if (paintMs === null) return null;
    const limits = { count: PAN_COUNT, limitMs: PANS_MS };
    const pans = page.evaluate(({ count, limitMs }) => globalThis.sizeBench.panFramesMs(count, limitMs), limits);
    return { paintMs, pansMs: (await orNull(pans)) ?? [] };
  } finally {
    await browser.close();
  }
}

/** Null when it takes too long; what it comes to after that is nobody's business. */
async function orNull<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), GIVE_UP_MS);
  });
  try {
    asked.catch(() => null);
    return await Promise.race([asked, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** In rounds, so that all contenders share what else the machine does meanwhile. */
async function measureSize(address: string, messageCount: number, rows: readonly Row[]): Promise<Map<Row, Tally>> {
  const tallies = new Map<Row, Tally>();
  for (const row of rows) tallies.set(row, { paintsMs: [], pansMs: [], spentMs: 0, hasGivenUp: false });
  for (let round = 0; round < SAMPLE_COUNT; round++) {
    for (const [{ contender, inViewCount }, tally] of tallies) {
      if (tally.hasGivenUp || tally.spentMs > SAMPLES_MS) continue;
      const question = { contender, messageCount, inViewCount: Math.min(inViewCount, messageCount) };
      const startMs = performance.now();
      const taken = await sample(address, question);
      tally.spentMs += performance.now() - startMs;
      tally.hasGivenUp = taken === null;
      if (taken) tally.paintsMs.push(taken.paintMs);
      if (taken) tally.pansMs.push(...taken.pansMs);
    }
  }
  return tallies;
}

const HEADS = ['messages', 'drawn by', 'paint ms', 'ours ÷ its', 'pan ms', 'pan p95 ms', 'ours ÷ its', 'paints/pans'];
const paintOf = (tally: Tally | undefined) => medianOf(tally?.paintsMs ?? []);
const panOf = (tally: Tally | undefined) => medianOf(tally?.pansMs ?? []);

function tableRow(cells: readonly string[]): string {
  return cells
    .map((cell, column) => (column === 1 ? cell.padEnd(18) : cell.padStart(column === 0 ? 8 : 12)))
    .join('  ');
}

/** Our own other views are compared with nothing: the baselines draw the view of the first row. */
function describe(messageCount: number, row: Row, tally: Tally, ours: Tally | undefined): string {
  const head = [messageCount.toLocaleString('en'), row.name];
  if (tally.hasGivenUp) return tableRow([...head, `gave up after ${GIVE_UP_MS / 1000} s`]);
  const ratio = (oursMs: number, itsMs: number) => (row.contender === 'pollscope' ? '' : (oursMs / itsMs).toFixed(3));
  return tableRow([
    ...head,
    paintOf(tally).toFixed(0),
    ratio(paintOf(ours), paintOf(tally)),
    panOf(tally).toFixed(1),
    rankOf(tally.pansMs, 0.95).toFixed(1),
    ratio(panOf(ours), panOf(tally)),
    `${tally.paintsMs.length} / ${tally.pansMs.length}`,
  ]);
}

type Results = ReadonlyMap<number, ReadonlyMap<Row, Tally>>;

/** Those of the table of goals that are about size. */
function goalLines(results: Results): string[] {
  const at = (messageCount: number, row: Row) => results.get(messageCount)?.get(row);
  const [thousand, most] = [at(1000, OURS), at(100_000, OURS)];
  const mermaidLine = (messageCount: number, goal: number) => {
    const mermaid = at(messageCount, MERMAID);
    const itsMs = mermaid?.hasGivenUp ? GIVE_UP_MS : paintOf(mermaid);
    const what = `first paint of ${messageCount.toLocaleString('en')} messages, mermaid ÷ Pollscope`;
    const remark = mermaid?.hasGivenUp ? ' (at least: mermaid gave up)' : mermaid ? '' : ' (takes --all)';
    return goalLine(what + remark, itsMs / paintOf(at(messageCount, OURS)), '≥', goal);
  };
  const p95Line = (row: Row, remark: string) =>
    goalLine(`pan frame at 100,000, p95${remark}`, rankOf(at(100_000, row)?.pansMs ?? [], 0.95), '≤', 16, 'ms');
  return [
    mermaidLine(1000, 20),
    mermaidLine(10_000, 400),
    goalLine('first paint, 100,000 ÷ 1,000', paintOf(most) / paintOf(thousand), '≤', 2),
    goalLine('pan frame, 100,000 ÷ 1,000', panOf(most) / panOf(thousand), '≤', 1.2),
    p95Line(OURS, ''),
    p95Line(OURS_ALL, ', all in view'),
  ];
}

/**
 * One lane of 100 to 100,000 messages: first paint from the finished trace, and the frames of a pan, against the same
 * messages drawn by others. `isAll` asks mermaid for sizes at which it takes a minute and gives up.
 */
export async function* bench({ isAll }: { readonly isAll: boolean }): AsyncGenerator<string> {
  const server = await serveSizePage();
  try {
    yield tableRow(HEADS);
    const results = new Map<number, Map<Row, Tally>>();
    for (const messageCount of MESSAGE_COUNTS) {
      const rows = ROWS.filter(
        ({ leastCount = 0, mostCount = Infinity }) =>
          messageCount >= leastCount && (isAll || messageCount <= mostCount),
      );
      const tallies = await measureSize(server.address, messageCount, rows);
      results.set(messageCount, tallies);
      for (const [row, tally] of tallies) yield describe(messageCount, row, tally, tallies.get(OURS));
    }
    yield* goalLines(results);
    yield `medians; from the finished trace to the painted frame, raster included, no limit of frames; a new browser each time; about ${IN_VIEW_COUNT} messages in view where nothing else is said`;
  } finally {
    await server.close();
  }
}
