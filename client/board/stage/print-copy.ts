/** What a printer gets of a board: a browser forgets what WebGL drew once it is shown, so that paper would be black. */

export class PrintCopy {
  readonly #listening = new AbortController();
  readonly #copy: HTMLCanvasElement;

  /**
   * @param surface holds the drawn canvas, and the copy beside it
   * @param redraw draws now
   */
  constructor(surface: HTMLElement, view: Window, redraw: () => void) {
    this.#copy = view.document.createElement('canvas');
    this.#copy.className = 'print-copy';
    this.#copy.setAttribute('aria-hidden', 'true');
    const { signal } = this.#listening;
    view.addEventListener(
      'beforeprint',
      () => {
        const drawn = surface.querySelector('canvas');
        if (drawn === null) return;
        redraw();
        this.#copy.width = drawn.width;
        this.#copy.height = drawn.height;
        this.#copy.getContext('2d')?.drawImage(drawn, 0, 0);
        surface.after(this.#copy);
      },
      { signal },
    );
    view.addEventListener('afterprint', () => this.#copy.remove(), { signal });
  }

  destroy(): void {
    this.#listening.abort();
    this.#copy.remove();
  }
}
