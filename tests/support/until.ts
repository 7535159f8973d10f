import { vi } from 'vitest';

/** Waits for what takes the loopback network a moment. */
export async function until(condition: () => boolean): Promise<void> {
  await vi.waitUntil(condition, { interval: 2, timeout: 20_000 });
}
