/** The tray below the board of a phone, used by touch. */
import { expect, type Page } from '@playwright/test';
import { Finger } from '#e2e/browser/support/finger.ts';
import type { BoardPage, PagePoint } from './board-page.ts';

export interface PieceInTray {
  readonly piece: number;
  /** Its middle. */
  readonly at: PagePoint;
}

export class TrayPage {
  readonly page: Page;
  readonly finger: Finger;

  constructor(page: Page) {
    this.page = page;
    this.finger = new Finger(page);
  }

  /** The pieces that are wholly visible, with their centres. */
  async inSight(): Promise<PieceInTray[]> {
    return this.page.locator('.tray-piece').evaluateAll((all) =>
      all.flatMap((each) => {
        const { left, right, top, bottom } = each.getBoundingClientRect();
        const strip = each.closest('.tray-strip')?.getBoundingClientRect();
        if (strip === undefined || left < strip.left || right > strip.right || !(each instanceof HTMLElement))
          return [];
        return [{ piece: Number(each.dataset['piece']), at: { x: (left + right) / 2, y: (top + bottom) / 2 } }];
      }),
    );
  }

  /** Drags a piece out of the tray until it is seen at `to`, and releases it: a finger carries it above itself. @param out the way out of the tray */
  async drag({ piece, at }: PieceInTray, out: PagePoint, to: PagePoint): Promise<void> {
    await this.finger.down(at);
    await this.finger.move(out);
    await this.finger.carry(to, () =>
      this.page.evaluate((id) => window.__board?.displayedAt(id) ?? { x: 0, y: 0 }, piece),
    );
    await this.finger.up();
  }

  /** Whether all of its pieces are in view, so that nothing scrolls. */
  async fits(): Promise<boolean> {
    return (await this.page.locator('.tray-strip[data-fits]').count()) > 0;
  }

  /** Swipes until one of these pieces is visible, back and forth if necessary. */
  async find(isWanted: (piece: number) => boolean): Promise<PieceInTray> {
    for (let tries = 0, toTheLeft = true; tries < 60; tries += 1) {
      const found = (await this.inSight()).find(({ piece }) => isWanted(piece));
      if (found !== undefined) return found;
      const before = await this.#scrolled();
      await this.swipe(toTheLeft);
      if ((await this.#scrolled()) === before) toTheLeft = !toTheLeft;
    }
    throw new Error('no such piece in the tray');
  }

  /** Taps a piece until it is chosen: a strip that closes a gap moves below the finger. @param where of its middle */
  async choose(piece: number, where: (middle: PagePoint) => PagePoint = (middle) => middle): Promise<void> {
    const chosen = this.page.locator(`[data-piece="${piece}"][data-chosen]`);
    await expect(async () => {
      if ((await chosen.count()) > 0) return;
      const { at } = await this.find((each) => each === piece);
      await this.finger.tap(where(at));
      await expect(chosen.first()).toBeAttached({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
  }

  /** Puts a card upon a place by tap and tap, right or wrong, and waits until it is drawn there. */
  async layOn(board: BoardPage, piece: number, place: number): Promise<void> {
    await this.choose(piece);
    await this.finger.tap(await board.homeOf(place));
    await expect.poll(() => board.drawn(piece)).toEqual(await board.homeOf(place));
  }

  /** Waits until a piece has joined the mat, the tray no longer shows it, and nothing is chosen. Polls at every frame, for speed. */
  async untilPlaced(piece: number): Promise<void> {
    await this.page.waitForFunction(
      (id) =>
        window.__board?.piece(id)?.group === 0 &&
        document.querySelector(`[data-piece="${id}"]`) === null &&
        document.querySelector('[data-chosen]') === null,
      piece,
      { timeout: 15_000 },
    );
  }

  /** Swipes, and waits until the strip no longer scrolls. */
  async swipe(toTheLeft: boolean): Promise<void> {
    const box = await this.page.locator('.tray-strip').boundingBox();
    if (box === null) throw new Error('no tray');
    const y = box.y + box.height / 2;
    const [near, far] = [box.x + box.width * 0.15, box.x + box.width * 0.85];
    await this.finger.drag({ x: toTheLeft ? far : near, y }, { x: toTheLeft ? near : far, y });
    await this.page.locator('.tray-strip').evaluate(
      (strip) =>
        new Promise<void>((resolve) => {
          let before = Number.NaN;
          let still = 0;
          const check = () => {
            still = strip.scrollLeft === before ? still + 1 : 0;
            before = strip.scrollLeft;
            if (still === 5) resolve();
            else requestAnimationFrame(check);
          };
          check();
        }),
    );
  }

  async #scrolled(): Promise<number> {
    return this.page.locator('.tray-strip').evaluate(({ scrollLeft }) => scrollLeft);
  }
}
