import type { Size } from '../../views/chrome/measured';

/** What can be shown below the picture, about the same moment: numbers over time, the code, the bytes, the log. */
export const CLOSE_UPS = ['charts', 'code', 'bytes', 'log'] as const;
export type CloseUp = (typeof CLOSE_UPS)[number];

/** As it is remembered: `code,log`. Anything else in the text is passed over. */
export function parseCloseUps(text: string | null): readonly CloseUp[] {
  const names = (text ?? '').split(',');
  return CLOSE_UPS.filter((closeUp) => names.includes(closeUp));
}

/** In the order of the switches, whatever the order of choosing. */
export function withCloseUp(open: readonly CloseUp[], closeUp: CloseUp, isOpen: boolean): readonly CloseUp[] {
  return CLOSE_UPS.filter((each) => (each === closeUp ? isOpen : open.includes(each)));
}

/** Narrower than this, a panel cannot be read beside another one. */
const MIN_PANEL_REM = 16;

/** How many panels stand side by side, so that all rows are about equally full. */
export function closeUpColumns(panelCount: number, { widthPx, remPx }: Pick<Size, 'widthPx' | 'remPx'>): number {
  const mostColumns = Math.max(1, Math.floor(widthPx / (MIN_PANEL_REM * remPx)));
  const rowCount = Math.ceil(panelCount / mostColumns);
  return rowCount === 0 ? 1 : Math.ceil(panelCount / rowCount);
}
