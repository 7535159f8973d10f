import type { Attachment } from 'svelte/attachments';

/** As long as browsers wait that have a long press of their own. */
const LONG_PRESS_MS = 500;
/** A finger trembles. */
const TREMBLE_PX = 8;

/**
 * A long press of one finger asks for a menu, as a right click does. Some browsers say so themselves, by a `contextmenu`;
 * for the others it is said here, at the same place. The click that follows when the finger goes up is not meant, on
 * whatever has come up under the finger: it is the menu itself.
 */
export const longPress: Attachment<HTMLElement> = (node) => {
  const abort = new AbortController();
  const { signal } = abort;
  let press: { readonly id: number; readonly xPx: number; readonly yPx: number; readonly timer: number } | null = null;
  let isFingerDown = false;
  let isClickDue = false;
  const letGo = () => {
    if (press !== null) clearTimeout(press.timer);
    press = null;
  };
  const ask = (target: EventTarget, clientX: number, clientY: number) => {
    letGo();
    target.dispatchEvent(new MouseEvent('contextmenu', { clientX, clientY, bubbles: true, cancelable: true }));
  };
  node.addEventListener(
    'pointerdown',
    ({ pointerType, pointerId, target, clientX, clientY }) => {
      isFingerDown = pointerType === 'touch';
      const isFirst = press === null;
      letGo(); // a second finger zooms
      if (pointerType !== 'touch' || target === null || !isFirst) return;
      const timer = window.setTimeout(() => ask(target, clientX, clientY), LONG_PRESS_MS);
      press = { id: pointerId, xPx: clientX, yPx: clientY, timer };
    },
    { signal },
  );
  node.addEventListener(
    'pointermove',
    ({ pointerId, clientX, clientY }) => {
      if (press?.id === pointerId && Math.hypot(clientX - press.xPx, clientY - press.yPx) > TREMBLE_PX) letGo();
    },
    { signal },
  );
  for (const kind of ['pointerup', 'pointercancel'] as const) node.addEventListener(kind, letGo, { signal });
  node.addEventListener(
    'contextmenu',
    (event) => {
      // Whoever said it, the other one is silent.
      letGo();
      isClickDue = isFingerDown && (event.defaultPrevented || !event.isTrusted);
    },
    { signal },
  );
  const beforeAll = { signal, capture: true };
  window.addEventListener('pointerdown', () => (isClickDue = false), beforeAll);
  window.addEventListener(
    'click',
    (event) => {
      isFingerDown = false;
      if (isClickDue) event.stopImmediatePropagation();
      isClickDue = false;
    },
    beforeAll,
  );
  return () => {
    letGo();
    abort.abort();
  };
};
