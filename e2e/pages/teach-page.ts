/** The teachers' door and a class, as a teacher uses them. */
import type { Page } from '@playwright/test';
import { BoardPage } from './board-page.ts';

export interface PictureFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export class TeachPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** From /teach to an open class. Answers with its code. */
  async open(picture: PictureFile, { pieces = 12, together = false } = {}): Promise<string> {
    const { page } = this;
    await page.goto('/teach');
    await page.locator('input[type=file]').first().setInputFiles(picture);
    await page.getByRole('radio', { name: String(pieces), exact: true }).check({ force: true });
    if (together) await page.getByRole('radio', { name: /All together|One puzzle for all/ }).check({ force: true });
    await page.getByRole('button', { name: 'Open class' }).click();
    await page.waitForURL('**/teach/**');
    const digits = await page.locator('.code-digits').textContent();
    return (digits ?? '').replace(/\D/g, '');
  }

  /** Looks at the board of a student, live. */
  async look(name: string): Promise<BoardPage> {
    await this.page.getByRole('navigation', { name: 'Puzzles' }).getByRole('button', { name }).click();
    const board = new BoardPage(this.page);
    await board.ready();
    return board;
  }
}
