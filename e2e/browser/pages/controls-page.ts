/** The controls of a teacher's page. */
import { expect, type Locator, type Page } from '@playwright/test';

export class ControlsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** @param content what the projector shows, if not what it begins with */
  async openProjector(content?: string): Promise<Page> {
    const { page } = this;
    await page.getByRole('button', { name: 'Present', exact: true }).click();
    const popup = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Open projector window' }).click();
    const projector = await popup;
    if (content !== undefined) await page.getByRole('radio', { name: content }).check({ force: true });
    await page.keyboard.press('Escape');
    return projector;
  }

  async pauseAll(): Promise<void> {
    await this.page.getByRole('button', { name: 'Pause', exact: true }).click();
  }

  async resume(): Promise<void> {
    await this.page.getByRole('button', { name: 'Resume', exact: true }).first().click();
  }

  /** Runs an action for the focused board. */
  async help(act: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Help', exact: true }).click();
    await this.page.getByRole('button', { name: act, exact: true }).click();
    // What is shown to everybody closes the panel by itself.
    if (act.startsWith('Show to everybody')) await expect(this.helpPanel).toHaveCount(0);
    else await this.page.keyboard.press('Escape');
  }

  /** Runs an action for one piece of the focused board. */
  async helpWithPiece(piece: string, act: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Help', exact: true }).click();
    await this.page.getByLabel('Which piece?').selectOption(piece);
    await this.page.getByRole('button', { name: act, exact: true }).click();
    await this.closeHelp();
  }

  /** Shows a piece to some students, by the keyboard. */
  async showToSome(piece: string, names: readonly string[]): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'Help', exact: true }).press('Enter');
    await page.getByLabel('Which piece?').selectOption(piece);
    await page.getByRole('button', { name: 'Show it to some…' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Choose first' })).toBeDisabled();
    for (const name of names) await page.getByRole('checkbox', { name, exact: true }).press('Space');
    await page.getByRole('button', { name: /Show it on th(is|ese)/ }).press('Enter');
    await this.closeHelp();
  }

  get helpPanel(): Locator {
    return this.page.getByRole('region', { name: 'Help', exact: true });
  }

  async closeHelp(): Promise<void> {
    await this.helpPanel.getByRole('button', { name: 'Close' }).click();
    await expect(this.helpPanel).toHaveCount(0);
  }

  /** Gives the student of the focused board another cut. */
  async recut(pieces: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Help', exact: true }).click();
    await this.page.getByRole('radio', { name: pieces, exact: true }).check({ force: true });
    await this.page.keyboard.press('Escape');
  }

  /** Moves a student to another team. @param to the team's number */
  async moveToTeam(name: string, to: number): Promise<void> {
    await this.#withPeople(async (people) => {
      const select = people.getByRole('combobox', { name: `Team of ${name}`, exact: true });
      const label = await select
        .getByRole('option')
        .filter({ hasText: `Team ${to} ` })
        .textContent();
      await select.selectOption(label ?? '');
    });
  }

  async shuffleTeams(): Promise<void> {
    await this.#withPeople((people) => people.getByRole('button', { name: 'Shuffle teams' }).click());
  }

  async #withPeople(act: (people: Locator) => Promise<void>): Promise<void> {
    await this.page.getByRole('button', { name: 'People' }).click();
    const people = this.page.getByRole('dialog', { name: 'People' });
    await act(people);
    await people.getByRole('button', { name: 'Close' }).click();
  }

  async setTimer(minutes: number): Promise<void> {
    await this.page.getByRole('button', { name: 'Timer', exact: true }).click();
    await this.page.getByRole('radio', { name: `${minutes} min`, exact: true }).check({ force: true });
    await this.page.getByRole('button', { name: 'Start timer', exact: true }).click();
  }

  /** Opens the timer's menu, does something there and closes it. */
  async withTimerMenu(act: (menu: Locator) => Promise<void>): Promise<void> {
    await expect(this.page.locator('.banner[data-lasts="false"]')).toBeHidden();
    await this.page.getByRole('button', { name: 'Timer', exact: true }).click();
    await act(this.page.locator(':popover-open'));
    await this.page.evaluate(() => document.querySelector<HTMLElement>(':popover-open')?.hidePopover());
  }

  async changeTimer(act: 'Pause timer' | 'Resume timer' | 'Stop timer'): Promise<void> {
    // Requests during a lost connection are refused; the banner shows that.
    await expect(this.page.locator('.banner')).toBeHidden();
    await this.page.getByRole('button', { name: 'Timer', exact: true }).click();
    await this.page.locator(':popover-open').getByRole('button', { name: act, exact: true }).click();
    await this.page.keyboard.press('Escape');
  }
}
