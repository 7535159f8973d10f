/** What the page keeps: choices of the reader's own, never what he did. Storage may be forbidden; then nothing is kept. */
type Name = 'theme' | 'keys' | 'close-ups' | 'step-kind';

/** What belongs to the work at hand ends with it; the rest is for the next visit as well. */
function storageOf(name: Name): Storage {
  return name === 'close-ups' ? sessionStorage : localStorage;
}

export function remember(name: Name, value: string): void {
  try {
    storageOf(name).setItem(`pollscope.${name}`, value);
  } catch {
    // A sandboxed frame, or a browser that keeps nothing: the choice lasts for this visit.
  }
}

export function recall(name: Name): string | null {
  try {
    return storageOf(name).getItem(`pollscope.${name}`);
  } catch {
    return null;
  }
}
