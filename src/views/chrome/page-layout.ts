/** Which of its two shapes the page has, from its size and the reader's size of text. */
import type { Size } from './measured';
import type { Theme } from './theme';

/** As wide as this the page is a desk that does not scroll: three columns, and time below. `layout.css` has the same number. */
const DESK_FROM_REM = 62.5;
/** Narrower than this, lanes side by side cannot be read: one is shown at a time. Of the usual text. */
const SIDE_BY_SIDE_FROM_PX = 520;
/** Lower than this, the legend would take its room from the picture: it waits behind its name. Of the usual text. */
const TALL_FROM_PX = 540;
/** Narrower than this, a lane has no room left for arrows between its marbles. Of the usual text, as the axis's. */
const LEAST_LANE_PX = 115;
const AXIS_PX = 52;
const USUAL_REM_PX = 16;
/** How much larger text is than usual, in the page and in the diagram (`tokens.css`). */
const PAGE_TEXT_SCALES: Readonly<Partial<Record<Theme, number>>> = { projector: 20 / 14 };
const DIAGRAM_TEXT_PX = { usual: 11.5, projector: 18 };

/** Whether the page is a desk. On anything narrower the page itself scrolls, and keeps wheel and finger for that. */
export function isDesk({ widthPx, remPx }: Size): boolean {
  return widthPx >= DESK_FROM_REM * remPx;
}

/** Of the part of the page that has the picture. */
function isNarrow({ widthPx, remPx }: Size, theme: Theme): boolean {
  return widthPx < SIDE_BY_SIDE_FROM_PX * textScale(remPx, theme);
}

/** How many lanes can be read side by side; 1 where the page shows one at a time. */
export function laneCapacity(size: Size, theme: Theme): number {
  if (isNarrow(size, theme)) return 1;
  const scale = diagramTextPx(size.remPx, theme) / DIAGRAM_TEXT_PX.usual;
  return Math.max(2, Math.floor((size.widthPx / scale - AXIS_PX) / LEAST_LANE_PX));
}

/** The lanes that are in view, where so many can be: those around the chosen one, in whole turns of the page but the last. */
export function lanesInView<Lane extends { readonly key: string }>(
  lanes: readonly Lane[],
  chosenKey: string,
  capacity: number,
): { readonly lanes: readonly Lane[]; readonly firstPlace: number } {
  const chosen = Math.max(
    0,
    lanes.findIndex(({ key }) => key === chosenKey),
  );
  const firstPlace = Math.max(0, Math.min(chosen - (chosen % capacity), lanes.length - capacity));
  return { lanes: lanes.slice(firstPlace, firstPlace + capacity), firstPlace };
}

export function isLow({ heightPx, remPx }: Size, theme: Theme): boolean {
  return heightPx < TALL_FROM_PX * textScale(remPx, theme);
}

/** The size of the diagram's text. */
export function diagramTextPx(remPx: number, theme: Theme): number {
  return (theme === 'projector' ? DIAGRAM_TEXT_PX.projector : DIAGRAM_TEXT_PX.usual) * (remPx / USUAL_REM_PX);
}

function textScale(remPx: number, theme: Theme): number {
  return (PAGE_TEXT_SCALES[theme] ?? 1) * (remPx / USUAL_REM_PX);
}
