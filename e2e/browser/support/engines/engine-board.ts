/** The board on a page in any engine: moved with a real mouse, read through the test build's probe, looked at by its pixels. */
import { expect } from '@playwright/test';
import type { Point } from '#shared/geometry/pose.ts';
import { meanColour } from './colours.ts';
import { type EnginePage, KEY } from './engine-page.ts';

export class EngineBoard {
  readonly page: EnginePage;

  constructor(page: EnginePage) {
    this.page = page;
  }

  /** Waits until the board is drawn, and ends its intro by a key. */
  async ready(): Promise<void> {
    await this.page.until(() => window.__board?.isReady === true, [], 'the board is drawn', 60_000);
    if (await this.page.evaluate(() => window.__board?.isIntroPlaying === true)) await this.page.type(KEY.Shift);
    await this.page.until(() => window.__board?.isIntroPlaying === false, [], 'the intro is over');
    await this.page.until(() => document.querySelector('.tray-holder:not(:has(.tray-fold))') === null, [], 'the tray');
  }

  /** Where a piece's middle is drawn. CSS pixels of the page. */
  async drawn(piece: number): Promise<Point> {
    return this.page.evaluate((id) => window.__board?.displayedAt(id) ?? { x: 0, y: 0 }, piece);
  }

  async homeOf(piece: number): Promise<Point> {
    return this.page.evaluate((id) => {
      const board = window.__board;
      return board === undefined ? { x: 0, y: 0 } : board.toPage(board.home(id));
    }, piece);
  }

  /** A piece as the server has confirmed it. */
  async piece(piece: number): Promise<{ readonly group: number; readonly holder: number | null }> {
    return this.page.evaluate((id) => window.__board?.piece(id) ?? { group: -1, holder: null }, piece);
  }

  async epoch(): Promise<number> {
    return this.page.evaluate(() => window.__board?.epoch ?? -1);
  }

  /** Waits until the table no longer moves below the pointer, as it does when a panel opens or closes. */
  async #settled(): Promise<void> {
    let before = '';
    const look = async () => {
      const now = JSON.stringify([await this.homeOf(1), await this.drawn(1)]);
      const isSettled = now === before;
      before = now;
      return isSettled;
    };
    await expect.poll(look, { message: 'the board lies still', intervals: [250] }).toBe(true);
  }

  /** @param place asked for once the board lies still */
  async dragTo(piece: number, place: () => Promise<Point>): Promise<void> {
    await this.#settled();
    await this.page.drag(await this.drawn(piece), await place());
  }

  async dragHome(piece: number): Promise<void> {
    await this.dragTo(piece, () => this.homeOf(piece));
  }

  /** Drags a piece to where it fits another one. */
  async dragBeside(piece: number, other: number): Promise<void> {
    await this.#settled();
    const [at, home, otherHome] = [await this.drawn(other), await this.homeOf(piece), await this.homeOf(other)];
    await this.dragTo(piece, async () => ({ x: at.x + home.x - otherHome.x, y: at.y + home.y - otherHome.y }));
  }

  async saved(): Promise<void> {
    await expect.poll(() => this.page.evaluate(() => window.__board?.isSaved === true)).toBe(true);
  }

  /** The mean colour around a point, on the screen. Each channel 0 to 255. */
  async colourAt(at: Point): Promise<readonly number[]> {
    return meanColour(await this.page.driver.screenshot(), at);
  }
}
