/** One finger on a touch screen. The browser receives device touches, so that it scrolls, taps and drags by itself. Points are CSS pixels. */
import type { CDPSession, Page } from '@playwright/test';
import type { Point } from '#shared/geometry/pose.ts';

/** Touch moves between two points of a path. */
const STEPS = 4;

export class Finger {
  readonly #page: Page;
  #session: CDPSession | null = null;

  constructor(page: Page) {
    this.#page = page;
  }

  async tap(at: Point): Promise<void> {
    await this.#touch('touchStart', at);
    await this.#touch('touchEnd');
  }

  /** Drags from the first point along the others to the last. */
  async drag(first: Point, ...path: readonly Point[]): Promise<void> {
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

  async #touch(type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Point): Promise<void> {
    this.#session ??= await this.#page.context().newCDPSession(this.#page);
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [at] });
  }
}
