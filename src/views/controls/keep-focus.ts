/** What removes its own row from a list must not leave the keyboard nowhere. */
import { tick } from 'svelte';

/**
 * Runs `remove`, then gives the focus to the button that has moved up into the row's place, or else to the last one of the
 * list, or to the first control of the group or region around it. The buttons of the rows match `selector`.
 */
export async function keepFocus(button: HTMLElement, selector: string, remove: () => void): Promise<void> {
  const list = button.closest('ul');
  const around = button.closest<HTMLElement>('[role="group"], [role="region"]');
  const place = list === null ? -1 : [...list.querySelectorAll(selector)].indexOf(button);
  remove();
  await tick();
  const left = list?.isConnected === true ? [...list.querySelectorAll<HTMLElement>(selector)] : [];
  const next = left[place] ?? left.at(-1) ?? around?.querySelector<HTMLElement>('button, select, input');
  next?.focus();
}
