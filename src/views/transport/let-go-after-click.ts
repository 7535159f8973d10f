/**
 * A button that was clicked gives the focus back to the page, so that Space plays as it did before; one that was pressed
 * by key keeps it, and so does one in a menu, which stays open. Tab still goes on from there.
 */
export function letGoAfterClick(buttons: HTMLElement): () => void {
  const onclick = (event: MouseEvent) => {
    const isByPointer = event.detail > 0;
    if (!isByPointer || !(event.target instanceof Element) || event.target.closest('[popover]') !== null) return;
    event.target.closest('button')?.blur();
  };
  buttons.addEventListener('click', onclick);
  return () => buttons.removeEventListener('click', onclick);
}
