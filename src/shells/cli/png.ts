/** Pictures as pixels, drawn by a browser that is on this machine. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromiumArguments, findChromium } from '../../../scripts/setup/find-chromium.mjs';
import { badInput, CommandError } from './command-error';
import { DevToolsPipe } from './dev-tools-pipe';

const NO_BROWSER =
  'no Chromium was found, which draws the pixels: install Chromium, Chrome or Edge, or name the program in the ' +
  'environment variable CHROMIUM; pollscope svg needs none';

/** The program of a browser. Throws CommandError where there is none. */
export function findBrowser(): string {
  let file: string | null = null;
  try {
    file = findChromium(process.env);
  } catch (error) {
    throw badInput(error instanceof Error ? error.message : String(error));
  }
  if (file === null) throw badInput(NO_BROWSER);
  return file;
}

/** What cannot be removed stays in the system's folder for such things: no reason to withhold a picture. */
function removeProfile(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch {
    return;
  }
}

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** `scale` pixels for each px. The same browser and fonts give the same pixels. Throws CommandError. */
export async function drawPng(svg: string, size: Size, scale: number, browserFile: string): Promise<Uint8Array> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'pollscope-'));
  const browser = new DevToolsPipe(browserFile, [
    ...chromiumArguments,
    ...['--headless', '--hide-scrollbars', '--force-color-profile=srgb', `--user-data-dir=${profile}`],
  ]);
  try {
    return await capture(browser, svg, size, scale);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw badInput(
      `${browserFile} could not draw the picture: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    await browser.close();
    removeProfile(profile);
  }
}

async function capture(
  browser: DevToolsPipe,
  svg: string,
  { widthPx: width, heightPx: height }: Size,
  scale: number,
): Promise<Uint8Array> {
  const { targetId } = await browser.ask<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await browser.ask<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
  const metrics = { width, height, deviceScaleFactor: scale, mobile: false };
  await browser.ask('Emulation.setDeviceMetricsOverride', metrics, sessionId);
  const { frameTree } = await browser.ask<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree', {}, sessionId);
  const html = `<!doctype html><style>body { margin: 0 } svg { display: block }</style>${svg}`;
  await browser.ask('Page.setDocumentContent', { frameId: frameTree.frame.id, html }, sessionId);
  const clip = { x: 0, y: 0, width, height, scale: 1 };
  const { data } = await browser.ask<{ data: string }>('Page.captureScreenshot', { format: 'png', clip }, sessionId);
  return Buffer.from(data, 'base64');
}
