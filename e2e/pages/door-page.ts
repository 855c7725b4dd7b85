/** The students' door, as a student uses it. */
import type { Page } from '@playwright/test';

export class DoorPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async join(code: string, name: string): Promise<void> {
    await this.page.goto('/');
    await this.page.getByLabel('Code').fill(code);
    await this.page.getByRole('button', { name: 'Next' }).click();
    await this.page.getByLabel('Name').fill(name);
    await this.page.getByRole('button', { name: 'Go in' }).click();
    await this.page.waitForURL('**/class/**');
  }
}
