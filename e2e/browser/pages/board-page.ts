/** The board on a page: moved with a real mouse, and read through the test build's probe. */
import { expect, type Page } from '@playwright/test';

export interface PagePoint {
  readonly x: number;
  readonly y: number;
}

export class BoardPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the board is loaded, and ends its intro by a key. */
  async ready(): Promise<void> {
    await this.page.waitForFunction(() => window.__board !== undefined && window.__board.seq > 0);
    if (await this.page.evaluate(() => window.__board?.isIntroPlaying)) await this.page.keyboard.press('Shift');
  }

  /** The point where the centre of a piece is drawn, in CSS pixels of the page. */
  async drawn(piece: number): Promise<PagePoint> {
    return this.page.evaluate((id) => window.__board?.displayedAt(id) ?? { x: 0, y: 0 }, piece);
  }

  /** A piece as the server has confirmed it. */
  async piece(piece: number): Promise<{ group: number; at: PagePoint; holder: number | null }> {
    const confirmed = await this.page.evaluate((id) => window.__board?.piece(id) ?? null, piece);
    if (confirmed === null) throw new Error('no board');
    return confirmed;
  }

  async homeOf(piece: number): Promise<PagePoint> {
    return this.page.evaluate((id) => {
      const board = window.__board;
      return board === undefined ? { x: 0, y: 0 } : board.toPage(board.home(id));
    }, piece);
  }

  async groups(): Promise<number> {
    return this.page.evaluate(() => window.__board?.groups ?? -1);
  }

  /** Presses the mouse on a piece and keeps it pressed. */
  async grab(piece: number): Promise<PagePoint> {
    const at = await this.drawn(piece);
    await this.page.mouse.move(at.x, at.y);
    await this.page.mouse.down();
    return at;
  }

  /** Drags a piece by its centre to its place on the mat, and releases it. */
  async solve(piece: number): Promise<void> {
    await this.grab(piece);
    const home = await this.homeOf(piece);
    await this.page.mouse.move(home.x, home.y, { steps: 8 });
    await this.page.mouse.up();
  }

  /** Drags a piece to its place until it lies there on this page, whether or not that is saved: its layout may still change. */
  async place(piece: number): Promise<void> {
    await expect(async () => {
      // A press beside a piece that is still on its way would move the view.
      const before = await this.drawn(piece);
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      expect(await this.drawn(piece)).toEqual(before);
      await this.solve(piece);
      expect(await this.page.evaluate((id) => window.__board?.predictedGroup(id), piece)).toBe(0);
    }).toPass({ timeout: 30_000 });
  }

  /** Forgets the board that is shown: `ready` waits for the next one. */
  async forget(): Promise<void> {
    await this.page.evaluate(() => delete window.__board);
  }

  async saved(): Promise<void> {
    await expect.poll(() => this.page.evaluate(() => window.__board?.isSaved)).toBe(true);
  }

  async counts(): Promise<{ frames: number; draws: number; bytes: number }> {
    return this.page.evaluate(() => window.__board?.counts ?? { frames: -1, draws: -1, bytes: -1 });
  }
}
