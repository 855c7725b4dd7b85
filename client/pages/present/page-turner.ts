/**
 * Pages of the boards on the projector. From the back of a room the boards of a whole class are stamps, so that a large class sees a dozen
 * at a time, and the pages turn by themselves: the teacher stands elsewhere, and each student's board comes up without anybody's choice.
 * Whoever turns them by hand stops that. Where motion is reduced nothing turns, and all boards are there at once.
 */
import { type ReadonlySignal, signal } from '@preact/signals';

/** Fewer boards than this stand on one page. */
export const PAGED_FROM = 24;
const PER_PAGE_MAX = 12;
/** Time for which a page stands. Milliseconds. */
export const PAGE_MS = 15_000;

/** @returns pages as even as possible: none holds a single board that is left over */
export function splitIntoPages(boards: number, isStill: boolean): { readonly pages: number; readonly perPage: number } {
  if (isStill || boards < PAGED_FROM) return { pages: 1, perPage: boards };
  const perPage = Math.ceil(boards / Math.ceil(boards / PER_PAGE_MAX));
  return { pages: Math.ceil(boards / perPage), perPage };
}

/** Which page stands, and whether the next one comes by itself. */
export class PageTurner {
  /** From 0. */
  readonly page: ReadonlySignal<number>;
  readonly isTurning: ReadonlySignal<boolean>;
  readonly #page = signal(0);
  readonly #isTurning = signal(true);
  #pages = 1;
  #isShown = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    this.page = this.#page;
    this.isTurning = this.#isTurning;
  }

  /** @param isShown false: the projector shows something else, and the page stays as it is */
  update(pages: number, isShown: boolean): void {
    this.#pages = pages;
    this.#isShown = isShown;
    this.#page.value = Math.min(this.#page.peek(), pages - 1);
    this.#restart();
  }

  /** By hand. */
  goTo(page: number): void {
    this.#isTurning.value = false;
    this.#show(page);
  }

  /** By hand. @param by pages forward, or back */
  turn(by: number): void {
    this.goTo(this.#page.peek() + by);
  }

  /**
   * Something happened on these pages: unless somebody turns them by hand, one of them is shown for its whole time; that which stands, if
   * it is among them.
   */
  showOneOf(pages: readonly number[]): void {
    const [first] = pages;
    if (first === undefined || !this.#isTurning.peek()) return;
    const page = this.#page.peek();
    this.#show(pages.includes(page) ? page : first);
  }

  toggle(): void {
    this.#isTurning.value = !this.#isTurning.peek();
    this.#restart();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #show(page: number): void {
    this.#page.value = (page + this.#pages) % this.#pages;
    this.#restart();
  }

  /** A page stands for its whole time, whatever came before. */
  #restart(): void {
    this.close();
    if (!this.#isShown || this.#pages < 2 || !this.#isTurning.peek()) return;
    this.#timer = setTimeout(() => this.#show(this.#page.peek() + 1), PAGE_MS);
  }
}
