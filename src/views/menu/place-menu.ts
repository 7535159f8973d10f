import type { Attachment } from 'svelte/attachments';

/** Air between the menu and the edge of the window. */
const AIR_PX = 8;

/**
 * Shows a popover over everything else, with its corner where it was asked for, or as near as it is whole in the window.
 * On a narrow page the style makes a sheet of it, and the place does not matter.
 */
export function openAt(xPx: number, yPx: number): Attachment<HTMLElement> {
  return (node) => {
    node.showPopover();
    const { width, height } = node.getBoundingClientRect();
    const { clientWidth, clientHeight } = node.ownerDocument.documentElement;
    const leftPx = Math.max(AIR_PX, Math.min(xPx, clientWidth - width - AIR_PX));
    const topPx = Math.max(AIR_PX, Math.min(yPx, clientHeight - height - AIR_PX));
    node.style.setProperty('--menu-left', `${leftPx}px`);
    node.style.setProperty('--menu-top', `${topPx}px`);
    // Only what is shown can take the focus.
    node.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  };
}
