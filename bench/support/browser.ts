import { chromium, type Browser } from 'playwright-core';
import { findOrInstallChromium } from '../../scripts/setup/chromium.mjs';
import { chromiumArguments } from '../../scripts/setup/find-chromium.mjs';

/**
 * Frames come as fast as they are drawn, so that the time between two of them is what a frame costs, raster included,
 * and not what is left of the screen's period. A page may clear away garbage before the clock starts.
 */
const measuringArguments = ['--disable-frame-rate-limit', '--disable-gpu-vsync', '--js-flags=--expose-gc'];

export const PAGE_PX = { width: 1440, height: 900 };

/** A new browser, and so a new process, for measuring. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findOrInstallChromium(),
    args: [...chromiumArguments, ...measuringArguments],
  });
}
