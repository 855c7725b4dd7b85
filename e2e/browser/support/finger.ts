/** One finger on a screen: touches as the browser gets them from the device, so that it scrolls, taps and drags by itself. */
import type { CDPSession, Page } from '@playwright/test';
import type { PagePoint } from '#e2e/browser/pages/board-page.ts';

/** From one place of a finger to the next. */
const STEPS = 4;

export class Finger {
  readonly #page: Page;
  #session: CDPSession | null = null;

  constructor(page: Page) {
    this.#page = page;
  }

  async tap(at: PagePoint): Promise<void> {
    await this.#touch('touchStart', at);
    await this.#touch('touchEnd');
  }

  /** From the first place by way of the others to the last. */
  async drag(first: PagePoint, ...path: readonly PagePoint[]): Promise<void> {
    await this.#touch('touchStart', first);
    let from = first;
    for (const to of path) {
      for (let step = 1; step <= STEPS; step += 1) {
        const share = step / STEPS;
        await this.#touch('touchMove', { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
        await this.#page.evaluate(() => new Promise(requestAnimationFrame));
      }
      from = to;
    }
    await this.#touch('touchEnd');
  }

  async #touch(type: 'touchStart' | 'touchMove' | 'touchEnd', at?: PagePoint): Promise<void> {
    this.#session ??= await this.#page.context().newCDPSession(this.#page);
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [at] });
  }
}
