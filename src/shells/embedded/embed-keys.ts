import type { EmbedState } from './embed-state.svelte';

/** Keys of a figure: they count while the focus is inside, and leave alone what the focused control makes of a key itself. */
export function handleKey(event: KeyboardEvent, embed: EmbedState): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  const act = embed.config.keyboard === 'off' ? null : actFor(event, embed);
  if (act === null) return;
  event.preventDefault();
  event.stopPropagation(); // a deck of slides has keys of its own
  act();
}

function actFor({ key, target }: KeyboardEvent, embed: EmbedState): (() => void) | null {
  const isOnSlider = target instanceof HTMLInputElement;
  const isOnButton = target instanceof Element && target.closest('button, a') !== null;
  const { window } = embed.time;
  switch (key) {
    case ' ':
      if (isOnButton || embed.isLocked('play')) return null;
      return () => (embed.isPlaying ? embed.pause() : embed.play());
    case 'ArrowLeft':
    case 'ArrowRight':
      if (isOnSlider || embed.isLocked('step')) return null;
      return () => embed.step(key === 'ArrowRight' ? 1 : -1);
    case 'Home':
    case 'End':
      if (isOnSlider || embed.isLocked('seek')) return null;
      return () => embed.seek(key === 'Home' ? 0 : embed.range.toMs);
    case '+':
    case '=':
    case '-':
      return embed.isLocked('zoom') ? null : () => window.zoom(key === '-' ? -1 : 1, embed.playheadMs);
    case '0':
      return embed.isLocked('zoom') ? null : () => window.fit();
    case 'Escape':
      return embed.pinnedKey === null ? null : () => embed.pin(null);
    default:
      return null;
  }
}
