/** The board on a page with its tray: moved with a real mouse, and read through the test build's probe. */
import { expect, type Page } from '@playwright/test';

export interface PagePoint {
  readonly x: number;
  readonly y: number;
}

/** So far from the tray a piece lies on the board. CSS pixels. */
const BESIDE_TRAY_PX = 60;

export class BoardPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the board is drawn, and ends its intro by a key. */
  async ready(): Promise<void> {
    await this.page.waitForFunction(() => window.__board?.isReady === true);
    await this.page.waitForFunction(() => document.querySelectorAll('.tray-holder:not(:has(.tray-fold))').length === 0);
    if (await this.page.evaluate(() => window.__board?.isIntroPlaying)) await this.page.keyboard.press('Shift');
  }

  /** The point where the centre of a piece is drawn, on the board or in the tray, in CSS pixels of the page. The tray scrolls to it. */
  async drawn(piece: number): Promise<PagePoint> {
    return this.page.evaluate(async (id) => {
      const at = () => window.__board?.displayedAt(id) ?? { x: 0, y: 0 };
      const strip = document.querySelector('.tray-strip');
      if (strip === null || at().x > -1_000) return at();
      // It draws the pieces near those in view.
      for (let step = 0; step < 60 && at().x < -1_000; step += 1) {
        const by = 0.8 * Math.max(strip.clientWidth, strip.clientHeight);
        strip.scrollTo(step * by, step * by);
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      }
      return at();
    }, piece);
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

  /** The mat's rectangle in CSS pixels of the page. */
  async mat(): Promise<{ left: number; top: number; right: number; bottom: number }> {
    return this.page.evaluate(() => window.__board?.matOnPage ?? { left: 0, top: 0, right: 0, bottom: 0 });
  }

  async groups(): Promise<number> {
    return this.page.evaluate(() => window.__board?.groups ?? -1);
  }

  /** Where a piece is drawn once it stays there: pieces of the tray move up when another one leaves. */
  async atRest(piece: number): Promise<PagePoint> {
    let at = await this.drawn(piece);
    await expect(async () => {
      const before = at;
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      at = await this.drawn(piece);
      expect(at).toEqual(before);
    }).toPass({ intervals: [0] });
    return at;
  }

  /** Presses the mouse on a piece and keeps it pressed; a piece of the tray is carried onto the board. Returns where the mouse is. */
  async grab(piece: number): Promise<PagePoint> {
    const at = await this.atRest(piece);
    await this.page.mouse.move(at.x, at.y);
    await this.page.mouse.down();
    const tray = await this.page.evaluate(({ x, y }) => {
      const holder = document.elementFromPoint(x, y)?.closest('.tray-holder');
      if (holder == null) return null;
      const { left, top } = holder.getBoundingClientRect();
      return { isAtSide: holder.closest('[data-tray="side"]') !== null, left, top };
    }, at);
    if (tray === null) return at;
    const out = tray.isAtSide ? { x: tray.left - BESIDE_TRAY_PX, y: at.y } : { x: at.x, y: tray.top - BESIDE_TRAY_PX };
    await this.page.mouse.move(out.x, out.y, { steps: 3 });
    return out;
  }

  /** Drags a piece by its centre to its place on the mat, or to another one's, and releases it. */
  async solve(piece: number, place = piece): Promise<void> {
    await this.grab(piece);
    let home: PagePoint;
    let next = await this.homeOf(place);
    // A word that comes or goes may move the board while the piece is carried.
    do {
      home = next;
      await this.page.mouse.move(home.x, home.y, { steps: 8 });
      next = await this.homeOf(place);
    } while (Math.hypot(next.x - home.x, next.y - home.y) > 1);
    await this.page.mouse.up();
  }

  /** Drags a piece to its place until it lies there on this page, whether or not that is saved: its layout may still change. */
  async place(piece: number): Promise<void> {
    await expect(async () => {
      await this.solve(piece);
      expect(await this.page.evaluate((id) => window.__board?.predictedGroup(id), piece)).toBe(0);
    }).toPass({ timeout: 30_000 });
  }

  /** Places pieces one after the other; each is saved before the next one. */
  async placeAndSave(...pieces: readonly number[]): Promise<void> {
    for (const piece of pieces) {
      await this.place(piece);
      await this.saved();
    }
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
