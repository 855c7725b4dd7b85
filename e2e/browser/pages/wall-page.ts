/** The teacher's wall: its tiles, and the test build's probe. */
import type { Locator, Page } from '@playwright/test';

export class WallPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get nav(): Locator {
    return this.page.getByRole('navigation', { name: 'Puzzles' });
  }

  tile(name: string): Locator {
    return this.nav.getByRole('button', { name });
  }

  async show(): Promise<void> {
    await this.page.getByRole('button', { name: 'All puzzles' }).click();
  }

  /** The names under the tiles, in the order of the tiles. */
  async names(): Promise<string[]> {
    return this.nav.locator('.tile-name').allTextContents();
  }

  async counts(): Promise<{ rounds: number; tiles: number; frames: number; took: number }> {
    return this.page.evaluate(() => window.__wall?.counts ?? { rounds: -1, tiles: -1, frames: -1, took: -1 });
  }

  /** The mean colour of a small part of a tile's picture. @param at 0..1 across and down */
  async colour(name: string, at: { x: number; y: number }): Promise<readonly number[]> {
    return this.tile(name)
      .locator('canvas')
      .evaluate((element, { x, y }) => {
        const canvas = element as HTMLCanvasElement;
        const side = 4;
        const data = canvas
          .getContext('2d')
          ?.getImageData(Math.round(x * canvas.width) - 2, Math.round(y * canvas.height) - 2, side, side).data;
        const sums = [0, 0, 0];
        for (const [index, value] of (data ?? []).entries())
          if (index % 4 < 3) sums[index % 4] = (sums[index % 4] ?? 0) + value;
        return sums.map((sum) => Math.round(sum / side / side));
      }, at);
  }
}
