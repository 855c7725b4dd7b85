/** The teacher's wall: its tiles, and the test build's probe. */
import type { Locator, Page } from '@playwright/test';

interface Place {
  readonly x: number;
  readonly y: number;
}

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

  /** What a tile shows: the table with the loose pieces, or the mat. */
  async view(name: string): Promise<string | null> {
    return this.page.evaluate((board) => window.__wall?.view(board) ?? null, await this.#board(name));
  }

  /** Where a tile shows a piece and its home: 0..1 across and down. */
  async places(name: string, piece: number): Promise<{ piece: Place; home: Place }> {
    const aspect = await this.tile(name)
      .locator('canvas')
      .evaluate((canvas) => (canvas as HTMLCanvasElement).width / (canvas as HTMLCanvasElement).height);
    const board = await this.#board(name);
    return this.page.evaluate(
      (given) => {
        if (window.__wall === undefined) throw new Error('no wall');
        return window.__wall.places(given.board, given.piece, given.aspect);
      },
      { board, piece, aspect },
    );
  }

  /** Share of the wall that the tiles cover, 0..1. */
  async coverage(): Promise<number> {
    return this.nav.evaluate((wall) => {
      const areaOf = (element: Element) => {
        const { width, height } = element.getBoundingClientRect();
        return width * height;
      };
      return [...wall.querySelectorAll('.tile')].reduce((sum, tile) => sum + areaOf(tile), 0) / areaOf(wall);
    });
  }

  async #board(name: string): Promise<number> {
    return Number(await this.tile(name).getAttribute('data-board'));
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
