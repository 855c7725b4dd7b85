/** Runs a measurement in real Chromium, in front of a server with the test build: only that build tells what it draws. */
import { type Browser, chromium } from '@playwright/test';
import type { Figures } from '#bench/figures.ts';
import { PeerProcess } from '#bench/peers/peer-process.ts';
import { buildClient } from '#client/build.ts';
import { installedChromium } from '#e2e/browser/support/installed-chromium.ts';

/** Null: there is no Chromium on this machine. */
export async function launchChromium(): Promise<Browser | null> {
  const executablePath = installedChromium();
  // Without graphics hardware a browser puts its page together without WebGL's means: so does this one, whatever machine it runs on.
  const software = [
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--disable-gpu-compositing',
  ];
  const args = [...software, '--no-sandbox'];
  return executablePath === null ? null : chromium.launch({ executablePath, args });
}

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
  const browser = await launchChromium();
  if (browser === null) {
    figures.note(`NOT RUN: ${names}: there is no Chromium on this machine.`);
    return;
  }
  try {
    const jogak = await PeerProcess.start(new URL('../peers/jogak-server.ts', import.meta.url), {
      DATA_DIR: dataDir,
      CLIENT_FOLDER: await buildClient('test', console.log),
    });
    try {
      await measure(browser, `http://127.0.0.1:${jogak.port}`);
    } finally {
      await jogak.stop();
    }
  } finally {
    await browser.close();
  }
}
