/** The students' door, as a student uses it. */
import type { Page } from '@playwright/test';

export class DoorPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Comes by a link with the class's code. */
  async come(code: string): Promise<void> {
    await this.page.goto(`/?code=${code}`);
  }

  /** Taps a number or a name, without going in. */
  async tap(name: string): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).check();
  }

  async goIn(): Promise<void> {
    await this.page.getByRole('button', { name: 'Go in' }).click();
  }

  async inClass(): Promise<void> {
    await this.page.waitForURL('**/class/**');
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
