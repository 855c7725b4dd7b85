/** Runs a measurement in real Chromium, in front of a server with the test build: only that build tells what it draws. */
import { type Browser, chromium } from '@playwright/test';
import type { Figures } from '#bench/figures.ts';
import { PeerProcess } from '#bench/peers/peer-process.ts';
import { buildClient } from '#client/build.ts';
import { installedChromium } from '#e2e/browser/support/installed-chromium.ts';

/**
 * Without a Chromium on this machine it notes that, and measures nothing.
 * @param names of the figures, for the note
 */
export async function measureInChromium(
  figures: Figures,
  names: string,
  dataDir: string,
  measure: (browser: Browser, origin: string) => Promise<void>,
): Promise<void> {
  const executablePath = installedChromium();
  if (executablePath === null) {
    figures.note(`NOT RUN: ${names}: there is no Chromium on this machine.`);
    return;
  }
  const jogak = await PeerProcess.start(new URL('../peers/jogak-server.ts', import.meta.url), {
    DATA_DIR: dataDir,
    CLIENT_FOLDER: await buildClient('test', console.log),
  });
  const args = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--no-sandbox'];
  const browser = await chromium.launch({ executablePath, args });
  try {
    await measure(browser, `http://127.0.0.1:${jogak.port}`);
  } finally {
    await browser.close();
    await jogak.stop();
  }
}
