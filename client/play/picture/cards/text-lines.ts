/** Breaks words into lines as the browser does, in any script: an element that nobody sees is laid out, and its lines are read. CSS pixels. */
import { asLine } from '#shared/puzzle/kinds/cards/label-breaks.ts';

export interface LaidText {
  readonly size: number;
  readonly isRightToLeft: boolean;
  readonly lines: readonly { readonly text: string; readonly middle: number }[];
}

export interface TextBox {
  readonly width: number;
  readonly height: number;
}

export const LINE_HEIGHT = 1.25;
const SIZE_MIN = 6;

/** A text that fits at so many times a set's smallest size is an extreme: one step larger. */
const EXTREME = 2;
const STEP = 1.5;

/** Of a text of a set: the smallest size of all, in which words of usual lengths stand alike; much shorter ones are larger by whole steps. */
export function sizeInSet(own: number, smallest: number): number {
  const steps = Math.floor(Math.log(own / smallest) / Math.log(EXTREME));
  return Math.floor(smallest * STEP ** Math.max(0, steps));
}

/** The largest size up to `sizeMax` with which a text fits a box. The lines' middles are measured from the box's top. */
export class TextFitter {
  readonly #element = document.createElement('div');
  readonly #lineHeight: number;

  /** @param family of the font @param weight of the font @param lineHeight in its size */
  constructor(family: string, weight: number, lineHeight = LINE_HEIGHT) {
    this.#lineHeight = lineHeight;
    const { style } = this.#element;
    style.position = 'absolute';
    style.left = '-9999px';
    style.visibility = 'hidden';
    style.fontFamily = family;
    style.fontWeight = `${weight}`;
    style.lineHeight = `${lineHeight}`;
    style.wordBreak = 'keep-all';
    style.lineBreak = 'strict';
    style.whiteSpace = 'normal';
    // A browser without it fills one line after the other.
    style.setProperty('text-wrap', 'balance');
    this.#element.dir = 'auto';
    document.body.append(this.#element);
  }

  fit(text: string, { width, height }: TextBox, sizeMax: number): LaidText {
    const element = this.#element;
    element.style.width = `${width}px`;
    element.textContent = text;
    let fits = SIZE_MIN;
    let above = Math.max(SIZE_MIN, Math.floor(sizeMax)) + 1;
    while (above - fits > 1) {
      const size = Math.floor((fits + above) / 2);
      element.style.fontSize = `${size}px`;
      // A word that does not fit a line is broken only where nothing smaller helps.
      if (!this.#breaksWords(width) && element.offsetHeight <= height) fits = size;
      else above = size;
    }
    element.style.fontSize = `${fits}px`;
    this.#breaksWords(width);
    const lines = this.#readLines();
    const free = (height - element.offsetHeight) / 2;
    const isRightToLeft = getComputedStyle(element).direction === 'rtl';
    return {
      size: fits,
      isRightToLeft,
      lines: lines.map((line, index) => ({
        text: line,
        middle: free + (index + 0.5) * fits * this.#lineHeight,
      })),
    };
  }

  end(): void {
    this.#element.remove();
  }

  /** Lets words that are wider than the box be broken, and only those: balanced lines would break others. @returns is one that need not be? */
  #breaksWords(width: number): boolean {
    const { style } = this.#element;
    style.width = 'min-content';
    style.overflowWrap = 'normal';
    const isWider = this.#element.offsetWidth > width;
    style.width = `${width}px`;
    style.overflowWrap = isWider ? 'anywhere' : 'normal';
    return isWider && Number.parseFloat(style.fontSize) > BROKEN_SIZE_MAX;
  }

  #readLines(): string[] {
    const node = this.#element.firstChild;
    if (!(node instanceof Text)) return [];
    const range = document.createRange();
    const lines: string[] = [];
    let bottom = Number.NEGATIVE_INFINITY;
    let at = 0;
    for (const sign of node.data) {
      range.setStart(node, at);
      at += sign.length;
      range.setEnd(node, at);
      const [rect] = range.getClientRects();
      const isNext = rect !== undefined && rect.width > 0 && rect.top + rect.height / 2 > bottom;
      if (isNext || lines.length === 0) {
        lines.push(sign);
        bottom = rect === undefined ? bottom : rect.bottom;
      } else lines.push(`${lines.pop() ?? ''}${sign}`);
    }
    return lines.map(asLine);
  }
}

/** Below this size a long word is rather broken than made smaller. CSS pixels. */
const BROKEN_SIZE_MAX = 28;
