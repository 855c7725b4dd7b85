/** What a teacher leads her class with, by the controls of her page. */
import { expect, type Page } from '@playwright/test';

export class ControlsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async pauseAll(): Promise<void> {
    await this.page.getByRole('button', { name: 'Pause', exact: true }).click();
  }

  async resume(): Promise<void> {
    await this.page.getByRole('button', { name: 'Resume', exact: true }).click();
  }

  /** Something done for the board that fills the middle. */
  async help(act: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Help', exact: true }).click();
    await this.page.getByRole('button', { name: act, exact: true }).click();
    await this.page.keyboard.press('Escape');
  }

  /** Something done with one piece of the board that fills the middle. */
  async helpWithPiece(piece: string, act: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Help', exact: true }).click();
    await this.page.getByLabel('Which piece?').selectOption(piece);
    await this.page.getByRole('button', { name: act, exact: true }).click();
    await this.page.evaluate(() => document.querySelector<HTMLElement>(':popover-open')?.hidePopover());
  }

  /** A piece shown at the boards of some, by the keyboard. */
  async showToSome(piece: string, names: readonly string[]): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'Help', exact: true }).press('Enter');
    await page.getByLabel('Which piece?').selectOption(piece);
    await page.getByRole('button', { name: 'Show it to some…' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Choose first' })).toBeDisabled();
    for (const name of names) await page.getByRole('checkbox', { name, exact: true }).press('Space');
    await page.getByRole('button', { name: /Show it on th(is|ese)/ }).press('Enter');
    await page.evaluate(() => document.querySelector<HTMLElement>(':popover-open')?.hidePopover());
  }

  /** Another cut for who plays at the board that fills the middle. */
  async recut(pieces: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Help', exact: true }).click();
    await this.page.getByRole('radio', { name: pieces, exact: true }).check({ force: true });
    await this.page.keyboard.press('Escape');
  }

  /** Moves a student of the team whose board fills the middle. */
  async moveToTeam(name: string, to: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Help', exact: true }).click();
    await this.page.getByRole('combobox', { name, exact: true }).selectOption(to);
    await this.page.evaluate(() => document.querySelector<HTMLElement>(':popover-open')?.hidePopover());
  }

  async setTimer(minutes: number): Promise<void> {
    await this.page.getByRole('button', { name: 'Timer', exact: true }).click();
    await this.page.getByRole('radio', { name: `${minutes} min`, exact: true }).check({ force: true });
    await this.page.getByRole('button', { name: 'Start timer', exact: true }).click();
  }

  async changeTimer(act: 'Pause timer' | 'Resume timer' | 'Stop timer'): Promise<void> {
    // What is asked while the connection is away is refused in words.
    await expect(this.page.locator('.banner')).toBeHidden();
    await this.page.getByRole('button', { name: 'Timer', exact: true }).click();
    await this.page.locator(':popover-open').getByRole('button', { name: act, exact: true }).click();
    await this.page.keyboard.press('Escape');
  }
}
