/** The students' start page. */
import type { Page } from '@playwright/test';
import { joinPath, PAGE } from '#shared/protocol/paths.ts';
import { isClassUrl } from './class-url.ts';

export class JoinPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a link with the class's code. */
  async openLink(code: string): Promise<void> {
    await this.page.goto(joinPath(code));
  }

  /** Taps a number or a name, without joining. */
  async choose(name: string): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).check();
  }

  async submit(): Promise<void> {
    await this.page.getByRole('button', { name: 'Join', exact: true }).click();
  }

  async waitForClass(): Promise<void> {
    await this.page.waitForURL(isClassUrl('student'));
  }

  async join(code: string, name: string): Promise<void> {
    await this.page.goto(PAGE.join);
    await this.page.getByLabel('Code').fill(code);
    await this.page.getByRole('button', { name: 'Next' }).click();
    await this.page.getByLabel('Name').fill(name);
    await this.page.getByRole('button', { name: 'Join', exact: true }).click();
    await this.page.waitForURL(isClassUrl('student'));
  }
}
