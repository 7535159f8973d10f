import type { ExploreState } from './explore-state.svelte';
import { jumpOn } from './jumps.svelte';
import { parts } from './later.svelte';

export interface KeyActs {
  openHelp(): void;
  openJumps(): void;
  /** The menu closes itself on Escape. */
  areJumpsOpen(): boolean;
}

/** The keys of the whole page. They leave alone what the focused control makes of a key itself. */
export function handleKey(event: KeyboardEvent, explore: ExploreState, acts: KeyActs): void {
  if (event.defaultPrevented || event.altKey) return;
  const isCommand = event.ctrlKey || event.metaKey;
  if (isTyping(event.target)) return;
  const isSwitchedOff = (!explore.hasPageKeys && event.key !== 'Escape') || isInDialog(event.target);
  const act = isCommand ? commandFor(event, explore) : isSwitchedOff ? null : actFor(event, explore, acts);
  if (act === null) return;
  event.preventDefault();
  act();
}

function commandFor(event: KeyboardEvent, explore: ExploreState): (() => void) | null {
  if (event.key.toLowerCase() === 'z') return event.shiftKey ? () => explore.redo() : () => explore.undo();
  return event.key.toLowerCase() === 'y' ? () => explore.redo() : null;
}

function actFor(event: KeyboardEvent, explore: ExploreState, acts: KeyActs): (() => void) | null {
  const { target } = event;
  const isOnSlider = target instanceof HTMLInputElement && target.type === 'range';
  const isOnChoice = target instanceof HTMLSelectElement;
  switch (event.key) {
    case ' ':
      // A button, a link or a switch is pressed by Space; a slider has no use for it.
      return isPressedBySpace(target) ? null : () => explore.play(!explore.playback.isPlaying);
    case 'ArrowLeft':
      return isOnSlider || isOnChoice ? null : stepAct(event, explore, -1);
    case 'ArrowRight':
      return isOnSlider || isOnChoice ? null : stepAct(event, explore, 1);
    case 'Home':
      return isOnSlider || isOnChoice ? null : () => explore.seekAndSettle(0);
    case 'End':
      return isOnSlider || isOnChoice ? null : () => explore.seekAndSettle(explore.endMs);
    case '[':
      return () => explore.step(-1, true);
    case ']':
      return () => explore.step(1, true);
    case '+':
    case '=': // the same key without Shift
      return () => explore.zoom(1);
    case '-':
      return () => explore.zoom(-1);
    case '<':
      return () => explore.changeSpeed(-1);
    case '>':
      return () => explore.changeSpeed(1);
    case '0':
      return () => explore.window.fit();
    case 'n':
    case 'N':
      return () => jumpOn(explore, event.shiftKey ? -1 : 1);
    case 'j':
    case 'J':
      return () => acts.openJumps();
    case 'i':
    case 'I':
      return () => explore.foldIdle(!explore.window.isFolding);
    case 'c':
      return () => explore.comparison.keep();
    case 'C':
      return () => explore.comparison.leave();
    case 'x':
    case 'X':
      return () => explore.comparison.swap();
    case 'm':
    case 'M':
    case 'Insert':
      return () => addAtPlayhead(explore);
    case '?':
      return () => acts.openHelp();
    case 'Escape':
      return acts.areJumpsOpen() ? null : () => explore.pin(null);
    default:
      return null;
  }
}

/** Where it is pressed before the part that does it has come, it is done as soon as it has. */
function addAtPlayhead(explore: ExploreState): void {
  const { playheadMs } = explore;
  parts.use(({ addMessage }) => addMessage(explore, playheadMs));
}

function stepAct(event: KeyboardEvent, explore: ExploreState, direction: 1 | -1): () => void {
  return () => explore.step(direction, event.shiftKey);
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLElement && target.isContentEditable) return true;
  return target instanceof HTMLInputElement && target.type !== 'range' && target.type !== 'checkbox';
}

/** A dialog has keys of its own; what undoes is wanted in the sheet of parameters too. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('dialog') !== null;
}

function isPressedBySpace(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, select, summary, [type="checkbox"]') !== null;
}
