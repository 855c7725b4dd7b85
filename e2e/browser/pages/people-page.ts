/** Page object of the People panel. Through it specs choose how the class takes people in, and reach the actions on a student. */
import type { Locator, Page } from '@playwright/test';

export class PeoplePage {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'People' });
  }

  async open(): Promise<void> {
    if (!(await this.dialog.isVisible())) await this.page.getByRole('button', { name: /^People/ }).click();
    await this.dialog.waitFor();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click();
  }

  async setAdmission(mode: 'Code' | 'Approval' | 'Open to all'): Promise<void> {
    await this.open();
    await this.dialog.getByRole('radio', { name: mode }).check({ force: true });
  }

  /** Opens a student's row, and returns the actions in it. */
  async seat(name: string): Promise<Locator> {
    await this.open();
    const row = this.dialog.getByRole('button', { name: new RegExp(`^${name}( Away)?$`) });
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    return this.dialog.getByRole('region', { name: `Actions for ${name}` });
  }
}
