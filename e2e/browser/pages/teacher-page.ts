/** The teachers' start page and a teacher's page of a class. */
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { adoptSession } from '#e2e/browser/support/adopt-session.ts';
import { openMore } from '#e2e/browser/support/open-more.ts';
import type { Pace } from '#shared/picture/motion.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import { PAGE, pagePath, seatLink } from '#shared/protocol/paths.ts';
import { gridFor } from '#shared/puzzle/kinds/jigsaw/sizes.ts';
import { BoardPage } from './board-page.ts';
import { isClassUrl } from './class-url.ts';

export interface PictureFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

interface ClassOptions extends Pick<StartActivityRequest, 'difficulty' | 'turns' | 'hints' | 'teams'> {
  readonly pieces?: number;
  readonly together?: boolean;
  /** How the picture moves on boards. */
  readonly pace?: Pace;
}

export class TeacherPage {
  readonly page: Page;
  readonly #origin: string;
  /** Gives everybody a new board: with the same picture in the same cut, in another number of pieces, or of a kind without a picture. */
  dealAnother: (other?: number | StartActivityRequest['cuts'][number]) => Promise<void> = () =>
    Promise.reject(new Error('the class is not open'));

  constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = origin;
  }

  /**
   * Opens a class by the requests that the start page sends, for tests that are not about that page.
   * @returns the class's code
   */
  async open({ name, mimeType, buffer }: PictureFile, options: ClassOptions = {}): Promise<string> {
    const { pieces = 12, together = false, pace = 'still', ...rules } = options;
    const { page } = this;
    const apiClient = new ApiClient(this.#origin);
    const { id, code } = await apiClient.openClassroom();
    const bytes = new Blob([new Uint8Array(buffer)], { type: mimeType });
    const { id: picture } = expectOk(await apiClient.upload(id, bytes, name, pace));
    const { width, height } = await sharp(buffer).metadata();
    const mode = together ? 'together' : rules.teams === undefined ? 'each' : 'teams';
    this.dealAnother = async (other = pieces) => {
      const what = typeof other === 'number' ? { picture, cuts: [gridFor(width, height, other)] } : { cuts: [other] };
      expectOk(await apiClient.startActivity(id, { ...what, mode, ...rules }));
    };
    await this.dealAnother();
    await adoptSession(page, apiClient);
    await page.goto(pagePath('teacher', id));
    await page.locator('.code-digits').waitFor();
    return code;
  }

  /** Opens a class on the start page. @returns the class's code */
  async openByHand(picture: PictureFile, { pieces = 12, together = false } = {}): Promise<string> {
    const { page } = this;
    await page.goto(PAGE.newClass);
    await page.locator('input[type=file]').first().setInputFiles(picture);
    if (pieces > 500) await openMore(page);
    await this.#choosePieces(pieces);
    if (together) await page.getByRole('radio', { name: /All together|One puzzle for all/ }).check({ force: true });
    return this.#openNow();
  }

  /** Opens a class with a sample picture. @param who the name of a choice under "More" @param names those of a list */
  async openSample(who: string, names: readonly string[] = []): Promise<string> {
    const { page } = this;
    await page.goto(PAGE.newClass);
    await page.getByRole('button', { name: 'Telling the time' }).click();
    await openMore(page);
    await page.getByRole('radio', { name: who, exact: true }).check();
    if (names.length > 0) await page.getByLabel('Names of your students').fill(names.join('\n'));
    await this.#choosePieces(12);
    return this.#openNow();
  }

  /** The links of the class's seat cards, by the names on them. */
  async seatCardLinks(): Promise<Map<string, string>> {
    const { page } = this;
    const answer = page.waitForResponse(/\/api\/.*\/cards$/);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('link', { name: 'Seat cards' }).click();
    // Asked for again: the browser may have thrown the first answer away with the page that it came to.
    const { code, cards } = await (await page.request.get((await answer).url())).json();
    await page.locator('.card path').first().waitFor({ state: 'attached' });
    return new Map(
      cards.map(({ name, secret }: { name: string; secret: string }) => [name, seatLink('', code, secret)]),
    );
  }

  /** Presses the button. @returns the code that the class's page shows */
  async #openNow(): Promise<string> {
    const { page } = this;
    await page.getByRole('button', { name: 'Open class' }).click();
    await page.waitForURL(isClassUrl('teacher'));
    const digits = await page.locator('.code-digits').textContent();
    return (digits ?? '').replace(/\D/g, '');
  }

  /** Chooses the nearest offered number of pieces: the offer depends on the picture's shape. */
  async #choosePieces(pieces: number): Promise<void> {
    const group = this.page.getByRole('group', { name: 'Pieces' });
    // Sizes over 500 appear once "More" is open.
    if (pieces > 500) await group.getByRole('radio').nth(8).waitFor({ state: 'attached' });
    const labels = await group
      .getByRole('radio')
      .evaluateAll((radios) => radios.map((radio) => radio.parentElement?.textContent ?? ''));
    const [nearest] = labels.map(Number).sort((a, b) => Math.abs(a - pieces) - Math.abs(b - pieces));
    await group.getByRole('radio', { name: String(nearest), exact: true }).check({ force: true });
  }

  /** Opens a student's board. */
  async openBoard(name: string): Promise<BoardPage> {
    await this.page.getByRole('navigation', { name: 'Puzzles' }).getByRole('button', { name }).click();
    const board = new BoardPage(this.page);
    await board.ready();
    return board;
  }
}
