/** A browser of a test's own, whose graphics process the test ends: what other tests of the worker draw is not lost with it. */
import type { Browser, Page } from '@playwright/test';
import { test as base, expect, People } from '#e2e/browser/browser-test.ts';

export const test = base.extend<{ readonly ownBrowser: Browser }>({
  ownBrowser: async ({ playwright, launchOptions }, use) => {
    const browser = await playwright.chromium.launch(launchOptions);
    await use(browser);
    await browser.close();
  },
  people: async ({ ownBrowser, server }, use) => {
    const people = new People(ownBrowser, server.origin);
    await use(people);
    await people.close();
    // Pixi writes on the console that it cannot make a shader in a context that is lost meanwhile.
    expect(people.complaints.filter((complaint) => !/^console: (PixiJS|$)/.test(complaint))).toEqual([]);
  },
});

/** Ends the browser's graphics process, as a crash does, and waits until this page has lost its canvases and has them back. */
export async function crashGraphics(browser: Browser, page: Page): Promise<void> {
  const restored = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const canvas = document.createElement('canvas');
        canvas.getContext('2d')?.fillRect(0, 0, canvas.width, canvas.height);
        canvas.addEventListener('contextrestored', () => resolve());
        // It would not be lost if it were collected.
        Object.assign(window, { watchedCanvas: canvas });
      }),
  );
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.crashGpuProcess');
  await session.detach();
  await restored;
}

/** From now on a test decides whether the page gets WebGL contexts; at first it does. Call it before the page is opened. */
export async function controlGraphics(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const control = { isRefused: sessionStorage.getItem('refuses-graphics') !== null };
    Object.assign(window, { graphicsControl: control });
    const before = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...given: [string, ...unknown[]]) {
      if (control.isRefused && given[0].startsWith('webgl')) return null;
      return Reflect.apply(before, this, given);
    } as typeof before;
  });
}

/** Takes the context of a board away, and gives the page none until `allowGraphics`, also after a reload. */
export async function refuseGraphics(page: Page): Promise<void> {
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.board-surface canvas');
    const extension = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    sessionStorage.setItem('refuses-graphics', '');
    Reflect.set(Reflect.get(window, 'graphicsControl'), 'isRefused', true);
    extension?.loseContext();
  });
}

export async function allowGraphics(page: Page): Promise<void> {
  await page.evaluate(() => {
    sessionStorage.removeItem('refuses-graphics');
    Reflect.set(Reflect.get(window, 'graphicsControl'), 'isRefused', false);
  });
}
