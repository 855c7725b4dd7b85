/** A replay on a teacher's page: its controls, and what its board shows. */
import { expect, type Locator, type Page } from '@playwright/test';

export class ReplayPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get region(): Locator {
    return this.page.getByRole('region', { name: 'Replay' });
  }

  get slider(): Locator {
    return this.region.getByRole('slider', { name: 'Time shown' });
  }

  get announcement(): Locator {
    return this.region.getByRole('status');
  }

  get marks(): Locator {
    return this.region.getByRole('toolbar', { name: 'What happened' }).getByRole('button');
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Replay', exact: true }).click();
    // The last second of the log shows once it is here.
    await expect(this.slider).toHaveAttribute('aria-valuetext', / of \d+ (joined|placed)$/);
  }

  async close(): Promise<void> {
    await this.region.getByRole('button', { name: 'Back to live', exact: true }).click();
    await expect(this.region).toHaveCount(0);
  }

  async shownGroups(): Promise<number> {
    return this.page.evaluate(() => window.__board?.shownGroups ?? -1);
  }

  /** Opens it, and looks at its begin and its end. */
  async expectGroups(first: number, last: number): Promise<void> {
    await this.open();
    for (const [key, groups] of [
      ['Home', first],
      ['End', last],
    ] as const) {
      await this.page.keyboard.press(key);
      await expect.poll(() => this.shownGroups()).toBe(groups);
    }
  }

  async camera(): Promise<unknown> {
    return this.page.evaluate(() => window.__board?.camera);
  }
}
