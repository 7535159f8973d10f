import { cdp } from 'vitest/browser';

/** Chromium's own protocol; vitest types its sessions as empty. */
interface Emulation {
  send(method: 'Emulation.setEmulatedMedia', parts: object): Promise<unknown>;
}

/** Until it is called again: `media` is `print`, or empty for the screen; features such as `{ 'forced-colors': 'active' }`. */
export async function emulateMedia(media: string, features: Readonly<Record<string, string>>): Promise<void> {
  const session = cdp() as unknown as Emulation;
  await session.send('Emulation.setEmulatedMedia', {
    media,
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}
