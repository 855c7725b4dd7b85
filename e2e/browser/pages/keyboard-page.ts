/** The keyboard panel, used by roles, names and the status line alone, without positions or pixels. */
import { expect, type Locator, type Page } from '@playwright/test';

export class KeyboardPage {
  readonly page: Page;
  readonly panel: Locator;
  readonly status: Locator;
  readonly loose: Locator;
  readonly cells: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole('region', { name: 'Play with keys' });
    this.status = this.panel.getByRole('status');
    this.loose = page
      .getByRole('region', { name: /^Loose (pieces|cards)/ })
      .getByRole('listitem')
      .getByRole('button');
    this.cells = page.getByRole('grid', { name: 'Picture' }).getByRole('gridcell').getByRole('button');
  }

  /** Opens the panel by the button that comes first on the page. */
  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Play with keys or a screen reader' }).press('Enter');
    await expect(this.status).not.toHaveText('');
  }

  /** Acts, and returns the status line once it has changed. */
  async statusAfter(act: () => Promise<void>): Promise<string> {
    const before = await this.status.textContent();
    await act();
    await expect.poll(() => this.status.textContent()).not.toBe(before);
    return this.statusText();
  }

  async statusText(): Promise<string> {
    return ((await this.status.textContent()) ?? '').trim();
  }

  /** The accessible name of the focused element. */
  async focused(): Promise<string> {
    return this.page.evaluate(() => {
      const { activeElement: at } = document;
      return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
    });
  }

  /** Presses a key. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Moves the focus by arrow keys from the focused cell to the one at `row` and `column`. */
  async walkTo(row: number, column: number): Promise<void> {
    const place = async () => {
      const [, r = '', c = ''] = /^Row (\d+), column (\d+)/.exec(await this.focused()) ?? [];
      return { row: Number(r), column: Number(c) };
    };
    await expect.poll(() => this.focused()).toMatch(/^Row/);
    const from = await place();
    for (let step = from.row; step < row; step += 1) await this.press('ArrowDown');
    for (let step = from.row; step > row; step -= 1) await this.press('ArrowUp');
    for (let step = from.column; step < column; step += 1) await this.press('ArrowRight');
    for (let step = from.column; step > column; step -= 1) await this.press('ArrowLeft');
    await expect.poll(place).toEqual({ row, column });
  }
}
