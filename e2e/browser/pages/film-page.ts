/** The dialog that makes a film of a replay. */
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** A film is hundreds of large pictures, drawn, encoded and decoded without a GPU, on a machine that others use. */
export const FILM_MS = 300_000;

export interface SavedFilm {
  readonly name: string;
  readonly bytes: Buffer;
}

export class FilmPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Save a film' });
  }

  get video(): Locator {
    return this.dialog.locator('video');
  }

  get announcement(): Locator {
    return this.dialog.getByRole('status');
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Save a film' }).click();
    await expect(this.dialog).toBeVisible();
  }

  async begin(seconds: 10 | 20 | 30 | 60): Promise<void> {
    await this.dialog.getByRole('radio', { name: `${seconds} seconds` }).check({ force: true });
    await this.dialog.getByRole('button', { name: 'Make the film' }).click();
  }

  /** Waits for the finished film, and saves it. */
  async save(): Promise<SavedFilm> {
    const link = this.dialog.getByRole('link', { name: 'Save the file' });
    await expect(link).toBeVisible({ timeout: FILM_MS });
    const download = this.page.waitForEvent('download');
    await link.click();
    const saved = await download;
    return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
  }
}
