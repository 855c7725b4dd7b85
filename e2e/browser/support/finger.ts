/** One finger on a touch screen. The browser receives device touches, so that it scrolls, taps and drags by itself. Points are CSS pixels. */
import { type CDPSession, expect, type Page } from '@playwright/test';
import type { Point } from '#shared/geometry/pose.ts';

/** Touch moves between two points of a path. */
const STEPS = 4;

export class Finger {
  readonly #page: Page;
  #session: CDPSession | null = null;
  #at: Point = { x: 0, y: 0 };

  constructor(page: Page) {
    this.#page = page;
  }

  async tap(at: Point): Promise<void> {
    await this.down(at);
    await this.up();
  }

  async down(at: Point): Promise<void> {
    this.#at = at;
    await this.#touch('touchStart', at);
  }

  /** In some steps, each in a frame of its own. */
  async move(to: Point): Promise<void> {
    const from = this.#at;
    this.#at = to;
    for (let step = 1; step <= STEPS; step += 1) {
      const share = step / STEPS;
      await this.#touch('touchMove', { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
      await this.#page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }

  async up(): Promise<void> {
    await this.#touch('touchEnd');
  }

  /** Drags from the first point along the others to the last. */
  async drag(first: Point, ...path: readonly Point[]): Promise<void> {
    await this.down(first);
    for (const to of path) await this.move(to);
    await this.up();
  }

  /** As a hand that looks at what it carries: moves until `seen` is drawn at `to`. */
  async carry(to: Point, seen: () => Promise<Point>): Promise<void> {
    await this.move(to);
    await expect(async () => {
      const { x, y } = await seen();
      if (Math.hypot(x - to.x, y - to.y) >= 2) await this.move({ x: this.#at.x + to.x - x, y: this.#at.y + to.y - y });
      const after = await seen();
      // A finger's pixels are whole.
      expect(Math.hypot(after.x - to.x, after.y - to.y)).toBeLessThan(2);
    }).toPass({ timeout: 10_000 });
  }

  async #touch(type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Point): Promise<void> {
    this.#session ??= await this.#page.context().newCDPSession(this.#page);
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [at] });
  }
}
