/** What the page keeps between visits: choices of the reader's own, never what he did. Storage may be forbidden; then nothing is kept. */
type Name = 'theme' | 'keys';

export function remember(name: Name, value: string): void {
  try {
    localStorage.setItem(`pollscope.${name}`, value);
  } catch {
    // A sandboxed frame, or a browser that keeps nothing: the choice lasts for this visit.
  }
}

export function recall(name: Name): string | null {
  try {
    return localStorage.getItem(`pollscope.${name}`);
  } catch {
    return null;
  }
}
